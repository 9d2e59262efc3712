import { expect, test } from 'vitest'
import { policyEntry, policyPack } from '#shared/policy/policy.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage, type MessageValues } from '#shared/locales/translate.ts'
import { inputUnit, policyGroup } from '../../../renderer/features/settings/rules/policy-words.ts'
import { formatFor } from '../../../renderer/strings/format.ts'
import { policySourceText, policyValueText } from '../../../renderer/strings/policy-text.ts'

const t = (key: keyof typeof ko, values?: MessageValues) => formatMessage('ko', ko[key], values)
const text = (key: string) => policyValueText(policyEntry(key), policyEntry(key).value, t, formatFor('ko'))

test.each([['window.length', '24시간'], ['text.body', '4,096자'], ['media.image.size', '5 MB'], ['rate.throughput', '초당 80건'], ['rate.pair-interval', '6초'], ['media.inbound.lifetime', '7일'], ['contacts.count', '257']])('%s is %s', (key, expected) => {
  expect(text(key)).toBe(expected)
})

test('every value can be typed as a short number and comes back unchanged', () => {
  for (const entry of policyPack) {
    const { size } = inputUnit(entry)
    const typed = String(entry.value / size)
    expect(typed.length, entry.key).toBeLessThan(8)
    expect(Math.round(Number(typed) * size), entry.key).toBe(entry.value)
  }
})

test('every entry has its place in the table', () => {
  expect(policyPack.map(policyGroup).filter((group) => group === 'other').length).toBeLessThan(5)
})

test.each([
  ['text.body', 'Meta 문서: 텍스트 메시지 · 2025년 12월 판을 2026년 11월 20일에 확인'],
  ['labels.count', '휴대폰 WhatsApp Business 앱의 한도로 알려진 값, Meta 문서로는 확인하지 못함 · 2026년 11월 20일 확인'],
  ['automation.cap', 'WhatsApp을 쓰는 가게를 위한 안내 글의 권장값, Meta 규칙은 아님 · 2026년 11월 20일 확인'],
  ['fields.count', '단골이 정한 값'],
])('who says so for %s: %s', (key, expected) => {
  expect(policySourceText(policyEntry(key).source, t, formatFor('ko'))).toBe(expected)
})
