import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { useLive } from '../../../client/live.ts'
import { useQuery } from '../../../client/use-query.ts'
import { useFormat } from '../../../strings/format.ts'
import { useNowMs } from '../../../strings/use-now.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { copyDiagnostics } from './copy-diagnostics.ts'
import { FactList } from '../fact-list.tsx'
import { accountFacts, healthFacts, sendingFacts } from './health-facts.ts'
import styles from '../settings.module.css'

export function HealthSection({ isSample }: { isSample: boolean }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const { health, sending } = useLive()
  const account = useQuery(() => api.account.get(), [])
  const [isChecking, setIsChecking] = useState(false)
  const words = { t, format, nowMs }

  const check = async () => {
    setIsChecking(true)
    try {
      useLive.setState({ health: await api.account.checkNow() })
      showToast({ text: t('settings.health-checked') })
    } catch {
      showToast({ text: t('settings.health-check-failed'), tone: 'danger' })
    } finally {
      setIsChecking(false)
    }
  }

  if (account.state === 'error') return <ErrorState error={account.error} onRetry={account.reload} />
  return (
    <>
      <h3 className={styles.subheading}>{t('settings.number')}</h3>
      {account.state === 'loading' ? <Skeleton height="8rem" shape="block" /> : <FactList facts={accountFacts(account.data, isSample, words)} />}
      <h3 className={styles.subheading}>{t('settings.health')}</h3>
      {health ? <FactList facts={healthFacts(health, words)} /> : <Skeleton height="14rem" shape="block" />}
      <h3 className={styles.subheading}>{t('settings.sending')}</h3>
      {sending ? <FactList facts={sendingFacts(sending, words)} /> : <Skeleton height="6rem" shape="block" />}
      <div className={styles.actions}>
        <Button icon={<RefreshCw aria-hidden size={16} />} isBusy={isChecking} onClick={() => void check()}>{t('settings.check-now')}</Button>
        <Button variant="quiet" onClick={() => void copyDiagnostics(t)}>{t('settings.copy-diagnostics')}</Button>
      </div>
      <p className={styles.hint}>{t('settings.diagnostics-hint')}</p>
    </>
  )
}
