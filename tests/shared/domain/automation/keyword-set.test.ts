import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessLanguage } from '#shared/domain/automation/guess-language.ts'
import { KeywordSet } from '#shared/domain/automation/keyword-set.ts'
import type { KeywordMatch } from '#shared/domain/automation/rule.ts'

const fits = (words: string | string[], message: string, match: KeywordMatch = 'any') => new KeywordSet([{ match, words: [words].flat() }]).matches(message)(0)

describe('Korean', () => {
  it.each([
    ['가격', '가격이 얼마예요?'], ['가격', '이거가격좀 알려주세요'], ['가격', '가  격'], ['영업시간', '영업 시간이 어떻게 되나요'], ['영업 시간', '영업시간!!'], ['배', '배는 있나요'], ['배', '배요'],
    ['가격', '\u1100\u1161\u1100\u1167\u11a8'], ['AS', 'as되나요'], ['as', '이거 AS 되나요'], ['5kg', '5kg짜리 있어요'], ['예약', '✨예약✨'],
    ['케이크 주문', '케이크 주문하고 싶어요'], ['케이크 주문', '생일케이크 주문하려고요'], ['몇 시까지', '오늘 몇 시까지만 받으세요?'], ['문 여', '내일 문 여나요'],
  ])('%s is asked by %s', (word, message) => expect(fits(word, message)).toBe(true))

  it.each([['배', '배송 언제 와요'], ['배송', '이번 배 송금했어요'], ['가격', '가 격식'], ['as', 'has it'], ['환불', '환 전'], ['문 여', '질문 여러 개 있어요'], ['케이크 주문', '케이 크주문하고'], ['가격', '']])('%s is not asked by %s', (word, message) => expect(fits(word, message)).toBe(false))

  it.each([['주차', '주차요?', true], ['주차', '주차 되나요??', true], ['주차', '주차장 어디예요', false], ['상담원', '상담원이요', true], ['주차', '주차', true], ['stop', 'STOP!', true], ['stop', 'please stop', false]])(
    'exactly %s against %s: %s', (word, message, expected) => expect(fits(word, message, 'exact')).toBe(expected))

  it('all words, in any order', () => {
    expect(fits(['배송', '제주'], '제주도로 배송 되나요', 'all')).toBe(true)
    expect(fits(['배송', '제주'], '배송 언제', 'all')).toBe(false)
    expect(fits([], '배송', 'all')).toBe(false)
  })

  it.each([['*배송*언제*', '제주 배송은 언제 와요', true], ['주문번호ㅡ????', '주문번호 1234', false], ['주문번호 ????', '주문 번호 1234', true], ['주문번호 ????', '주문번호 12345', false], ['size ?', 'Size L', true], ['order *', 'ORDER 12-3', true], ['*a*b', 'xxaxx', false]])(
    'pattern %s against %s: %s', (pattern, message, expected) => expect(fits(pattern, message, 'pattern')).toBe(expected))
})

describe('other scripts', () => {
  it.each([
    ['営業時間', '営業時間は何時ですか', true], ['メニュー', 'ﾒﾆｭｰをください', true], ['メニュー', 'めにゅーある?', true], ['price', 'What are your PRICES?', true], ['price', 'priceless', false],
    ['opening hours', 'your opening-hours please', true], ['ราคา', 'ขอทราบราคาหน่อยครับ', true], ['سعر', 'كم السعر؟', true], ['سعر', 'كم السِّعْرُ', true], ['أسعار', 'ما هي الاسعار', true], ['سعر', 'مسعره', false],
    ['👍', 'ok 👍🏽', true], ['❤️', '❤', true], ['👩', '👩‍🍳', false], ['🇰🇷', 'from 🇰🇷', true], ['цена', 'Какая ЦЕНА?', true], ['价格', '请问价格多少', true], ['cafe', 'café', false],
  ])('%s against %s: %s', (word, message, expected) => expect(fits(word, message)).toBe(expected))

  it.each([['가격 얼마', 'ko'], ['営業時間は', 'ja'], ['价格多少', 'zh'], ['ราคา', 'th'], ['السعر', 'ar'], ['Сколько', 'ru'], ['giá bao nhiêu ạ', 'vi'], ['how much', 'en'], ['👍', null], ['', null]])('%s is %s', (text, language) => expect(guessLanguage(text)).toBe(language))
})

const scripts = { hangul: [0xac00, 0xd7a3], kana: [0x3041, 0x3096], han: [0x4e00, 0x9fff], thai: [0x0e01, 0x0e2e], arabic: [0x0628, 0x063a], latin: [0x61, 0x7a] } as const
const word = (script: keyof typeof scripts, minLength: number) => fc.array(fc.integer({ min: scripts[script][0], max: scripts[script][1] }), { minLength, maxLength: 8 }).map((codes) => String.fromCodePoint(...codes))
const emoji = fc.constantFrom('👍', '🙏', '😀', '🍎', '🎉')

describe('for any words', () => {
  it('a keyword is found wherever it stands as a word, whatever the case, the width and the signs around it', () => {
    const around = fc.constantFrom('', ' ', '!', '...', ' ~ ', '\n')
    const any = fc.oneof(word('hangul', 2), word('kana', 2), word('han', 1), word('thai', 2), word('arabic', 2), word('latin', 2), emoji)
    fc.assert(fc.property(any, around, around, word('hangul', 2), (keyword, before, after, other) => {
      expect(fits(keyword, `${before}${keyword}${after}`)).toBe(true)
      expect(fits(keyword, `${other} ${keyword.toUpperCase()} ${other}`)).toBe(true)
      expect(fits(keyword, `${before}${keyword.normalize('NFD')}${after}`)).toBe(true)
      expect(fits(keyword, `${before}${keyword}${after}`, 'exact')).toBe(true)
    }), { numRuns: 500 })
  })

  it('Korean words are found with blanks between their syllables and a particle behind', () => {
    fc.assert(fc.property(word('hangul', 2), fc.constantFrom('', '은', '이', '요', '는요', '이 얼마예요', '알려주세요'), (keyword, ending) => {
      expect(fits(keyword, keyword.split('').join(' ') + ending)).toBe(true)
      expect(fits(keyword.split('').join(' '), keyword + ending)).toBe(true)
    }), { numRuns: 300 })
  })

  it('many words at once find what each finds alone', () => {
    fc.assert(fc.property(fc.array(fc.oneof(word('hangul', 1), word('latin', 1), word('thai', 1)), { minLength: 1, maxLength: 12 }), fc.array(fc.oneof(word('hangul', 1), word('latin', 1), word('thai', 1)), { maxLength: 12 }), (keywords, parts) => {
      const message = [...parts, keywords[0]].join(' ')
      const together = new KeywordSet(keywords.map((one) => ({ match: 'any' as const, words: [one] }))).matches(message)
      for (const [index, one] of keywords.entries()) expect(together(index)).toBe(fits(one, message))
    }), { numRuns: 300 })
  })

  it('reads hostile texts in a time that grows with their length only', () => {
    const words = Array.from({ length: 500 }, (_, index) => 'a'.repeat(1 + (index % 60)) + 'b')
    const rules = new KeywordSet([...words.map((one) => ({ match: 'any' as const, words: [one] })), ...words.slice(0, 60).map((one) => ({ match: 'pattern' as const, words: [`*${one}*a?a*${one}`] }))])
    for (const message of ['a'.repeat(100_000), 'ab'.repeat(50_000), '가'.repeat(100_000), ' '.repeat(100_000), '\u0301'.repeat(100_000), '👩\u200d'.repeat(30_000)]) {
      const startedAt = performance.now()
      const answers = rules.matches(message)
      for (let query = 0; query < 560; query += 1) answers(query)
      expect(performance.now() - startedAt).toBeLessThan(1_000)
    }
  })
})
