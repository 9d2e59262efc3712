import { useState } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { useLive } from '../../client/live.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { backUp, type FinishedBackup } from './back-up.ts'
import { FactList } from './fact-list.tsx'
import styles from './settings.module.css'

export function BackupSection({ isSample }: { isSample: boolean }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const lastBackupAtMs = useLive((state) => state.health?.store.lastBackupAtMs ?? null)
  const [done, setDone] = useState<FinishedBackup | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const lastMs = done?.atMs ?? lastBackupAtMs

  const start = async () => {
    setIsBusy(true)
    setDone(await backUp(t))
    setIsBusy(false)
  }

  return (
    <>
      <p className={styles.lead}>{t(isSample ? 'settings.backup-lead-sample' : 'settings.backup-lead')}</p>
      <FactList
        facts={[
          { label: t('settings.fact.backup'), value: lastMs === null ? t('settings.never') : `${format.dateTime(lastMs)} (${format.ago(lastMs, nowMs)})` },
          ...(done ? [{ label: t('settings.backup-file'), value: `${done.name} · ${format.fileSize(done.sizeBytes)}` }] : []),
        ]}
      />
      <div className={styles.actions}>
        <Button variant="primary" isBusy={isBusy} onClick={() => void start()}>{t('settings.backup-now')}</Button>
      </div>
      <p className={styles.hint}>{t('settings.backup-hint')}</p>
      <h3 className={styles.subheading}>{t('settings.export')}</h3>
      <p className={styles.lead}>{t('settings.export-lead')}</p>
      <div className={styles.actions}>
        <Button onClick={() => runCommand('app.export-everything')}>{t('command.app.export-everything')}</Button>
      </div>
    </>
  )
}
