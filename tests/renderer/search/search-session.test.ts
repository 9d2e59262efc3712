import type { SearchHit } from '#shared/contract/search.ts'
import { expect, test } from 'vitest'
import { askable, SearchSession } from '../../../renderer/features/search/search-session.ts'
import { conversationRow } from '../inbox/conversation-row.ts'
import { ManualClock } from '../../support/manual-clock.ts'

const hit = (messageId: number): SearchHit => ({ messageId, conversationId: 1, contactName: '민지', direction: 'inbound', type: 'text', timestampMs: messageId, snippet: 'x', ranges: [] })

type Question = { query: string; after: string | null; answer: (page: { items: SearchHit[]; next: string | null }) => void; fail: () => void }

function setUp() {
  const clock = new ManualClock()
  const questions: Question[] = []
  const session = new SearchSession({
    contacts: ({ query }) => Promise.resolve([conversationRow({ id: 1, contactName: query })]),
    messages: ({ query, after }) => new Promise((resolve, reject) => questions.push({ query, after, answer: resolve, fail: () => reject(new Error('no')) })),
  }, clock)
  return { clock, questions, session }
}

test('the latest query wins whatever order the answers arrive in', async () => {
  const { clock, questions, session } = setUp()
  session.write('예')
  await clock.advance(100)
  session.write('예약')
  await clock.advance(100)
  questions[1]!.answer({ items: [hit(2)], next: null })
  await clock.advance(0)
  questions[0]!.answer({ items: [hit(1)], next: null })
  await clock.advance(0)
  expect(session.getState()).toMatchObject({ phase: 'ready', answered: '예약', messages: [{ messageId: 2 }] })
})

test('the answer before stays on screen while the next one is asked for', async () => {
  const { clock, questions, session } = setUp()
  session.write('예')
  await clock.advance(100)
  questions[0]!.answer({ items: [hit(1)], next: null })
  await clock.advance(0)
  session.write('예약')
  expect(session.getState()).toMatchObject({ phase: 'searching', answered: '예', messages: [{ messageId: 1 }] })
})

test('a burst of keys asks once', async () => {
  const { clock, questions, session } = setUp()
  for (const typed of ['c', 'ca', 'cak', 'cake']) {
    session.write(typed)
    await clock.advance(10)
  }
  await clock.advance(100)
  expect(questions.map((question) => question.query)).toEqual(['cake'])
})

test('the consonant of an unfinished syllable asks nothing new; initial consonants alone are a query', async () => {
  expect(askable('민ㅈ')).toBe('민')
  expect(askable(' ㅁㅈ ')).toBe('ㅁㅈ')
  expect(askable('cake ㅋ')).toBe('cake ㅋ')
  const { clock, questions, session } = setUp()
  session.write('민')
  await clock.advance(100)
  session.write('민ㅈ')
  await clock.advance(100)
  expect(questions).toHaveLength(1)
})

test('pages follow each other once, and a new query forgets the old pages', async () => {
  const { clock, questions, session } = setUp()
  session.write('a')
  await clock.advance(100)
  questions[0]!.answer({ items: [hit(9)], next: 'p2' })
  await clock.advance(0)
  void session.loadMore()
  void session.loadMore()
  await clock.advance(0)
  expect(questions.map((question) => question.after)).toEqual([null, 'p2'])
  questions[1]!.answer({ items: [hit(8)], next: null })
  await clock.advance(0)
  expect(session.getState().messages.map((one) => one.messageId)).toEqual([9, 8])
  session.write('')
  expect(session.getState()).toMatchObject({ phase: 'idle', messages: [] })
})

test('a page that arrives after the query changed is dropped', async () => {
  const { clock, questions, session } = setUp()
  session.write('a')
  await clock.advance(100)
  questions[0]!.answer({ items: [hit(9)], next: 'p2' })
  await clock.advance(0)
  void session.loadMore()
  session.write('b')
  await clock.advance(100)
  questions[2]!.answer({ items: [hit(5)], next: null })
  await clock.advance(0)
  questions[1]!.answer({ items: [hit(8)], next: null })
  await clock.advance(0)
  expect(session.getState().messages.map((one) => one.messageId)).toEqual([5])
})

test('a failed search says so and can be asked again', async () => {
  const { clock, questions, session } = setUp()
  session.write('a')
  await clock.advance(100)
  questions[0]!.fail()
  await clock.advance(0)
  expect(session.getState().phase).toBe('failed')
  session.retry()
  await clock.advance(100)
  questions[1]!.answer({ items: [], next: null })
  await clock.advance(0)
  expect(session.getState().phase).toBe('ready')
})
