import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import type { BadRow, QuickReplyImport } from '#shared/domain/quick-reply-table.ts'
import { quickReplyChanges } from '../../client/quick-replies.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import editorPage from '../../ui/editor-page.module.css'
import { showToast } from '../../ui/toast.tsx'
import { attempt } from './attempt.ts'
import { readTextFile } from '../../client/text-files.ts'
import styles from './editor.module.css'

type Chosen = { format: 'json' | 'csv'; text: string; report: QuickReplyImport }

/** A dry run first: what would be added, what is here already, what cannot be taken and why. */
export function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const picker = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const close = () => {
    setChosen(null)
    onClose()
  }
  const choose = async (file: File) => {
    const format = file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv'
    const text = await readTextFile(file)
    const report = await attempt(quickReplyChanges.importFile(format, text, true))
    setChosen(report && { format, text, report })
  }
  const run = async () => {
    const report = chosen && (await attempt(quickReplyChanges.importFile(chosen.format, chosen.text, false)))
    if (!report) return
    close()
    showToast({
      text: t('quick-replies.imported', { count: report.addedCount }),
      action: { label: t('common.undo'), run: () => void attempt(quickReplyChanges.remove(report.addedIds)) },
    })
  }
  const count = chosen?.report.addedCount ?? 0
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('quick-replies.import-title')}
      footer={chosen && count > 0 ? <Button variant="primary" onClick={() => void run()}>{t('quick-replies.import-run')}</Button> : undefined}
    >
      <div className={styles.import}>
        <Button icon={<Upload aria-hidden size={16} />} onClick={() => picker.current?.click()}>{t('quick-replies.import')}</Button>
        {chosen && <p role="status">{t('common.import-counts', { added: count, same: chosen.report.sameCount })}</p>}
        {chosen && chosen.report.bad.length > 0 && <BadRows bad={chosen.report.bad} />}
        <input
          ref={picker}
          type="file"
          hidden
          accept=".json,.csv,.tsv,.txt"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void choose(file)
            event.target.value = ''
          }}
        />
      </div>
    </Dialog>
  )
}

function BadRows({ bad }: { bad: readonly BadRow[] }) {
  const t = useStrings()
  const reasonOf = ({ problem, refusal }: BadRow) => (problem === 'rule' ? (refusal ? describeRefusal(t, refusal) : '') : t(`quick-replies.bad-${problem}`))
  return (
    <div>
      <p className={editorPage.label}>{t('quick-replies.import-bad', { count: bad.length })}</p>
      <ul className={styles.badRows}>
        {bad.map((row) => <li key={row.row}><bdi className={styles.badRow}>{t('quick-replies.import-row', { row: row.row, detail: row.detail })}</bdi> {reasonOf(row)}</li>)}
      </ul>
    </div>
  )
}
