import { FileUp } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { readCodes } from '#shared/domain/automation/code-list.ts'
import type { CodePool } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { readTextFile } from '../../../client/text-files.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { TextArea } from '../../../ui/fields/text-field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { attempt } from '../attempt.ts'
import styles from './values.module.css'

const mostCodes = 100_000
const shownBad = 5

/** Codes by paste or from a file; what was understood is counted before anything is added. */
export function FillDialog({ pool, onClose }: { pool: CodePool; onClose: () => void }) {
  const t = useStrings()
  const picker = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const settled = useDeferredValue(text)
  const { codes, repeatedCount, bad } = useMemo(() => readCodes(settled), [settled])
  const isTooMany = codes.length > mostCodes
  const add = async () => {
    setIsBusy(true)
    const done = await attempt(api.automation.addCodes({ key: pool.key, codes }))
    setIsBusy(false)
    if (!done) return
    showToast({ text: t('automation.codes-added', { count: done.addedCount, known: done.knownCount }) })
    onClose()
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('automation.add-codes', { name: pool.name })} size="s"
      footer={<Button variant="primary" isBusy={isBusy} disabled={codes.length === 0 || isTooMany} onClick={() => void add()}>{t('automation.codes-add', { count: codes.length })}</Button>}
    >
      <div className={styles.fill}>
        <TextArea label={t('automation.codes')} hint={t('automation.codes-hint')} rows={8} value={text} onChange={setText} />
        <Button size="s" icon={<FileUp aria-hidden size={15} />} className={styles.file} onClick={() => picker.current?.click()}>{t('automation.codes-file')}</Button>
        <input
          ref={picker} type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" hidden aria-label={t('automation.codes-file')}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void readTextFile(file).then(setText)
            target.value = ''
          }}
        />
        <div role="status" className={styles.counts}>
          {settled.trim() !== '' && <p className="tabular">{t('automation.codes-counts', { count: codes.length, repeated: repeatedCount, bad: bad.length })}</p>}
          {isTooMany && <p className={styles.problem}>{t('automation.codes-too-many', { limit: mostCodes })}</p>}
          {bad.length > 0 && <ul className={styles.bad}>{bad.slice(0, shownBad).map(({ line, text: wrong }) => <li key={`${line} ${wrong}`}>{t('automation.codes-bad', { line })} <bdi>{wrong}</bdi></li>)}</ul>}
        </div>
      </div>
    </Dialog>
  )
}
