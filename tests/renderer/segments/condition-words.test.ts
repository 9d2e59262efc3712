import { expect, test } from 'vitest'
import type { Field } from '#shared/domain/fields.ts'
import { conditionKinds, type SegmentCondition } from '#shared/domain/segment.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage, type Language } from '#shared/locales/translate.ts'
import { lineOf, meanings, piecesOf, sentenceOf, type Words } from '../../../renderer/features/segments/condition-words.ts'
import { formatFor } from '../../../renderer/strings/format.ts'

const field = (id: number, name: string, kind: Field['kind'], rest: Partial<Field> = {}): Field => ({ id, key: `f${id}`, name, kind, choices: [], currency: null, ...rest })
const fields = [field(1, '좋아하는 빵', 'text'), field(2, '아이 수', 'number'), field(3, '월 예산', 'money', { currency: 'KRW' }), field(4, '생일', 'date'), field(5, '포장', 'choice', { choices: [{ id: 9, name: '선물 상자' }] }), field(6, '알레르기 안내 함', 'yes-no')]
const sentences = { ko, en }
const wordsIn = (language: Language): Words => ({ t: (key, values) => formatMessage(language, sentences[language][key], values), format: formatFor(language), labels: [{ id: 7, name: '단골', color: 'green', contactCount: 0 }], fields, bandDays: (band) => ({ engaged: 7, active: 30, kept: 90, 'look-back': 730 })[band] })

const cases: [SegmentCondition, string, string][] = [
  [{ kind: 'label', is: 'has', labelId: 7 }, '단골 라벨이 있는 고객', 'Has the label 단골'],
  [{ kind: 'label', is: 'has-not', labelId: 7 }, '단골 라벨이 없는 고객', 'Does not have the label 단골'],
  [{ kind: 'label', is: 'has', labelId: 8 }, '삭제된 라벨이 있는 고객', 'Has the label (deleted)'],
  [{ kind: 'field', is: 'contains', fieldId: 1, value: '소금빵' }, '좋아하는 빵에 소금빵이 들어 있는 고객', '좋아하는 빵 contains 소금빵'],
  [{ kind: 'field', is: 'equal', fieldId: 1, value: '라테' }, '좋아하는 빵이 라테인 고객', '좋아하는 빵 is 라테'],
  [{ kind: 'field', is: 'not-equal', fieldId: 1, value: '라테' }, '좋아하는 빵이 라테가 아닌 고객', '좋아하는 빵 is not 라테'],
  [{ kind: 'field', is: 'set', fieldId: 1, value: null }, '좋아하는 빵이 적혀 있는 고객', '좋아하는 빵 is filled in'],
  [{ kind: 'field', is: 'not-set', fieldId: 2, value: null }, '아이 수가 비어 있는 고객', '아이 수 is empty'],
  [{ kind: 'field', is: 'at-least', fieldId: 2, value: 3 }, '아이 수가 3 이상인 고객', '아이 수 is at least 3'],
  [{ kind: 'field', is: 'at-most', fieldId: 3, value: 300_000 }, '월 예산이 ₩300,000 이하인 고객', '월 예산 is at most ₩300,000'],
  [{ kind: 'field', is: 'at-least', fieldId: 4, value: '1991-05-14' }, '생일이 1991년 5월 14일 이후인 고객', '생일 is on or after May 14, 1991'],
  [{ kind: 'field', is: 'at-most', fieldId: 4, value: '1991-05-14' }, '생일이 1991년 5월 14일 이전인 고객', '생일 is on or before May 14, 1991'],
  [{ kind: 'field', is: 'equal', fieldId: 5, value: 9 }, '포장이 선물 상자인 고객', '포장 is 선물 상자'],
  [{ kind: 'field', is: 'not-equal', fieldId: 5, value: 9 }, '포장이 선물 상자가 아닌 고객', '포장 is not 선물 상자'],
  [{ kind: 'field', is: 'equal', fieldId: 5, value: 10 }, '포장이 삭제된 선택지인 고객', '포장 is (deleted choice)'],
  [{ kind: 'field', is: 'equal', fieldId: 6, value: true }, '알레르기 안내 함이 예인 고객', '알레르기 안내 함 is Yes'],
  [{ kind: 'field', is: 'set', fieldId: 99, value: null }, '삭제된 항목이 적혀 있는 고객', '(deleted field) is filled in'],
  [{ kind: 'activity', is: 'within', band: 'active' }, '최근 30일 안에 연락한 고객', 'Wrote in the last 30 days'],
  [{ kind: 'activity', is: 'not-within', band: 'kept' }, '최근 90일 동안 연락이 없는 고객', 'Wrote nothing in the last 90 days'],
  [{ kind: 'first-seen', is: 'within', days: 1 }, '최근 1일 안에 처음 만난 고객', 'First seen in the last 1 day'],
  [{ kind: 'first-seen', is: 'not-within', days: 365 }, '365일 넘게 알고 지낸 고객', 'Known for more than 365 days'],
  [{ kind: 'purchase-count', is: 'at-least', count: 1, days: null }, '지금까지 1번 이상 산 고객', 'At least 1 purchase so far'],
  [{ kind: 'purchase-count', is: 'at-most', count: 3, days: 90 }, '최근 90일 동안 3번 이하로 산 고객', 'At most 3 purchases in the last 90 days'],
  [{ kind: 'purchase-total', is: 'at-least', amountMinor: 1250, currency: 'EUR' }, '지금까지 모두 €12.50 이상 산 고객', 'At least €12.50 spent so far'],
  [{ kind: 'purchase-total', is: 'at-most', amountMinor: 100_000, currency: 'KRW' }, '지금까지 모두 ₩100,000 이하로 산 고객', 'At most ₩100,000 spent so far'],
  [{ kind: 'purchase-last', is: 'within', days: 7 }, '최근 7일 안에 구매한 고객', 'Bought something in the last 7 days'],
  [{ kind: 'purchase-last', is: 'not-within', days: 60 }, '최근 60일 동안 구매가 없는 고객', 'Bought nothing in the last 60 days'],
  [{ kind: 'purchase-item', is: 'bought', item: '마카롱', days: null }, '지금까지 마카롱을 산 고객', 'Bought 마카롱 at any time'],
  [{ kind: 'purchase-item', is: 'not-bought', item: '쿠키', days: 30 }, '최근 30일 동안 쿠키를 사지 않은 고객', 'Did not buy 쿠키 in the last 30 days'],
  [{ kind: 'campaign', is: 'within', days: 30 }, '최근 30일 안에 광고를 받은 고객', 'Got a promotion in the last 30 days'],
  [{ kind: 'campaign', is: 'not-within', days: 1 }, '최근 1일 동안 광고를 받지 않은 고객', 'Got no promotion in the last 1 day'],
  [{ kind: 'consent', is: 'is', state: 'opted-in' }, '광고 수신에 동의한 고객', 'Agreed to promotions'],
  [{ kind: 'consent', is: 'is-not', state: 'opted-out' }, '광고 수신을 거부하지 않은 고객', 'Has not refused promotions'],
  [{ kind: 'undeliverable', is: 'yes' }, '메시지를 받지 못하는 번호인 고객', 'Has a number that takes no messages'],
  [{ kind: 'undeliverable', is: 'no' }, '메시지를 받을 수 있는 번호인 고객', 'Has a number that takes messages'],
  [{ kind: 'vip', is: 'yes' }, '귀한 손님인 고객', 'Is a VIP'],
  [{ kind: 'vip', is: 'no' }, '귀한 손님이 아닌 고객', 'Is not a VIP'],
  [{ kind: 'complaints', is: 'at-least', count: 1 }, '불만이 1건 이상인 고객', 'At least 1 complaint'],
  [{ kind: 'complaints', is: 'at-most', count: 0 }, '불만이 0건 이하인 고객', 'At most 0 complaints'],
]

test.each(cases)('%o', (condition, korean, english) => {
  expect(sentenceOf(condition, [], wordsIn('ko'))).toBe(korean)
  expect(sentenceOf(condition, [], wordsIn('en'))).toBe(english)
})

test('every kind is told', () => expect(new Set(cases.map(([{ kind }]) => kind))).toEqual(new Set(conditionKinds)))

test('the places that can be changed stand where the language wants them', () => {
  const condition: SegmentCondition = { kind: 'purchase-count', is: 'at-least', count: 2, days: 30 }
  expect(piecesOf(condition, [], wordsIn('ko')).map(({ slot, text }) => `${slot ?? '-'}:${text}`)).toEqual(['span:최근', '-: ', 'days:30', '-:일 동안 ', 'count:2', '-:번 ', 'is:이상 산'])
  expect(piecesOf(condition, [], wordsIn('en')).flatMap(({ slot }) => slot ?? [])).toEqual(['is', 'count', 'span', 'days'])
})

test('what is not filled in yet is shown as open, and marks inside names do no harm', () => {
  expect(sentenceOf({ kind: 'label', is: 'has', labelId: 0 }, ['label'], wordsIn('ko'))).toBe('… 라벨이 있는 고객')
  expect(sentenceOf({ kind: 'purchase-item', is: 'bought', item: ' \ue001빵\ue000', days: null }, [], wordsIn('ko'))).toBe('지금까지  빵을 산 고객')
  expect(sentenceOf({ kind: 'field', is: 'contains', fieldId: 1, value: "{count, plural, other {'" }, [], wordsIn('en'))).toBe("좋아하는 빵 contains {count, plural, other {'")
})

test('every way to mean a condition has its own words', () => {
  for (const [condition] of cases) {
    for (const language of ['ko', 'en'] as const) {
      const said = meanings(condition, wordsIn(language)).map((meaning) => sentenceOf(meaning.condition, [], wordsIn(language)))
      expect(new Set(said).size).toBe(said.length)
      expect(said).toContain(sentenceOf(condition, [], wordsIn(language)))
    }
  }
})

test('a whole segment in one line', () => {
  const vip: SegmentCondition = { kind: 'vip', is: 'yes' }
  const label: SegmentCondition = { kind: 'label', is: 'has', labelId: 7 }
  expect(lineOf({ kind: 'group', match: 'all', parts: [vip, { kind: 'group', match: 'any', parts: [label, vip] }] }, wordsIn('ko'))).toBe('귀한 손님인 · (단골 라벨이 있는 또는 귀한 손님인)')
  expect(lineOf({ kind: 'group', match: 'all', parts: [] }, wordsIn('ko'))).toBe('모든 고객')
})
