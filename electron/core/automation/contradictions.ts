import type { RuleProblem } from '#shared/contract/automation.ts'
import { isInBand, type HoursSettings } from '#shared/domain/opening-hours.ts'
import type { RuleConditions, RuleDraft } from '#shared/domain/automation/rule.ts'
import { holds } from './fit.ts'

export type Contradiction = Pick<RuleProblem, 'kind' | 'params'>
type Bands = RuleConditions['timeBands']

/** What keeps a rule from ever answering, because two things it asks for cannot be so together. Only what is certain: a day may have hours of its own, or be a holiday. */
export function contradictions({ trigger, conditions }: RuleDraft, hours: HoursSettings): Contradiction[] {
  const { labelsAny, labelsNone, timeBands, variables } = conditions
  const busy = trigger.kind === 'away' ? trigger.when.filter((reason) => reason === 'busy').length : null
  const asksOpen = conditions.hours === 'open' || (trigger.kind === 'away' && busy === trigger.when.length)
  const asksClosed = conditions.hours === 'closed' || busy === 0
  const found: Contradiction[] = []
  if (asksOpen && asksClosed) found.push({ kind: 'hours-never', params: {} })
  else if (asksOpen && timeBands.length > 0 && !hours.isAlwaysOpen && !doMeet(timeBands, openBands(hours))) found.push({ kind: 'bands-never', params: {} })
  if (labelsAny.length > 0 && labelsAny.every((id) => labelsNone.includes(id))) found.push({ kind: 'labels-never', params: {} })
  const keys = [...new Set(variables.map(({ key }) => key))]
  for (const key of keys) if (isImpossible(variables.filter((one) => one.key === key))) found.push({ kind: 'value-never', params: { key } })
  return found
}

/** Days with hours of their own count for every day of the week. */
function openBands({ weekly, specialDays }: HoursSettings): Bands {
  return [
    ...weekly.flatMap((intervals, day) => intervals.map((interval) => ({ ...interval, weekdays: [day + 1] }))),
    ...specialDays.flatMap(({ intervals }) => intervals.map((interval) => ({ ...interval, weekdays: [] }))),
  ]
}

/** Where two bands meet, one of them begins. */
function doMeet(some: Bands, others: Bands): boolean {
  const isIn = (bands: Bands, minute: number, weekday: number) => bands.some((band) => isInBand(band, minute, weekday))
  return [...some, ...others].some(({ fromMinute }) => [1, 2, 3, 4, 5, 6, 7].some((weekday) => isIn(some, fromMinute, weekday) && isIn(others, fromMinute, weekday)))
}

function isImpossible(asked: RuleConditions['variables']): boolean {
  const exact = asked.find(({ comparison }) => comparison === 'is')
  if (exact) return asked.some(({ comparison, value }) => !holds(exact.value, comparison, value))
  const below = asked.filter(({ comparison }) => comparison === 'below')
  const atLeast = asked.filter(({ comparison }) => comparison === 'at-least')
  return atLeast.some(({ value: least }) => below.some(({ value: most }) => holds(least, 'at-least', most)))
}
