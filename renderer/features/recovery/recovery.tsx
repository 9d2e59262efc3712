import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { ArchiveRestore, FolderLock, HardDrive, ShieldAlert, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import { TechnicalDetails } from '../../ui/states/technical-details.tsx'
import styles from './recovery.module.css'

const icons: Record<RecoveryProblem['kind'], LucideIcon> = { damaged: ShieldAlert, 'newer-version': ArchiveRestore, 'read-only': FolderLock, 'disk-full': HardDrive, 'cannot-open': ShieldAlert }

/** Only a damaged or unreadable database may be set aside; the others are mended outside and tried again. */
const mayReplace = (kind: RecoveryProblem['kind']) => kind === 'damaged' || kind === 'cannot-open'

/** The shop's database cannot be opened: what happened, what is safe, and the ways back. */
export function Recovery({ problem, isSample, onChanged }: { problem: RecoveryProblem; isSample: boolean; onChanged: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const [restoring, setRestoring] = useState<RecoveryProblem['backups'][number] | null>(null)
  const [isStartingFresh, setIsStartingFresh] = useState(false)
  const backups = problem.backups.toSorted((a, b) => b.createdAtMs - a.createdAtMs)
  const latest = backups[0]
  const Icon = icons[problem.kind]

  const run = (work: () => Promise<void>) => async () => {
    try {
      await work()
      onChanged()
    } catch (error) {
      showFailure(error, t('recovery.failed'))
      throw error
    }
  }

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <span className={styles.icon} aria-hidden><Icon /></span>
        <h1 className={styles.title}>{t(`recovery.${problem.kind}.title`)}</h1>
        <p className={styles.body}>{t(`recovery.${problem.kind}.body`)}</p>
        {problem.keptAs && <p className={styles.kept}>{t('recovery.kept', { file: problem.keptAs })}</p>}

        {!mayReplace(problem.kind) && (
          <div className={styles.actions}>
            <Button variant="primary" onClick={onChanged}>{t('common.retry')}</Button>
          </div>
        )}

        {mayReplace(problem.kind) && (
          <section className={styles.section} aria-labelledby="recovery-backups">
            <h2 id="recovery-backups" className={styles.heading}>{t('recovery.backups')}</h2>
            {backups.length === 0 && <p className={styles.muted}>{t('recovery.no-backups')}</p>}
            <ul>
              {backups.map((backup) => (
                <li key={backup.name} className={styles.backup}>
                  <div>
                    <p className={styles.date}>{format.dateTime(backup.createdAtMs)}{backup === latest && <span className={styles.latest}>{t('recovery.latest')}</span>}</p>
                    <p className={`${styles.muted} tabular`}>{format.ago(backup.createdAtMs, nowMs)} · {format.fileSize(backup.sizeBytes)}</p>
                  </div>
                  <Button variant={backup === latest ? 'primary' : 'secondary'} onClick={() => setRestoring(backup)}>{t('recovery.restore')}</Button>
                </li>
              ))}
            </ul>
          </section>
        )}

        {mayReplace(problem.kind) && (
          <section className={styles.section} aria-labelledby="recovery-fresh">
            <h2 id="recovery-fresh" className={styles.heading}>{t('recovery.fresh-title')}</h2>
            <p className={styles.muted}>{t(isSample ? 'recovery.fresh-body-sample' : 'recovery.fresh-body')}</p>
            <Button onClick={() => setIsStartingFresh(true)}>{t('recovery.fresh')}</Button>
          </section>
        )}

        <TechnicalDetails text={problem.detail} />
      </div>

      <ConfirmDialog
        isOpen={restoring !== null}
        title={t('recovery.restore-title', { date: restoring ? format.dateTime(restoring.createdAtMs) : '' })}
        consequences={[t('recovery.restore-loses'), t('recovery.restore-keeps')]}
        confirmLabel={t('recovery.restore')}
        onConfirm={run(async () => {
          if (restoring) await api.shop.restoreBackup({ name: restoring.name })
        })}
        onClose={() => setRestoring(null)}
      />
      <ConfirmDialog
        isOpen={isStartingFresh}
        title={t('recovery.fresh-confirm-title')}
        consequences={[t('recovery.fresh-loses'), t('recovery.restore-keeps')]}
        confirmLabel={t('recovery.fresh')}
        isDangerous
        onConfirm={run(() => api.shop.startFresh())}
        onClose={() => setIsStartingFresh(false)}
      />
    </main>
  )
}
