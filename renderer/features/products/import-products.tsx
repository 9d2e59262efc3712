import { api } from '../../client/api.ts'
import { readLibraryFile } from '../../client/library-file.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ImportDialog, type CheckedFile } from '../../ui/overlays/import-dialog.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './product-changes.ts'

export function ImportProducts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const run = async (text: string) => {
    const report = await attempt(api.products.importFile({ text, isDryRun: false }))
    if (report) showToast({ text: t('products.imported', { count: report.addedCount }), action: { label: t('common.undo'), run: () => void attempt(api.products.remove({ ids: report.addedIds })) } })
    return report !== null
  }
  const check = async (file: File): Promise<CheckedFile | null> => {
    const text = await readLibraryFile(file)
    if (text === null) return null
    const report = await attempt(api.products.importFile({ text, isDryRun: true }))
    return report && { ...report, bad: report.bad.map(({ row, detail, refusal }) => ({ row, detail, reason: describeRefusal(t, refusal) })), run: () => run(text) }
  }
  return <ImportDialog title={t('products.import-title')} hint={t('products.import-hint')} choose={t('products.import')} accept=".csv,.tsv,.txt" isOpen={isOpen} onClose={onClose} check={check} />
}
