import { describe, expect, test } from 'vitest'
import { longestCode, readCodes } from '#shared/domain/automation/code-list.ts'

describe('codes read from a text', () => {
  test.each<[string, string, string[]]>([
    ['one a line', 'A-1\nA-2\r\nA-3\n', ['A-1', 'A-2', 'A-3']],
    ['with commas, semicolons and spaces', 'A-1, A-2;A-3 A-4\tA-5', ['A-1', 'A-2', 'A-3', 'A-4', 'A-5']],
    ['of a table with a heading, whatever stands beside them', '\uFEFF번호,쿠폰 코드,메모\r\n1,"GOLD-1",가을 한정\r\n2,GOLD-2,\r\n', ['GOLD-1', 'GOLD-2']],
    ['that look like formulas or have other letters', '=1+1\n가을-7\n코드2', ['=1+1', '가을-7', '코드2']],
    ['of nothing', ' \n\n', []],
  ])('%s', (_what, text, codes) => expect(readCodes(text)).toEqual({ codes, repeatedCount: 0, bad: [] }))

  test('counts repeated ones and says which lines hold none', () => {
    const long = 'x'.repeat(longestCode + 1)
    expect(readCodes(`A\nA\nB\n${long}\nA`)).toEqual({ codes: ['A', 'B'], repeatedCount: 2, bad: [{ line: 4, text: long.slice(0, longestCode) }] })
    expect(readCodes('code,note\nA B,x\nC,y').bad).toEqual([{ line: 2, text: 'A B' }])
  })
})
