import { isInBand } from '#shared/domain/opening-hours.ts'
import type { AutomationRule, RuleConditions, VariableComparison } from '#shared/domain/automation/rule.ts'
import type { TraceReason } from '#shared/domain/automation/trace.ts'
import type { MessageFacts } from '../ports/store/automation-store.ts'
import type { World } from './decision.ts'

const dayMs = 86_400_000

export type Reading = { says: (ruleId: number) => boolean; language: string | null }
export type Mismatch = { reason: TraceReason; params: Record<string, string | number> }

const mismatch = (reason: TraceReason, params: Mismatch['params'] = {}): Mismatch => ({ reason, params })

/** Why this rule has nothing to say to this message; null when it fits. */
export function mismatchOf(rule: AutomationRule, facts: MessageFacts, reading: Reading, world: World): Mismatch | null {
  return triggerMismatch(rule, facts, reading, world) ?? conditionMismatch(rule.conditions, facts, reading, world)
}

function triggerMismatch({ id, trigger }: AutomationRule, facts: MessageFacts, reading: Reading, world: World): Mismatch | null {
  switch (trigger.kind) {
    case 'keyword': case 'handover':
      if (facts.text === null) return mismatch('no-text')
      return reading.says(id) ? null : mismatch('words-not-found')
    case 'greeting': {
      if (facts.previousActivityAtMs === null) return null
      const silentDays = Math.floor((facts.timestampMs - facts.previousActivityAtMs) / dayMs)
      return trigger.afterSilentDays !== null && silentDays >= trigger.afterSilentDays ? null : mismatch('not-new-customer', { silentDays: Math.max(0, silentDays), afterDays: trigger.afterSilentDays ?? 0 })
    }
    case 'away': {
      const { hours } = world
      if (!hours.isOpen) {
        const isSpecial = hours.why.kind !== 'weekly'
        return trigger.when.includes('outside-hours') || (isSpecial && trigger.when.includes('holiday')) ? null : mismatch('hours-condition')
      }
      if (!trigger.when.includes('busy')) return mismatch('shop-open')
      return world.isBusy ? null : mismatch('shop-not-busy')
    }
    case 'acknowledgement': case 'event':
      return null
  }
}

export function conditionMismatch(conditions: RuleConditions, facts: MessageFacts, reading: Reading, world: World): Mismatch | null {
  const labels = new Set(facts.labels.map(({ id }) => id))
  if (conditions.hours === 'open' && !world.hours.isOpen) return mismatch('hours-condition')
  if (conditions.hours === 'closed' && world.hours.isOpen) return mismatch('hours-condition')
  if (conditions.timeBands.length > 0 && !conditions.timeBands.some((band) => isInBand(band, world.shopMinute, world.shopWeekday))) return mismatch('outside-time-band')
  if (conditions.labelsAny.length > 0 && !conditions.labelsAny.some((id) => labels.has(id))) return mismatch('label-missing')
  if (conditions.labelsNone.some((id) => labels.has(id))) return mismatch('label-excluded')
  if (conditions.languages.length > 0 && (reading.language === null || !conditions.languages.includes(reading.language))) return mismatch('other-language', { language: reading.language ?? '' })
  const failed = conditions.variables.find(({ key, comparison, value }) => !holds(world.variables[key] ?? '', comparison, value))
  return failed ? mismatch('variable-condition', { key: failed.key }) : null
}

/** Numbers are compared as numbers; a value that is none is never below nor at least anything. */
export function holds(actual: string, comparison: VariableComparison, expected: string): boolean {
  const isSame = actual.trim().toLowerCase() === expected.trim().toLowerCase()
  const numbers = actual.trim() === '' || expected.trim() === '' ? [Number.NaN, Number.NaN] : [Number(actual.replaceAll(',', '')), Number(expected.replaceAll(',', ''))]
  switch (comparison) {
    case 'is': return isSame
    case 'is-not': return !isSame
    case 'below': return numbers[0]! < numbers[1]!
    case 'at-least': return numbers[0]! >= numbers[1]!
  }
}
