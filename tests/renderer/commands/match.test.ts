import { describe, expect, test } from 'vitest'
import { initialConsonants, matchScore } from '../../../renderer/commands/match.ts'

test('initial consonants of a sentence', () => {
  expect(initialConsonants('설정 열기')).toBe('ㅅㅈㅇㄱ')
  expect(initialConsonants('빠른 Settings')).toBe('ㅃㄹSettings')
})

describe('how well a word fits', () => {
  test('beginning before word, word before middle, middle before scattered', () => {
    const [start, word, middle, scattered] = ['Search all', 'All search', 'Research', 'Save each arch'].map((label) => matchScore('search', label))
    expect(start).toBeGreaterThan(word!)
    expect(word).toBeGreaterThan(middle!)
    expect(middle).toBeGreaterThan(scattered!)
    expect(scattered).toBeGreaterThan(0)
  })

  test.each([['ㅅㅈ', '설정 열기', true], ['ㅇㄱ', '설정 열기', true], ['ㅎㅎ', '설정 열기', false], ['설정', '설정 열기', true], ['정열', '설정 열기', true], ['열설', '설정 열기', false]])('%s in %s: %s', (query, label, fits) => {
    expect(matchScore(query, label) > 0).toBe(fits)
  })

  test('decomposed Hangul is the same word', () => {
    expect(matchScore('설정'.normalize('NFD'), '설정 열기')).toBe(3)
  })
})
