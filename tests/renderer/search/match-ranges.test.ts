import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchRanges, splitByRanges } from '../../../renderer/features/search/match-ranges.ts'

test('paints the same letters in any case and every time they occur', () => {
  expect(matchRanges('Minji Kim, minji', 'MINJI')).toEqual([[0, 5], [11, 16]])
  expect(matchRanges('김민지', '민지')).toEqual([[1, 3]])
})

test('paints initial consonants, but letters as such come first', () => {
  expect(matchRanges('박 민지', 'ㅁㅈ')).toEqual([[2, 4]])
  expect(matchRanges('ㅋㅋ 카페', 'ㅋㅋ')).toEqual([[0, 2]])
  expect(matchRanges('까치', 'ㄲㅊ')).toEqual([[0, 2]])
  expect(matchRanges('Anna', 'ㅁ')).toEqual([])
})

test('nothing to paint for nothing asked', () => {
  expect(matchRanges('민지', '  ')).toEqual([])
})

test('cutting a text never loses or invents a character, whatever the ranges say', () => {
  const range = fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 }))
  fc.assert(fc.property(fc.string({ maxLength: 20 }), fc.array(range, { maxLength: 5 }), (text, ranges) => {
    expect(splitByRanges(text, ranges).map((part) => part.text).join('')).toBe(text)
  }))
  expect(splitByRanges('예약 문의', [[0, 2]])).toEqual([{ text: '예약', startsAt: 0, isMatch: true }, { text: ' 문의', startsAt: 2, isMatch: false }])
})
