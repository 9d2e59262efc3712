import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ProductImport } from '#shared/domain/product-table.ts'
import { api } from '../../client/api.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { readTextFile } from '../../client/text-files.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import editorPage from '../../ui/editor-page.module.css'
import { showToast } from '../../ui/toast.tsx'
import { attempt } from './product-changes.ts'
import styles from './products.module.css'

/** A dry run first: what would be added, what is here already, what cannot be taken and why. */
export function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const picker = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<{ text: string; report: ProductImport } | null>(null)
  const close = () => {
    setChosen(null)
    onClose()
  }
  const choose = async (file: File) => {
    const text = await readTextFile(file)
    const report = await attempt(api.products.importFile({ text, isDryRun: true }))
    setChosen(report && { text, report })
  }
  const run = async () => {
    const report = chosen && (await attempt(api.products.importFile({ text: chosen.text, isDryRun: false })))
    if (!report) return
    close()
    showToast({ text: t('products.imported', { count: report.addedCount }), action: { label: t('common.undo'), run: () => void attempt(api.products.remove({ ids: report.addedIds })) } })
  }
  const count = chosen?.report.addedCount ?? 0
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('products.import-title')} footer={chosen && count > 0 ? <Button variant="primary" onClick={() => void run()}>{t('products.import-run')}</Button> : undefined}>
      <div className={styles.dialogForm}>
        <p className={editorPage.hint}>{t('products.import-hint')}</p>
        <Button icon={<Upload aria-hidden size={16} />} onClick={() => picker.current?.click()}>{t('products.import')}</Button>
        {chosen && <p role="status">{t('common.import-counts', { added: count, same: chosen.report.sameCount })}</p>}
        {chosen && chosen.report.bad.length > 0 && <BadRows bad={chosen.report.bad} />}
        <input
          ref={picker} type="file" hidden accept=".csv,.tsv,.txt"
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

function BadRows({ bad }: { bad: ProductImport['bad'] }) {
  const t = useStrings()
  return (
    <div>
      <p className={editorPage.label}>{t('products.import-bad', { count: bad.length })}</p>
      <ul className={styles.badRows}>
        {bad.map(({ row, detail, refusal }) => <li key={row}><bdi className={editorPage.label}>{t('products.import-row', { row, detail })}</bdi> {describeRefusal(t, refusal)}</li>)}
      </ul>
    </div>
  )
}
