import type { PolicyEntry } from '#shared/policy/policy-entry.ts'
import { policyEntry } from '#shared/policy/policy.ts'
import { useFormat, type Format } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import styles from './notice.module.css'

/** The entry of the policy pack behind a block: what, how much, who says so, since when. */
export function PolicyWhy({ policyKey }: { policyKey: string }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const entry = policyEntry(policyKey)
  return (
    <details className={styles.why}>
      <summary>{t('composer.why')}</summary>
      <p>{t('composer.rule', { source: entry.source, date: format.date(Date.parse(entry.validFrom)) })}</p>
      <p>{t('composer.rule-limit', { value: inUnit(format, entry, limit(policyKey)) })}</p>
    </details>
  )
}

function inUnit(format: Format, entry: PolicyEntry, value: number): string {
  switch (entry.unit) {
    case 'bytes': return format.fileSize(value)
    case 'ms': return format.countdown(value)
    case 'characters': case 'count': case 'per-second': case 'per-minute': case 'per-hour': case 'per-day': return format.number(value)
  }
}
