import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ThreadAnchor, ThreadPage } from '#shared/contract/messages.ts'
import type { Message } from '#shared/domain/message.ts'
import { compareMessages, emptyThread, keptMessageCount, shownMessages, threadReducer, type ThreadState } from '../../../renderer/features/thread/model/thread-state.ts'
import { aMessage } from './message-builder.ts'

const pageSize = 60

/** The conversation as the core knows it. */
class Conversation {
  #messages: Message[] = []
  #nextId = 1
  readonly changedIds = new Set<number>()

  all(): Message[] {
    return this.#messages.toSorted(compareMessages)
  }

  add(timestampMs: number): void {
    const message = aMessage({ id: this.#nextId, timestampMs })
    this.#nextId += 1
    this.#messages.push(message)
    this.changedIds.add(message.id)
  }

  replace(index: number, change: Partial<Message>): void {
    const message = this.#messages[index]
    if (!message) return
    this.#messages[index] = { ...message, ...change, id: message.id }
    this.changedIds.add(message.id)
  }

  remove(index: number): void {
    const [message] = this.#messages.splice(index, 1)
    if (message) this.changedIds.add(message.id)
  }

  byIds(ids: readonly number[]): Message[] {
    return this.#messages.filter((message) => ids.includes(message.id))
  }

  page(anchor: ThreadAnchor): ThreadPage {
    const all = this.all()
    const at = 'messageId' in anchor ? all.findIndex((message) => message.id === anchor.messageId) : all.length
    const [from, to] = {
      latest: [all.length - pageSize, all.length], 'first-unread': [all.length - pageSize, all.length], date: [0, pageSize],
      around: [at - pageSize / 2, at + pageSize / 2], older: [at - pageSize, at], newer: [at + 1, at + 1 + pageSize],
    }[anchor.at] as [number, number]
    const start = Math.max(0, from)
    return { items: all.slice(start, Math.max(0, to)), hasOlder: start > 0, hasNewer: to < all.length, firstUnreadId: null }
  }
}

type Step =
  | { do: 'open'; at: 'latest' | 'around'; pick: number }
  | { do: 'older' | 'newer' | 'trim-old' | 'trim-new' | 'deliver' }
  | { do: 'add'; timestampMs: number; count: number }
  | { do: 'move' | 'remove'; pick: number; timestampMs: number }

const timestamp = fc.integer({ min: 0, max: 5000 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('open' as const), at: fc.constantFrom('latest' as const, 'around' as const), pick: fc.nat(2000) }),
  fc.record({ do: fc.constantFrom('older' as const, 'newer' as const, 'trim-old' as const, 'trim-new' as const, 'deliver' as const) }),
  fc.record({ do: fc.constant('add' as const), timestampMs: timestamp, count: fc.constantFrom(1, 3, 100) }),
  fc.record({ do: fc.constantFrom('move' as const, 'remove' as const), pick: fc.nat(2000), timestampMs: timestamp }),
)

function run(steps: Step[]): { state: ThreadState; conversation: Conversation } {
  const conversation = new Conversation()
  for (let at = 0; at < 300; at += 1) conversation.add((at * 37) % 5000)
  let state = threadReducer(emptyThread, { type: 'replaced', page: conversation.page({ at: 'latest' }), isFirst: true })
  conversation.changedIds.clear()
  const deliver = () => {
    const requestedIds = [...conversation.changedIds]
    conversation.changedIds.clear()
    state = threadReducer(state, { type: 'changed', requestedIds, found: conversation.byIds(requestedIds), isReading: false })
  }
  for (const one of steps) {
    const first = state.messages[0]
    const last = state.messages.at(-1)
    if (one.do === 'open') {
      const messageId = conversation.all()[one.pick % Math.max(1, conversation.all().length)]?.id
      if (messageId !== undefined) state = threadReducer(state, { type: 'replaced', isFirst: false, page: conversation.page(one.at === 'latest' ? { at: 'latest' } : { at: 'around', messageId }) })
    } else if (one.do === 'older' || one.do === 'newer') {
      // Reads are made one after the other, so what changed before a page is always delivered before it.
      deliver()
      const edge = one.do === 'older' ? state.messages[0] : state.messages.at(-1)
      if (edge) state = threadReducer(state, { type: one.do, page: conversation.page({ at: one.do, messageId: edge.id }) })
    } else if (one.do === 'trim-old' || one.do === 'trim-new') state = threadReducer(state, { type: 'trimmed', keep: one.do === 'trim-old' ? 'newest' : 'oldest' })
    else if (one.do === 'deliver') deliver()
    else if (one.do === 'add') for (let count = 0; count < one.count; count += 1) conversation.add(one.timestampMs + count)
    else if (one.do === 'move') conversation.replace(one.pick % 300, { timestampMs: one.timestampMs })
    else if (one.do === 'remove') conversation.remove(one.pick % 300)
    expect(first === undefined || last === undefined || compareMessages(first, last) <= 0).toBe(true)
  }
  deliver()
  return { state, conversation }
}

describe('threadReducer', () => {
  it('always holds one ordered, gap-free stretch of the conversation without duplicates', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { state, conversation } = run(steps)
      const all = conversation.all()
      const first = state.messages[0]
      const last = state.messages.at(-1)
      const stretch = first && last ? all.filter((message) => compareMessages(message, first) >= 0 && compareMessages(message, last) <= 0) : []
      expect(state.messages).toEqual(stretch)
      if (!state.hasOlder && all.length > 0 && !(state.hasNewer && !first)) expect(first?.id).toBe(all[0]?.id)
      if (!state.hasNewer && all.length > 0 && !(state.hasOlder && !last)) expect(last?.id).toBe(all.at(-1)?.id)
    }), { numRuns: 300 })
  })

  it('keeps a bounded number of messages and knows that more lie beyond', () => {
    const items = Array.from({ length: keptMessageCount + 80 }, (_unused, at) => aMessage({ id: at + 1 }))
    const full = threadReducer(emptyThread, { type: 'replaced', isFirst: true, page: { items, hasOlder: false, hasNewer: false, firstUnreadId: null } })
    const newest = threadReducer(full, { type: 'trimmed', keep: 'newest' })
    expect([newest.messages.length, newest.hasOlder, newest.hasNewer, newest.hasShiftedStart]).toEqual([keptMessageCount, true, false, true])
    expect(newest.messages.at(-1)).toBe(items.at(-1))
    const oldest = threadReducer(full, { type: 'trimmed', keep: 'oldest' })
    expect([oldest.messages.length, oldest.hasOlder, oldest.hasNewer, oldest.hasShiftedStart]).toEqual([keptMessageCount, false, true, false])
  })

  it('never shows the first loaded message while older ones are missing: its neighbours are unknown', () => {
    const items = [aMessage({ id: 1 }), aMessage({ id: 2 })]
    const state = threadReducer(emptyThread, { type: 'replaced', isFirst: true, page: { items, hasOlder: true, hasNewer: false, firstUnreadId: null } })
    expect(shownMessages(state).map((message) => message.id)).toEqual([2])
  })

  it('counts what arrives while the reader is elsewhere and puts the divider before it, once', () => {
    const open = threadReducer(emptyThread, { type: 'replaced', isFirst: true, page: { items: [aMessage({ id: 1 })], hasOlder: false, hasNewer: false, firstUnreadId: null } })
    const arrive = (state: ThreadState, id: number, isReading: boolean) => threadReducer(state, { type: 'changed', requestedIds: [id], found: [aMessage({ id })], isReading })
    const reading = arrive(open, 2, true)
    expect([reading.arrivedIds, reading.dividerId]).toEqual([[], null])
    const away = arrive(arrive(arrive(reading, 3, false), 4, false), 4, false)
    expect([away.arrivedIds, away.dividerId]).toEqual([[3, 4], 3])
    const back = threadReducer(away, { type: 'reached-bottom' })
    expect([back.arrivedIds, back.dividerId]).toEqual([[], 3])
    expect(arrive(back, 5, false).dividerId).toBe(3)
  })

  it('takes statuses over in place and removes what is gone', () => {
    const items = [aMessage({ id: 1, direction: 'outbound', status: 'sent' }), aMessage({ id: 2 })]
    const open = threadReducer(emptyThread, { type: 'replaced', isFirst: true, page: { items, hasOlder: false, hasNewer: false, firstUnreadId: null } })
    const changed = threadReducer(open, { type: 'changed', requestedIds: [1, 2], found: [{ ...items[0]!, status: 'read' }], isReading: true })
    expect(changed.messages.map((message) => [message.id, message.status])).toEqual([[1, 'read']])
    expect(changed.messages[0]).not.toBe(open.messages[0])
  })
})
