import { policyEntry } from '#shared/policy/policy.ts'
import { useFormat } from '../../../strings/format.ts'
import { policySourceText, policyValueText } from '../../../strings/policy-text.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import styles from './notice.module.css'

/** The entry of the policy pack behind a block: what, how much, who says so. */
export function PolicyWhy({ policyKey }: { policyKey: string }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const entry = policyEntry(policyKey)
  return (
    <details className={styles.why}>
      <summary>{t('composer.why')}</summary>
      <p>{t('composer.rule', { source: policySourceText(entry.source, t, format) })}</p>
      <p>{t('composer.rule-limit', { value: policyValueText(entry, limit(policyKey), t, format) })}</p>
    </details>
  )
}
