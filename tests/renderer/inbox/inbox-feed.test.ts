import { comparePlaces, fitsFilter, placeOf } from '#shared/domain/conversation-order.ts'
import type { ConversationFilter, ConversationRow } from '#shared/domain/conversation.ts'
import { describe, expect, test } from 'vitest'
import { InboxFeed } from '../../../renderer/features/inbox/inbox-feed.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { conversationRow } from './conversation-row.ts'

const closingWithinMs = 4 * 3_600_000

/** A shop that answers as the store does, and counts what it is asked. */
function setUp(count: number) {
  const clock = new ManualClock()
  const rows = new Map<number, ConversationRow>()
  for (let id = 1; id <= count; id += 1) rows.set(id, conversationRow({ id, lastActivityAtMs: clock.nowMs() - id * 1000 }))
  const asked = { pages: 0, rows: [] as number[][] }
  const faults = { next: 0 }
  const failIfAsked = () => {
    if (faults.next === 0) return
    faults.next -= 1
    throw new Error('not now')
  }
  const fitting = (filter: ConversationFilter) => [...rows.values()].filter((row) => fitsFilter(row, filter, clock.nowMs(), closingWithinMs)).sort((a, b) => comparePlaces(placeOf(a), placeOf(b)))
  const source = {
    async page({ filter, after, limit }: { filter: ConversationFilter; after: string | null; limit: number }) {
      asked.pages += 1
      failIfAsked()
      const all = fitting(filter)
      const boundary = after === null ? null : (JSON.parse(after) as ReturnType<typeof placeOf>)
      const rest = boundary ? all.filter((row) => comparePlaces(placeOf(row), boundary) > 0) : all
      const items = rest.slice(0, limit)
      await Promise.resolve()
      return { items, next: rest.length > limit ? JSON.stringify(placeOf(items.at(-1)!)) : null }
    },
    async byIds({ conversationIds }: { conversationIds: number[] }) {
      asked.rows.push(conversationIds)
      failIfAsked()
      await Promise.resolve()
      return conversationIds.flatMap((id) => rows.get(id) ?? [])
    },
  }
  const feed = new InboxFeed(source, clock, closingWithinMs)
  const change = (id: number, part: Partial<ConversationRow>) => {
    rows.set(id, { ...rows.get(id)!, ...part })
    feed.changed([id], [id])
  }
  const ids = () => feed.getState().order.map((place) => place.id)
  const expected = (filter: ConversationFilter) => fitting(filter).map((row) => row.id)
  return { clock, rows, asked, faults, feed, change, ids, expected }
}

describe('the inbox feed', () => {
  test('a new message lifts its conversation at once', async () => {
    const { clock, feed, change, ids } = setUp(30)
    await feed.choose('all')
    change(17, { lastActivityAtMs: clock.nowMs() })
    await clock.advance(0)
    expect(ids()[0]).toBe(17)
  })

  test('a burst of changes shares a few questions and renders a few times', async () => {
    const { clock, asked, feed, change, ids, expected } = setUp(300)
    await feed.choose('all')
    await clock.advance(0)
    let renders = 0
    feed.subscribe(() => void (renders += 1))
    for (let id = 1; id <= 150; id += 1) {
      change(id, { lastActivityAtMs: clock.nowMs() + id })
      if (id % 50 === 0) await clock.advance(10)
    }
    await clock.advance(500)
    expect(asked.rows.length).toBeLessThanOrEqual(3)
    expect(renders).toBeLessThanOrEqual(4)
    expect(ids()).toEqual(expected('all').slice(0, ids().length))
  })

  test('a flood is answered with the list again, not with thousands of rows', async () => {
    const { clock, asked, feed, rows, ids, expected } = setUp(5000)
    await feed.choose('all')
    await clock.advance(0)
    asked.pages = 0
    const changed = [...rows.keys()].slice(0, 3000)
    for (const id of changed) rows.set(id, { ...rows.get(id)!, lastActivityAtMs: clock.nowMs() + (id % 977) })
    feed.changed(changed)
    await clock.advance(2000)
    expect(asked.rows.flat().length).toBeLessThan(400)
    expect(asked.pages).toBeLessThanOrEqual(4)
    expect(ids()).toEqual(expected('all').slice(0, ids().length))
  })

  test('scrolling loads ahead, whole rows stay bounded, and rows come back where one scrolls back to', async () => {
    const { clock, feed, ids, expected } = setUp(10_000)
    await feed.choose('all')
    for (let from = 0; from < 10_000; from += 40) {
      feed.show(from, from + 20)
      await clock.advance(1)
    }
    expect(ids()).toEqual(expected('all'))
    expect(feed.getState().rows.size).toBeLessThanOrEqual(3200)
    feed.show(0, 20)
    await clock.advance(300)
    for (const id of expected('all').slice(0, 20)) expect(feed.getState().rows.has(id)).toBe(true)
  })

  test('the answer of a list that was left does not appear in the one chosen after it', async () => {
    const { clock, feed, change, ids, expected } = setUp(40)
    change(5, { unreadCount: 2 })
    const first = feed.choose('all')
    const second = feed.choose('unread')
    await Promise.all([first, second])
    await clock.advance(200)
    expect(feed.getState().filter).toBe('unread')
    expect(ids()).toEqual(expected('unread'))
  })

  test('a change during the first load is not lost', async () => {
    const { clock, feed, change, ids } = setUp(40)
    const loaded = feed.choose('all')
    change(33, { lastActivityAtMs: clock.nowMs() })
    await loaded
    await clock.advance(200)
    expect(ids()[0]).toBe(33)
  })

  test('nothing moves while the pointer is pressed', async () => {
    const { clock, feed, change, ids } = setUp(40)
    await feed.choose('all')
    feed.holdStill(true)
    change(9, { lastActivityAtMs: clock.nowMs() })
    await clock.advance(1000)
    expect(ids()[0]).toBe(1)
    feed.holdStill(false)
    await clock.advance(200)
    expect(ids()[0]).toBe(9)
  })

  test('a list that cannot be loaded says so; choosing it again loads it', async () => {
    const { faults, feed, ids } = setUp(3)
    faults.next = 1
    await feed.choose('all')
    expect(feed.getState().phase).toBe('failed')
    expect(feed.getError()).toBeInstanceOf(Error)
    await feed.choose('all')
    expect(ids()).toEqual([1, 2, 3])
  })

  test('rows that could not be asked for are asked for again', async () => {
    const { clock, faults, feed, change, ids } = setUp(10)
    await feed.choose('all')
    faults.next = 1
    change(7, { lastActivityAtMs: clock.nowMs() })
    await clock.advance(0)
    expect(ids()[0]).toBe(1)
    await clock.advance(2000)
    expect(ids()[0]).toBe(7)
  })

  test('a window that begins to close joins the closing list within a minute', async () => {
    const { clock, feed, rows, ids } = setUp(3)
    rows.set(2, { ...rows.get(2)!, windowEndsAtMs: clock.nowMs() + closingWithinMs + 30_000 })
    await feed.choose('closing')
    expect(ids()).toEqual([])
    await clock.advance(60_000)
    feed.minutePassed()
    await clock.advance(0)
    expect(ids()).toEqual([2])
  })

  test('says which customers just wrote, but not about old messages that arrive late', async () => {
    const { clock, feed, change } = setUp(10)
    await feed.choose('all')
    const heard: string[] = []
    feed.onArrivals((rows) => void heard.push(...rows.map((row) => row.contactName)))
    const written = (id: number, timestampMs: number) => change(id, { contactName: `Name ${id}`, lastMessage: { ...conversationRow({ id }).lastMessage!, timestampMs } })
    written(4, clock.nowMs())
    written(5, clock.nowMs() - 3_600_000)
    await clock.advance(200)
    expect(heard).toEqual(['Name 4'])
  })
})
