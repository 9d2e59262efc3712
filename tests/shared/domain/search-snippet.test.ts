import { describe, expect, it } from 'vitest'
import { foldWithOffsets } from '#shared/domain/search-folding.ts'
import { searchSnippet } from '#shared/domain/search-snippet.ts'

describe('snippets', () => {
  it('marks what was typed in text written in pieces', () => {
    const text = `사과 ${'떡볶이'.normalize('NFD')}`
    const { snippet, ranges } = searchSnippet(text, ['볶이'])
    expect(ranges.map(([from, to]) => snippet.slice(from, to).normalize('NFC'))).toEqual(['볶이'])
  })

  it.each(['\u1160', '\u1100', '\u11a8', '\u1100\u1160', '\u1160\u11a8', 'a\u0301', 'ｱﾞ'])('reads a long run of %j once, not once a letter', (piece) => {
    const text = `${piece.repeat(65_536)} needle`
    const startedAt = performance.now()
    const { snippet, ranges } = searchSnippet(text, ['needle'])
    expect(ranges.map(([from, to]) => snippet.slice(from, to))).toEqual(['needle'])
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })

  it('folds a run of letters that compose nothing one by one', () => {
    const { startOf, endOf } = foldWithOffsets('x\u1161\u1161\u1161')
    expect([startOf(2), endOf(2)]).toEqual([2, 3])
  })
})
