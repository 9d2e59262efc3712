import { useState } from 'react'
import type { ImportCounts } from '#shared/domain/import-table.ts'
import { takeBack } from '../../client/undo.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'

type Asked = { undoId: number; counts: ImportCounts }

/** Says what is taken back before it is; a large one goes on behind the closed dialog. */
export function UndoDialog({ asked, onClose, onUndone }: { asked: Asked | null; onClose: () => void; onUndone?: (() => void) | undefined }) {
  const t = useStrings()
  /** Kept while the dialog goes away. */
  const [latest, setLatest] = useState<Asked | null>(null)
  if (asked && asked !== latest && asked.undoId !== latest?.undoId) setLatest(asked)
  const counts = latest?.counts
  return (
    <ConfirmDialog
      isOpen={asked !== null}
      title={t('imports.undo-title')}
      consequences={[
        ...(counts && counts.new > 0 ? [t('imports.undo-new', { count: counts.new })] : []),
        ...(counts && counts.changed > 0 ? [t('imports.undo-changed', { count: counts.changed })] : []),
        t('imports.undo-rest'),
      ]}
      confirmLabel={t('imports.undo')}
      onClose={onClose}
      onConfirm={() => {
        if (asked) void takeBack(asked.undoId, t('imports.undone')).then((isDone) => isDone && onUndone?.())
      }}
    />
  )
}
