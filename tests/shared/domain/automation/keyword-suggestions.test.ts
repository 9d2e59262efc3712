import { expect, test } from 'vitest'
import { suggestKeywords, type AskedText } from '#shared/domain/automation/keyword-suggestions.ts'

const limits = { fewestMessages: 3, most: 8 }
const asked = (...texts: string[]): AskedText[] => texts.map((text, index) => ({ messageId: index + 1, conversationId: index + 1, text }))
const found = (texts: AskedText[], dismissed: string[] = []) => suggestKeywords(texts, limits, new Set(dismissed)).map(({ word, messageCount }) => [word, messageCount])

test('particles and endings of Korean words are set aside, and only when others write the word without them', () => {
  expect(found(asked('포장 되나요?', '포장은 되나요', '포장이 가능한가요', '고양이 데려가도 돼요?', '고양이가 있나요', '우리 고양이는요', '안녕하세요 사장님', '안녕하세요', '안녕하세요!'))).toEqual([['고양이', 3], ['포장', 3]])
})

test('words that go together are one suggestion', () => {
  expect(found(asked('단체 주문 되나요', '단체 주문은 며칠 전에 해요?', '혹시 단체주문 할인 있어요', '단체 주문이요?', '케이크 예약되나요', '케이크요', '케이크가 있나요', '케이크 크기 알려주세요'))).toEqual([['케이크', 4], ['단체 주문', 3]])
})

test('one customer who repeats a word is not many, and a word counts once a message', () => {
  expect(found([...Array(5)].map((_, index) => ({ messageId: index, conversationId: 1, text: '환불 환불 환불해줘' })))).toEqual([])
  expect(found(asked('환불 환불 환불', '환불이요', '환불은요'))).toEqual([['환불', 3]])
})

test.each([
  ['English plurals', ['Do you sell gift cards?', 'gift card possible?', 'Is a GIFT CARD possible?'], 'gift card'],
  ['Japanese without blanks', ['駐車場はありますか？', '駐車場の料金は？', '駐車場どこですか?'], '駐車'],
  ['Thai', ['มีที่จอดรถไหม?', 'ที่จอดรถอยู่ไหน?', 'จอดรถได้ไหมที่จอดรถ?'], 'จอด'],
])('other scripts: %s', (_what, texts, word) => {
  expect(suggestKeywords(asked(...texts), limits).some((one) => one.word.includes(word))).toBe(true)
})

test('what was dismissed stays away, the rest moves up, and there are never more than asked for', () => {
  const many = Array.from({ length: 20 }, (_, word) => Array.from({ length: 3 }, () => `낱말${'가나다라마바사아자차카타파하거너더러머버'[word]}집`)).flat()
  expect(found(asked(...many))).toHaveLength(8)
  const [first] = found(asked(...many))
  expect(found(asked(...many), [String(first![0])])).not.toContainEqual(first)
})

test('what people do, laugh about or say politely is no question', () => {
  const chat = ['네 부탁드려요 ㅎㅎ', '9시 전에 갈게요 ㅋㅋ', '밤식빵 값 이체했어요', '밤식빵 맛있었어요 ㅠㅠ', 'とても美味しかったです']
  expect(found(asked(...chat, ...chat, ...chat, ...chat))).toEqual([])
  expect(found(asked('밤식빵 있나요 ㅋㅋ', '밤식빵이요', '밤식빵 아직 남았나요? 이체했어요', '이체했어요?', '이체했어요?'))).toEqual([['밤식빵', 3]])
})

test('hostile texts end soon', () => {
  const long = asked(...Array.from({ length: 2_000 }, (_, index) => `${'가'.repeat(250)} ${'요'.repeat(40)} ${index}`))
  const startedMs = performance.now()
  expect(suggestKeywords(long, limits)).toEqual([])
  expect(performance.now() - startedMs).toBeLessThan(5_000)
})
