import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { describeFailure } from '../../client/refusals.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import type { ExportCounts, ExportResult, ExportRun } from './use-export-run.ts'
import styles from './exports.module.css'

type Props = {
  title: string
  description?: ReactNode
  size?: 's' | 'm'
  run: ExportRun
  onStart: () => void
  onCancel: () => void
  onClose: () => void
  isReady?: boolean
  children?: ReactNode
}

/** Choosing, under way, done, failed: the same for every file that leaves. */
export function ExportFrame({ title, description, size = 'm', run, onStart, onCancel, onClose, isReady = true, children }: Props) {
  const t = useStrings()
  const footer = {
    choosing: <><Button onClick={onClose}>{t('common.cancel')}</Button><Button variant="primary" disabled={!isReady} onClick={onStart}>{t('exports.start')}</Button></>,
    running: <Button onClick={onCancel}>{t('exports.stop')}</Button>,
    done: <Button variant="primary" onClick={onClose}>{t('common.close')}</Button>,
    failed: <Button onClick={onClose}>{t('common.close')}</Button>,
  }[run.step]
  return (
    <Dialog isOpen onClose={onClose} title={title} size={size} description={run.step === 'choosing' ? description : undefined} footer={footer}>
      {run.step === 'choosing' && children}
      {run.step === 'running' && <Running fraction={run.fraction} />}
      {run.step === 'done' && <Done result={run.result} />}
      {run.step === 'failed' && <ErrorState error={run.error} title={t('exports.failed')} body={describeFailure(t, run.error, t('exports.failed-hint'))} onRetry={onStart} />}
    </Dialog>
  )
}

function Running({ fraction }: { fraction: number | null }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <div className={styles.running}>
      <p role="status" className={styles.runningText}><span>{t('exports.running')}</span>{fraction !== null && <span className="tabular">{format.percent(Math.floor(fraction * 100) / 100)}</span>}</p>
      <ProgressBar label={t('exports.running')} fraction={fraction} />
      <p className={styles.muted}>{t('exports.running-hint')}</p>
    </div>
  )
}

function Done({ result }: { result: ExportResult }) {
  const t = useStrings()
  const format = useFormat()
  const count = (name: keyof ExportCounts, key: Parameters<typeof t>[0]) => (result[name] ? [t(key, { count: result[name] })] : [])
  const counts = [
    ...(result.rowCount === undefined ? [] : [t('exports.customers', { count: result.rowCount })]), ...count('customerCount', 'exports.customers'), ...count('messageCount', 'export.sheet-messages'),
    ...count('fileCount', 'export.sheet-files'), format.fileSize(result.sizeBytes),
  ]
  return (
    <div className={styles.done} role="status">
      <CircleCheck aria-hidden className={styles.doneIcon} />
      <p className={styles.fileName}><bdi>{result.fileName}</bdi></p>
      <p className={`${styles.muted} tabular`}>{counts.join(' · ')}</p>
      {(result.missingFileCount ?? 0) > 0 && <p className={styles.missing}>{t('exports.missing', { count: result.missingFileCount ?? 0 })}</p>}
      <p className={styles.muted}>{t('exports.care')}</p>
    </div>
  )
}
