import { expect, test } from 'vitest'
import { sampleCustomers } from '#simulator/scenarios/sample-shop/customers.ts'
import { storyOf } from '#simulator/scenarios/sample-shop/story.ts'
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

test('of what one hairdresser is asked only what can be a rule is left', () => {
  expect(found(asked(
    '염색 얼마예요?', '뿌리 염색은 얼마나 걸려요?', '염색 예약되나요', '앞머리만 자를 수 있나요?', '앞머리 컷 얼마인가요', '앞머리요', '아기도 받을 수 있나요?', '현금으로 받을 수 있을까요?', '오늘 받을 수 있나요',
    '가게에 검은 모자 두고 왔는데 있나요?', '가게에 검은 우산 두고 갔나요?', '혹시 가게에 검은 가방 있을까요?', '가게에 반려견 데려가도 되나요', '반려견 입장 가능한가요?', '반려견이랑 가도 돼요?',
    '주차 공간 있나요', '주차 공간이 몇 대예요?', '혹시 주차 공간 남았나요?', '예쁜 색으로 되나요?', '예쁜 머리 추천해 주실 수 있나요?', '예쁜 걸로 되나요', '좋아하는 분께 선물하려는데 되나요?', '좋아하는 색 있나요', '제일 좋아하는 스타일 되나요',
    '재고가 있나요?', '샴푸 재고 확인되나요', '재고는요?', '붐비나요?', '지금 붐비나요?', '주말에 붐비나요?',
  )).map(([word]) => word)).toEqual(['반려견', '앞머리', '염색', '재고', '주차 공간'])
})

test('of what an English bicycle shop is asked only what can be a rule is left', () => {
  expect(found(asked(
    'Do you repair punctures?', 'How much is a puncture?', 'Can you fix a puncture today?', 'Are you open on Sunday?', 'Did I leave a blue helmet at your place?', 'Could you keep one for me?', 'Could you take it back?',
    'Is there a student discount?', 'student discount?', 'Any student discounts this week?', 'I am travelling next week. Could you keep it?', 'How long does a service take?', 'What does a full service cost?', 'Service possible tomorrow?', 'Running late, sorry!', 'Running', 'I am running late',
  )).map(([word]) => word)).toEqual(['puncture', 'service', 'student discount'])
})

test('one sentence that everybody sends, such as that of an advertisement, is no word of theirs; a whole message of one word is', () => {
  expect(found(asked(...Array.from({ length: 9 }, () => '안녕하세요, 광고 보고 왔어요. 수제 비누 자세히 알 수 있을까요?'), '비누 받침', '정기배송', '정기배송', '정기배송'))).toEqual([['정기배송', 3]])
})

test.each(['ko', 'en'] as const)('of everything the sample shop was asked (%s): bread, and what is done with it', (language) => {
  const texts = sampleCustomers(language).flatMap((customer, index) => storyOf(customer, Date.UTC(2026, 10, 21)).flatMap(({ by, content }, place) => (by === 'customer' && content.kind === 'text' ? [{ messageId: index * 1000 + place, conversationId: index, text: content.text }] : [])))
  const words = suggestKeywords(texts, { fewestMessages: 3, most: 12 }).map(({ word }) => word)
  expect(words).toEqual(language === 'ko'
    ? ['배달', '케이크', '주말', '단팥빵', '크루아상', '치아바타', '통밀 식빵', 'open', '소금빵', '밤식빵', '취소', '택배']
    : ['cake', 'deliver', 'loaves', 'croissants', 'chestnut loaves', 'fig campagne', 'salt', 'open', 'strawberry', 'salt rolls', 'sourdough loaves', '케이크'])
})

test('hostile texts end soon', () => {
  const long = asked(...Array.from({ length: 2_000 }, (_, index) => `${'가'.repeat(250)} ${'요'.repeat(40)} ${index}`))
  const startedMs = performance.now()
  expect(suggestKeywords(long, limits)).toEqual([])
  expect(performance.now() - startedMs).toBeLessThan(5_000)
})
