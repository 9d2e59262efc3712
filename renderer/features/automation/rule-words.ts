import type { Field } from '#shared/domain/fields.ts'
import type { RuleDraft, RuleEvent, RuleTrigger } from '#shared/domain/automation/rule.ts'
import type { TraceStep } from '#shared/domain/automation/trace.ts'
import type { RuleProblem } from '#shared/contract/automation.ts'
import type { RefusalReason } from '#shared/contract/base.ts'
import { describeRefusal } from '../../client/refusals.ts'
import type { Format } from '../../strings/format.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { dateMomentOf } from './date-moment.ts'

/** What sets it off, in one line. */
export function ruleLine({ trigger, variants }: RuleDraft, fields: readonly Pick<Field, 'id' | 'name'>[], t: Translate): string {
  return triggerLine(trigger, fields, t) || (variants[0]?.body ?? '').replace(/\s+/gu, ' ')
}

function triggerLine(trigger: RuleTrigger, fields: readonly Pick<Field, 'id' | 'name'>[], t: Translate): string {
  switch (trigger.kind) {
    case 'greeting': return t(trigger.afterSilentDays === null ? 'automation.line-greeting-first' : 'automation.line-greeting', { days: trigger.afterSilentDays ?? 0 })
    case 'away': return trigger.when.map((reason) => t(`automation.away-${reason}`)).join(' · ')
    case 'acknowledgement': return t('automation.line-acknowledgement')
    case 'keyword': case 'handover': return trigger.words.join(', ')
    case 'event': return eventLine(trigger.event, fields, t)
  }
}

function eventLine(event: RuleEvent, fields: readonly Pick<Field, 'id' | 'name'>[], t: Translate): string {
  const field = event.on === 'field-date' && fields.find(({ id }) => id === event.fieldId)
  return field ? t(`automation.line-date-${dateMomentOf(event.daysBefore)}`, { field: field.name, days: Math.abs(event.daysBefore) }) : t(`automation.event-${event.on}`)
}

/** Why a step went as it did, in a sentence, with the moment it ends where there is one. */
export function stepSentence(step: TraceStep, t: Translate, format: Format): string {
  const sentence = t(`automation.why.${step.reason}`, { silentDays: 0, limit: 0, count: 0, key: '', name: '', ...step.params })
  const untilMs = step.params['untilMs']
  return typeof untilMs === 'number' ? `${sentence} ${t('automation.until', { time: format.dateTime(untilMs) })}` : sentence
}

export function problemText(problem: RuleProblem, t: Translate): string {
  const { reason, ...params } = problem.params
  if (problem.kind === 'content-refused' && typeof reason === 'string') return describeRefusal(t, { reason: reason as RefusalReason, policyKey: problem.policyKey, params })
  return t(`automation.problem.${problem.kind}`, problem.params)
}
