import { beforeAll, describe, expect, it } from 'vitest'
import { loadEmoji, type EmojiLibrary } from '../../../../../renderer/ui/text-entry/emoji/load-emoji.ts'
import { emojiQueryAt } from '../../../../../renderer/ui/text-entry/emoji/emoji-completion.ts'
import { cellAt, columnCount, foundRows, groupedRows, moveInGrid } from '../../../../../renderer/ui/text-entry/emoji/emoji-grid-rows.ts'
import { withSkinTone } from '../../../../../renderer/ui/text-entry/emoji/emoji-index.ts'
import { withRecent } from '../../../../../renderer/ui/text-entry/emoji/recent-emoji.ts'

let library: EmojiLibrary
beforeAll(async () => {
  library = await loadEmoji()
})
const found = (query: string, limit = 40) => library.search(query, limit).map((emoji) => emoji.emoji)

describe('emoji search', () => {
  it.each(['고양이', 'ㄱㅇㅇ', '고야', '고양ㅇ', 'cat', 'CAT', 'cat face'])('%s finds the cat', (query) => {
    expect(found(query)).toContain('🐱')
  })
  it('finds by tag and shortcode', () => {
    expect(found('thumbsup')[0]).toContain('👍')
    expect(found('+1').join('')).toContain('👍')
    expect(found('강아지').join('')).toContain('🐶')
  })
  it('puts whole names before parts', () => {
    expect(found('고양이')[0]).toMatch(/🐱|🐈/u)
  })
  it('finds nothing for nothing and for nonsense', () => {
    expect(found('  ')).toEqual([])
    expect(found('뷁뷁')).toEqual([])
  })
  it('answers fast enough for every key press', () => {
    found('ㄱ')
    const start = performance.now()
    for (const query of ['ㄱ', 'ㄱㅇ', '고양', 'c', 'ca', 'cat']) library.search(query, 160)
    expect((performance.now() - start) / 6).toBeLessThan(16)
  })
  it('wears the chosen skin tone where there is one', () => {
    const [thumb] = library.search('thumbs up', 1)
    if (!thumb) throw new Error('no thumb')
    expect(withSkinTone(thumb, 5)).toBe('👍🏿')
    expect(withSkinTone(thumb, 0)).toBe(thumb.emoji)
  })
})

describe(':name: completion', () => {
  it.each([
    ['안녕 :고양', 6, { from: 3, query: '고양', isClosed: false }],
    [':cat:', 5, { from: 0, query: 'cat', isClosed: true }],
    ['(:sm', 4, { from: 1, query: 'sm', isClosed: false }],
    [':고', 2, { from: 0, query: '고', isClosed: false }],
    ['10:30', 5, null], ['a:cat', 5, null], [':)', 2, null], [': cat', 5, null], [':c', 2, null], ['https://a.kr', 12, null],
  ] as const)('%j at %i', (text, caret, expected) => {
    expect(emojiQueryAt(text, caret)).toEqual(expected)
  })
})

describe('grid', () => {
  it('walks rows keeping the column, over headings, and stays inside', () => {
    const rows = groupedRows(library.all.slice(0, 3), library.all.slice(0, 20))
    expect(rows[0]).toEqual({ kind: 'heading', group: 'recent' })
    expect(moveInGrid(rows, 1, 'down')).toBe(4)
    expect(moveInGrid(rows, 3 + columnCount - 1, 'up')).toBe(2)
    expect(moveInGrid(rows, 0, 'left')).toBe(0)
    expect(moveInGrid(rows, 22, 'right')).toBe(22)
    expect(moveInGrid(rows, 1, 'page-down')).toBe(20)
    expect(cellAt(rows, 3)).toBe(library.all[0])
    expect(moveInGrid(foundRows([]), 0, 'down')).toBe(0)
  })
  it('remembers the latest first, once each', () => {
    expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a'])
    expect(withRecent(Array.from({ length: 40 }, String), 'x')).toHaveLength(32)
  })
})
