import type { BadRow } from '#shared/domain/quick-reply-table.ts'
import { quickReplyChanges } from '../../client/quick-replies.ts'
import { readLibraryFile } from '../../client/library-file.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ImportDialog, type CheckedFile } from '../../ui/overlays/import-dialog.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './attempt.ts'

export function ImportReplies({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const reasonOf = ({ problem, refusal }: BadRow) => (problem === 'rule' ? (refusal ? describeRefusal(t, refusal) : '') : t(`quick-replies.bad-${problem}`))
  const run = async (format: 'json' | 'csv', text: string) => {
    const report = await attempt(quickReplyChanges.importFile(format, text, false))
    if (report) showToast({ text: t('quick-replies.imported', { count: report.addedCount }), action: { label: t('common.undo'), run: () => void attempt(quickReplyChanges.remove(report.addedIds)) } })
    return report !== null
  }
  const check = async (file: File): Promise<CheckedFile | null> => {
    const format = file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv'
    const text = await readLibraryFile(file)
    if (text === null) return null
    const report = await attempt(quickReplyChanges.importFile(format, text, true))
    return report && { ...report, bad: report.bad.map((row) => ({ row: row.row, detail: row.detail, reason: reasonOf(row) })), run: () => run(format, text) }
  }
  return <ImportDialog title={t('quick-replies.import-title')} choose={t('quick-replies.import')} accept=".json,.csv,.tsv,.txt" isOpen={isOpen} onClose={onClose} check={check} />
}
