import fc from 'fast-check'
import { expect, it } from 'vitest'
import { containsWords, foldForSearch, searchWords } from '#shared/domain/search-folding.ts'
import { gramQuery, gramsOf } from '#shared/domain/search-grams.ts'

const letters = fc.constantFrom('가', '나', '송', 'ㄱ', 'a', 'B', '7', '-', '*', '"', '한', 'あ', 'é', '😀', ' ')
const texts = fc.array(letters, { maxLength: 14 }).map((units) => units.join(''))

/** What the engine does with the query: every term is one gram. */
function isProposed(text: string, query: string): boolean {
  const grams = gramsOf(foldForSearch(text)).split(' ')
  return gramQuery(searchWords(query))?.split(' AND ').every((term) => grams.includes(/^"(.*)"$/su.exec(term)?.[1] ?? '')) ?? false
}

it('the index proposes every text that holds all words, whatever they are made of', () => {
  fc.assert(fc.property(texts, fc.nat(14), fc.nat(14), (text, from, length) => {
    const query = Array.from(text).slice(from, from + length).join('')
    fc.pre(searchWords(query).length > 0 && containsWords(foldForSearch(text), searchWords(query)))
    expect(isProposed(text, query)).toBe(true)
  }), { numRuns: 2000, seed: 20261120 })
})

it.each([['송장번호', '송장|송|장번|장|번호|번|호'], ['pack', 'pac|pa|p|ack|ac|a|ck|c|k'], ['결제 ok', '결제|결|제|ok|o|k']])('cuts %s into %s', (text, grams) => {
  expect(gramsOf(text).split(' ')).toEqual(grams.split('|'))
})

it.each([
  ['송장번호', '"송장" AND "번호"'], ['package', '"pac" AND "kag" AND "age"'], ['송', '"송"'], ['pa', '"pa"'], ['결제 p', '"결제" AND "p"'],
])('asks for %s with as few grams as touch every letter', (query, match) => {
  expect(gramQuery(searchWords(query))).toBe(match)
})

it('asks nothing for nothing, and not for every gram of a very long word', () => {
  expect(gramQuery(searchWords('  '))).toBeNull()
  expect(gramQuery(['주문배송환불교환예약결제취소변경확인입금완료포장'.repeat(4)])?.split(' AND ').length).toBeLessThanOrEqual(12)
})
