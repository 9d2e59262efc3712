import { expect, it } from 'vitest'
import { containsWords, foldForSearch, foldWithOffsets, searchWords } from '#shared/domain/search-folding.ts'

it.each([
  ['ORDER', 'order'], ['한글'.normalize('NFD'), '한글'], ['ＡＢＣ１２３', 'abc123'], ['ｶﾞ', 'ガ'], ['Caf\u0065\u0301', 'café'], ['ΛΌΓΟΣ', 'λόγοσ'], ['λόγος', 'λόγοσ'],
])('takes %s for %s', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded)
})

it('keeps letters apart that only look alike', () => {
  expect(foldForSearch('é')).not.toBe(foldForSearch('e'))
})

it('splits a query at any white space, each word once', () => {
  expect(searchWords(' 결제\u3000Package  결제\n')).toEqual(['결제', 'package'])
  expect(containsWords('결제 완료 package', ['결제', 'pack'])).toBe(true)
  expect(containsWords('결제 완료', ['결제', 'pack'])).toBe(false)
})

it.each(['주문 ORDER', '한글 주문'.normalize('NFD'), 'ｶﾞ와 ＡＢ', '😀 café e\u0301!'])('says where each folded unit of %j lies in the text', (text) => {
  const { folded, startOf, endOf } = foldWithOffsets(text)
  expect(folded).toBe(foldForSearch(text))
  let reached = 0
  for (let unit = 0; unit < folded.length; unit += 1) {
    expect(startOf(unit)).toBeLessThan(endOf(unit))
    expect(startOf(unit)).toBeLessThanOrEqual(reached)
    reached = Math.max(reached, endOf(unit))
  }
  expect(reached).toBe(text.length)
})
