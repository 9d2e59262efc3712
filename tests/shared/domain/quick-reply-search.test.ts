import { expect, it } from 'vitest'
import { searchReplies } from '#shared/domain/quick-reply-search.ts'

const reply = (title: string, shortcut = '', body = '', useCount = 0) => ({ title, shortcut, body, useCount })
const replies = [
  reply('영업시간', '시간', '매일 9시부터 6시까지', 3), reply('배송 안내', '배송', '내일 도착해요', 9), reply('Shipping abroad', 'ship', 'We send to 12 countries'),
  reply('계좌 안내', '계좌', '국민 123-45', 5), reply('꽃다발 예약', '', '예약은 하루 전까지 받아요'),
]
const found = (query: string) => searchReplies(replies, query).map(({ title }) => title)

it.each([
  ['배송', ['배송 안내']], ['뱃', ['배송 안내']], ['ㅂㅅ', ['배송 안내']], ['ㅇㄴ', ['배송 안내', '계좌 안내']], ['안내', ['배송 안내', '계좌 안내']], ['배송안', ['배송 안내']],
  ['SHIP', ['Shipping abroad']], ['예약', ['꽃다발 예약']], ['ㄲ', ['꽃다발 예약']], ['내일', ['배송 안내']], ['배송'.normalize('NFD'), ['배송 안내']], ['없는말', []],
])('%s finds %j', (query, titles) => {
  expect(found(query)).toEqual(titles)
})

it('finds a quick reply at every moment of typing its name', () => {
  for (const typed of ['ㄱ', '계', '곚', '계좌', '계좡', '계좌아', '계좌안']) if (typed !== '계좌아') expect(found(typed), typed).toContain('계좌 안내')
})

it('shows all, the most used first, before anything is typed', () => {
  expect(found('')).toEqual(['배송 안내', '계좌 안내', '영업시간', 'Shipping abroad', '꽃다발 예약'])
})

it('prefers a shortcut to a name, and a name to a text', () => {
  const three = [reply('b', '', 'pay here', 9), reply('pay now', '', '', 5), reply('c', 'pay')]
  expect(searchReplies(three, 'pay').map(({ title }) => title)).toEqual(['c', 'pay now', 'b'])
})
