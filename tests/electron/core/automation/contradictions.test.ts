import { call } from '@orpc/server'
import { expect, it } from 'vitest'
import { contradictions } from '#core/automation/contradictions.ts'
import { noConditions, type AwayReason, type RuleConditions } from '#shared/domain/automation/rule.ts'
import { keyword, nineToSix, openAutomation, rule } from '../../../support/automation.ts'

type Asked = Partial<RuleConditions>
const band = (fromHour: number, toHour: number, ...weekdays: number[]) => ({ fromMinute: fromHour * 60, toMinute: toHour * 60, weekdays })
const value = (comparison: RuleConditions['variables'][number]['comparison'], expected: string, key = '재고') => ({ key, comparison, value: expected })
const weekdaysOnly = { ...nineToSix, weekly: nineToSix.weekly.map((day, index) => (index < 5 ? day : [])) }
const overnight = { ...nineToSix, weekly: nineToSix.weekly.map((_, index) => (index === 6 ? [{ fromMinute: 1320, toMinute: 120 }] : [])) }
const withMarket = { ...nineToSix, specialDays: [{ day: '2026-12-24', name: '야시장', intervals: [{ fromMinute: 1140, toMinute: 1260 }] }] }

const told = (conditions: Asked, hours = nineToSix) => contradictions({ ...keyword('케이크', '있어요.'), conditions: { ...noConditions, ...conditions } }, hours).map(({ kind }) => kind)
const toldAway = (when: AwayReason[], conditions: Asked) => contradictions(rule({ kind: 'away', when }, ['쉬어요.'], { conditions: { ...noConditions, ...conditions } }), nineToSix).map(({ kind }) => kind)

it('times at which the shop is never open are told, whatever holidays do; days with hours of their own may be', () => {
  const night = { hours: 'open' as const, timeBands: [band(19, 21), band(6, 9)] }
  expect(told(night)).toEqual(['bands-never'])
  expect(told({ ...night, hours: 'any' })).toEqual([])
  expect(told({ ...night, hours: 'closed' })).toEqual([])
  expect(told(night, withMarket)).toEqual([])
  expect(told(night, { ...nineToSix, isAlwaysOpen: true })).toEqual([])
  expect(told({ hours: 'open', timeBands: [band(17, 19)] })).toEqual([])
  expect(told({ hours: 'open', timeBands: [band(22, 8)] })).toEqual(['bands-never'])
  expect(told({ hours: 'open', timeBands: [band(22, 10)] })).toEqual([])
  expect(told({ hours: 'open', timeBands: [band(10, 12, 6, 7)] }, weekdaysOnly)).toEqual(['bands-never'])
  expect(told({ hours: 'open', timeBands: [band(10, 12, 5, 6)] }, weekdaysOnly)).toEqual([])
  expect(told({ hours: 'open', timeBands: [band(1, 3, 1)] }, overnight)).toEqual([])
  expect(told({ hours: 'open', timeBands: [band(1, 3, 7)] }, overnight)).toEqual(['bands-never'])
  expect(told({ hours: 'open', timeBands: [band(0, 24, 7)] }, overnight)).toEqual([])
  expect(toldAway(['busy'], { timeBands: [band(19, 21)] })).toEqual(['bands-never'])
})

it('an away message asks for a closed shop, or for an open one when it is about many who wait', () => {
  expect(toldAway(['outside-hours', 'holiday'], { hours: 'open' })).toEqual(['hours-never'])
  expect(toldAway(['busy'], { hours: 'closed' })).toEqual(['hours-never'])
  expect(toldAway(['outside-hours', 'busy'], { hours: 'open' })).toEqual([])
  expect(toldAway(['outside-hours', 'busy'], { hours: 'closed' })).toEqual([])
  expect(toldAway(['outside-hours'], { hours: 'closed' })).toEqual([])
})

it('labels that are asked for and left out, and comparisons that cannot all be so', () => {
  expect(told({ labelsAny: [1, 2], labelsNone: [2, 1, 3] })).toEqual(['labels-never'])
  expect(told({ labelsAny: [1, 2], labelsNone: [2] })).toEqual([])
  expect(told({ labelsNone: [2] })).toEqual([])
  const impossible = [[value('below', '5'), value('at-least', '5')], [value('is', '5'), value('is', '6')], [value('is', '매진'), value('is-not', ' 매진 ')], [value('is', '5'), value('at-least', '5'), value('below', '3')], [value('below', '3'), value('at-least', '1'), value('at-least', '9')]]
  for (const variables of impossible) expect(told({ variables })).toEqual(['value-never'])
  const possible = [[value('below', '5'), value('at-least', '4')], [value('is', '5'), value('at-least', '5')], [value('is-not', '5'), value('is-not', '6')], [value('below', '5'), value('at-least', '5', '좌석')], [value('is', '매진'), value('is', '매진')]]
  for (const variables of possible) expect(told({ variables })).toEqual([])
})

it('is advice about the hours of this shop, and keeps nothing from being saved', async () => {
  const { shop, automation } = await openAutomation()
  const draft = { ...keyword('케이크', '있어요.'), conditions: { ...noConditions, hours: 'open' as const, timeBands: [band(19, 21)] } }
  const advice = async () => (await call(shop.router.automation.checkRule, { ruleId: null, draft }, shop.asOwner)).problems.map(({ kind, isAdvice }) => [kind, isAdvice])
  expect(await advice()).toEqual([])
  await automation.opens({})
  expect(await advice()).toEqual([['bands-never', true]])
  await automation.add(draft)
  await shop.close()
})
