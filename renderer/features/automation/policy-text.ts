import type { MessageKey } from '#shared/locales/en/index.ts'
import type { PolicyEntry } from '#shared/policy/policy-entry.ts'
import { policyPack } from '#shared/policy/policy.ts'
import type { Format } from '../../strings/format.ts'
import type { Translate } from '../../strings/use-strings.ts'

/** 24시간, 150자, 3. */
export function policyValueText({ unit }: Pick<PolicyEntry, 'unit'>, value: number, t: Translate, format: Format): string {
  switch (unit) {
    case 'ms': return format.countdown(value)
    case 'bytes': return format.fileSize(value)
    case 'characters': return t('policy.unit.characters', { count: format.number(value) })
    case 'count': return format.number(value)
    case 'per-second': case 'per-minute': case 'per-hour': case 'per-day': return t(`policy.unit.${unit}`, { count: format.number(value) })
  }
}

/** The rule that decided, with its value: 자동 응답 사이 간격 · 6시간. */
export function policyEntryText(key: string, value: number, t: Translate, format: Format): string {
  const entry = policyPack.find((one) => one.key === key)
  const name = t(`policy.${key}` as MessageKey)
  return t('automation.policy-entry', { rule: entry ? `${name} · ${policyValueText(entry, value, t, format)}` : name })
}
