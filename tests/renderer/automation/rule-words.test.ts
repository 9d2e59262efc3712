import { expect, test } from 'vitest'
import { noActions, noConditions, type RuleDraft } from '#shared/domain/automation/rule.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage } from '#shared/locales/translate.ts'
import { dateMomentOf, daysBeforeOf } from '../../../renderer/features/automation/date-moment.ts'
import { ruleLine } from '../../../renderer/features/automation/rule-words.ts'
import type { Translate } from '../../../renderer/strings/use-strings.ts'

const korean: Translate = (key, values) => formatMessage('ko', ko[key], values)
const english: Translate = (key, values) => formatMessage('en', en[key], values)
const onDate = (daysBefore: number, fieldId = 4): RuleDraft => ({
  name: '알림', isEnabled: true, trigger: { kind: 'event', event: { on: 'field-date', fieldId, daysBefore, isYearly: false, atMinute: 600 } }, conditions: noConditions, variants: [], actions: noActions,
})

test.each([
  [onDate(3), '결제일 3일 전', '결제일: 3 days before'],
  [onDate(1), '결제일 1일 전', '결제일: 1 day before'],
  [onDate(0), '결제일 당일', '결제일: on the day'],
  [onDate(-7), '결제일 7일 뒤', '결제일: 7 days after'],
  [onDate(-7, 9), '날짜가 되거나 지났을 때', 'A date comes or has passed'],
])('a rule of a date says which day it answers on', (draft, inKorean, inEnglish) => {
  const fields = [{ id: 4, name: '결제일' }]
  expect([ruleLine(draft, fields, korean), ruleLine(draft, fields, english)]).toEqual([inKorean, inEnglish])
  const { event } = draft.trigger as Extract<RuleDraft['trigger'], { kind: 'event' }>
  if (event.on === 'field-date') expect(daysBeforeOf(dateMomentOf(event.daysBefore), Math.abs(event.daysBefore))).toBe(event.daysBefore)
})
