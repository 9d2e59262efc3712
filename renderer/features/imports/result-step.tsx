import { CheckCircle2, CircleSlash, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useUndoing } from '../../client/undo.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { BadRows } from './bad-rows.tsx'
import { Counts } from './counts.tsx'
import { startOver, useImportWork } from './import-work.ts'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import styles from './imports.module.css'

export function ResultStep({ onShowCustomers }: { onShowCustomers: () => void }) {
  const t = useStrings()
  const { file, result } = useImportWork()
  const undo = useUndoing()
  const [isAsking, setAsking] = useState(false)
  const [isUndone, setUndone] = useState(false)
  if (!file || !result) return null
  const isUndoing = undo.undoId !== null && undo.undoId === result.undoId
  const state = isUndone ? 'undone' : result.isCancelled ? 'cancelled' : 'done'
  const Icon = isUndone ? Undo2 : result.isCancelled ? CircleSlash : CheckCircle2
  return (
    <>
      <div className={styles.outcome} data-state={state}>
        <span aria-hidden className={styles.outcomeIcon}><Icon /></span>
        <div className={styles.grow} role="status">
          <p className={styles.outcomeTitle}>{t(`imports.result-${state}`)}</p>
          <p className={styles.hint}>{t(`imports.result-${state}-body`, { name: file.fileName })}</p>
        </div>
      </div>
      {!isUndone && <Counts counts={result.counts} isDone />}
      {isUndoing && (
        <section className={styles.work} aria-label={t('imports.undoing')}>
          <p className={styles.workTitle} role="status">{t('imports.undoing')}</p>
          <ProgressBar label={t('imports.undoing')} fraction={undo.fraction} />
        </section>
      )}
      {!isUndone && <BadRows fileId={file.fileId} bad={result.bad} counts={result.counts} />}
      <footer className={styles.actions}>
        {result.undoId !== null && !isUndone && <Button isBusy={isUndoing} icon={<Undo2 aria-hidden size={16} />} onClick={() => setAsking(true)}>{t('imports.undo')}</Button>}
        <span className={styles.grow} />
        <Button onClick={startOver}>{t('imports.other-file')}</Button>
        <Button variant="primary" onClick={onShowCustomers}>{t('imports.show-customers')}</Button>
      </footer>
      <UndoDialog asked={isAsking && result.undoId !== null ? { undoId: result.undoId, counts: result.counts } : null} onClose={() => setAsking(false)} onUndone={() => setUndone(true)} />
    </>
  )
}
