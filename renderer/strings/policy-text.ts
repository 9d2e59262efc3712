import type { MessageKey } from '#shared/locales/en/index.ts'
import type { PolicyEntry } from '#shared/policy/policy-entry.ts'
import type { PolicySource } from '#shared/policy/policy-source.ts'
import { policyPack } from '#shared/policy/policy.ts'
import type { Format } from './format.ts'
import type { Translate } from './use-strings.ts'

export const policyName = (key: string, t: Translate): string => t(`policy.${key}` as MessageKey)

/** A value in words: 24시간, 4,096자, 5 MB, 초당 80건. */
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
  const name = policyName(key, t)
  return t('automation.policy-entry', { rule: entry ? `${name} · ${policyValueText(entry, value, t, format)}` : name })
}

/** Who says so, and when that was checked. */
export function policySourceText(source: PolicySource, t: Translate, format: Format): string {
  switch (source.kind) {
    case 'meta-docs': return t('policy.source.meta-docs', { topic: t(`policy.topic.${source.topic}`), edition: format.month(dayMs(`${source.edition}-01`)), checked: format.date(dayMs(source.checkedOn)) })
    case 'phone-app': case 'guides': return t(`policy.source.${source.kind}`, { checked: format.date(dayMs(source.checkedOn)) })
    case 'own-choice': return t('policy.source.own-choice')
  }
}

const dayMs = (day: string) => Date.parse(`${day}T00:00`)
