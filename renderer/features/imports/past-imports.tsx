import { CheckCircle2, CircleSlash, Loader, TriangleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ImportRecord, ImportState } from '#shared/domain/import-table.ts'
import { api } from '../../client/api.ts'
import { useUndoing } from '../../client/undo.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import styles from './imports.module.css'

const icons: Readonly<Record<ImportState, typeof Undo2>> = { running: Loader, done: CheckCircle2, cancelled: CircleSlash, interrupted: TriangleAlert, undone: Undo2 }

export function PastImports() {
  const t = useStrings()
  const past = useLibrary('imports', () => api.imports.list())
  const [asked, setAsked] = useState<ImportRecord | null>(null)
  return (
    <section className={styles.section} aria-label={t('imports.past')}>
      <h2 className={styles.heading}>{t('imports.past')}</h2>
      {past.state === 'loading' && <div className={styles.pastSkeleton}>{[0, 1].map((row) => <Skeleton key={row} height="2.5rem" shape="block" />)}</div>}
      {past.state === 'error' && <ErrorState error={past.error} title={t('imports.past-error')} onRetry={past.reload} />}
      {past.state === 'ready' && past.data.length === 0 && <p className={styles.hint}>{t('imports.past-empty')}</p>}
      {past.state === 'ready' && past.data.length > 0 && <ul className={styles.past}>{past.data.map((record) => <PastImport key={record.id} record={record} onUndo={() => setAsked(record)} />)}</ul>}
      <UndoDialog asked={asked?.undoId == null ? null : { undoId: asked.undoId, counts: asked.counts }} onClose={() => setAsked(null)} />
    </section>
  )
}

function PastImport({ record, onUndo }: { record: ImportRecord; onUndo: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const undo = useUndoing()
  const Icon = icons[record.state]
  const isUndoing = record.undoId !== null && undo.undoId === record.undoId
  const { counts } = record
  return (
    <li className={styles.pastRow}>
      <span aria-hidden className={styles.pastIcon} data-state={record.state}><Icon /></span>
      <div className={styles.grow}>
        <p className={styles.strong}><bdi>{record.fileName}</bdi></p>
        <p className={`${styles.hint} tabular`}>
          {format.dateTime(record.atMs)} · {t(`imports.state.${record.state}`)} · {t('imports.past-counts', { new: counts.new, changed: counts.changed, bad: counts.bad + counts.duplicate })}
        </p>
        {isUndoing && <ProgressBar label={t('imports.undoing')} fraction={undo.fraction} />}
      </div>
      {record.undoId !== null && record.state !== 'running' && record.state !== 'undone' && (
        <Button size="s" isBusy={isUndoing} disabled={undo.undoId !== null && !isUndoing} icon={<Undo2 aria-hidden size={14} />} onClick={onUndo}>{isUndoing ? t('imports.undoing') : t('imports.undo')}</Button>
      )}
    </li>
  )
}
