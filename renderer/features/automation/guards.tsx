import { api } from '../../client/api.ts'
import { usePolicyEntries } from '../../client/policy-entries.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { policyValueText } from '../../strings/policy-text.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Badge } from '../../ui/marks/badge.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { attempt } from './attempt.ts'
import styles from './guards.module.css'

const shown = ['cap', 'spacing', 'offer-person-from', 'person-silence', 'handover-silence', 'message-age', 'send-within', 'burst', 'per-message', 'busy', 'text', 'text-fold'] as const

/** What keeps automation polite: each guard with the value in force and the reason for it. */
export function Guards() {
  const t = useStrings()
  const format = useFormat()
  const entries = usePolicyEntries()
  const settings = useLibrary('automation', () => api.automation.settings())
  const valueOf = (name: string): string => {
    const entry = entries.data?.find(({ key }) => key === `automation.${name}`)
    return entry ? policyValueText(entry, entry.effectiveValue, t, format) : ''
  }
  return (
    <div className={styles.page}>
      <h2 className={styles.heading}>{t('automation.section-guards')}</h2>
      <p className={styles.lead}>{t('automation.guards-lead')}</p>
      {entries.state === 'loading' && <Skeleton height="20rem" shape="block" />}
      {entries.state === 'error' && <ErrorState error={entries.error} onRetry={entries.reload} />}
      {entries.state === 'ready' && (
        <ul className={styles.list}>
          {shown.map((name) => {
            const entry = entries.data.find(({ key }) => key === `automation.${name}`)
            return entry && (
              <li key={name} className={styles.guard}>
                <div className={styles.text}>
                  <span className={styles.name}>{t(`policy.automation.${name}`)}</span>
                  <span className={styles.why}>{t(`automation.guard-${name}`, { span: valueOf('cap-span') })}</span>
                </div>
                <span className={`${styles.value} tabular`}>
                  {policyValueText(entry, entry.effectiveValue, t, format)}
                  {entry.effectiveValue !== entry.value && <Badge tone="accent">{t('settings.rules-own')}</Badge>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <p className={styles.lead}>{t('automation.guards-change')}</p>
      <h3 className={styles.subheading}>{t('automation.guards-both')}</h3>
      {settings.state === 'loading' && <Skeleton height="3rem" shape="block" />}
      {settings.state === 'error' && <ErrorState error={settings.error} onRetry={settings.reload} />}
      {settings.state === 'ready' && (
        <Switch
          label={t('automation.combine')} hint={t('automation.combine-hint')} isOn={settings.data.combinesGreetingWithAway}
          onChange={(combinesGreetingWithAway) => void attempt(api.automation.saveSettings({ ...settings.data, combinesGreetingWithAway }))}
        />
      )}
      <h3 className={styles.subheading}>{t('automation.guards-always')}</h3>
      <ul className={styles.always}>{(['history', 'opted-out', 'outbox'] as const).map((name) => <li key={name}>{t(`automation.always-${name}`)}</li>)}</ul>
    </div>
  )
}
