import type { ConnectCheck } from '#shared/domain/shop.ts'
import { Check, CircleDashed, Minus, X } from 'lucide-react'
import { useStrings } from '../../strings/use-strings.ts'
import styles from './check-list.module.css'

const steps: readonly ConnectCheck['step'][] = ['token', 'number', 'business-account', 'subscription', 'receiver']
const icons = { ok: Check, failed: X, skipped: Minus, waiting: CircleDashed }

/** `checks` null: they are under way. */
export function CheckList({ checks }: { checks: readonly ConnectCheck[] | null }) {
  const t = useStrings()
  return (
    <ul className={styles.list} aria-live="polite" aria-label={t('connect.checks')}>
      {steps.map((step) => {
        const check = checks?.find((one) => one.step === step)
        const outcome = check?.outcome ?? 'waiting'
        const Icon = icons[outcome]
        return (
          <li key={step} className={styles.check} data-outcome={outcome}>
            <Icon className={styles.icon} aria-hidden />
            <div>
              <p className={styles.name}>
                {t(`connect.check.${step}`)} <span className={styles.outcome}>{t(`connect.outcome.${outcome}`)}</span>
              </p>
              {outcome === 'failed' && <p>{t(`connect.next.${step}`)}</p>}
              {check?.detail && outcome !== 'skipped' && (
                <p className={styles.detail}>
                  <bdi>{check.detail}</bdi>
                  {check.errorCode !== null && ` (${t('connect.code', { code: String(check.errorCode) })})`}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
