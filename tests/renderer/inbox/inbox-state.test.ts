import { comparePlaces, fitsFilter, placeOf } from '#shared/domain/conversation-order.ts'
import { conversationFilters, type ConversationFilter, type ConversationRow } from '#shared/domain/conversation.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyInbox, inboxReducer, type InboxState } from '../../../renderer/features/inbox/inbox-state.ts'
import { conversationRow } from './conversation-row.ts'

const nowMs = Date.UTC(2026, 10, 20)
const context = { nowMs, closingWithinMs: 4 * 3_600_000 }

/** The store in its plainest form: sorts everything on every question. */
class PlainShop {
  readonly rows = new Map<number, ConversationRow>()
  fitting(filter: ConversationFilter): ConversationRow[] {
    return [...this.rows.values()]
      .filter((row) => fitsFilter(row, filter, nowMs, context.closingWithinMs))
      .sort((a, b) => comparePlaces(placeOf(a), placeOf(b)))
  }
  page(filter: ConversationFilter, after: string | null, limit: number) {
    const boundary = after === null ? null : (JSON.parse(after) as ReturnType<typeof placeOf>)
    const rest = this.fitting(filter).filter((row) => boundary === null || comparePlaces(placeOf(row), boundary) > 0)
    const items = rest.slice(0, limit)
    const last = items.at(-1)
    return { items, next: last && rest.length > limit ? JSON.stringify(placeOf(last)) : null }
  }
}

const someRow = fc.record({
  id: fc.integer({ min: 1, max: 25 }),
  lastActivityAtMs: fc.integer({ min: 0, max: 12 }).map((step) => nowMs - step * 1000),
  pinnedAtMs: fc.constantFrom(null, null, null, 5),
  mutedUntilMs: fc.constantFrom(null, null, nowMs + 1, nowMs - 1, Number.MAX_SAFE_INTEGER),
  unreadCount: fc.constantFrom(0, 0, 2),
  isMarkedUnread: fc.boolean(),
  isArchived: fc.constantFrom(false, false, false, true),
  failedCount: fc.constantFrom(0, 0, 1),
  windowEndsAtMs: fc.constantFrom(null, nowMs - 1, nowMs + 1000, nowMs + 9 * 3_600_000),
}).map(conversationRow)

const step = fc.oneof(
  { weight: 5, arbitrary: someRow.map((row) => ({ kind: 'change' as const, row })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }).map((id) => ({ kind: 'remove' as const, id })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((limit) => ({ kind: 'ask-page' as const, limit })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'page-arrives' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'fetch-changed' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('trim' as const), from: fc.integer({ min: 0, max: 6 }), length: fc.integer({ min: 0, max: 6 }) }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }).map((id) => ({ kind: 'open' as const, id })) },
)

function expectOrderedAndComplete(state: InboxState, shop: PlainShop) {
  const ids = state.order.map((place) => place.id)
  expect(new Set(ids).size, 'no conversation twice').toBe(ids.length)
  for (let index = 1; index < state.order.length; index += 1) expect(comparePlaces(state.order[index - 1]!, state.order[index]!)).toBeLessThan(0)
  for (const id of state.rows.keys()) expect(ids).toContain(id)
  const expected = shop.fitting(state.filter).filter((row) => state.boundary === null || comparePlaces(placeOf(row), state.boundary) <= 0).map((row) => row.id)
  expect(ids.filter((id) => id !== state.heldId)).toEqual(expected.filter((id) => id !== state.heldId))
}

describe('inbox list', () => {
  test('equals a fresh query whatever order pages and changes arrive in', () => {
    fc.assert(fc.property(fc.constantFrom(...conversationFilters), fc.array(someRow, { maxLength: 25 }), fc.array(step, { maxLength: 60 }), (filter, initial, steps) => {
      const shop = new PlainShop()
      for (const row of initial) shop.rows.set(row.id, row)
      let state = inboxReducer(emptyInbox(filter), { type: 'reloaded', page: shop.page(filter, null, 4), newer: new Map(), context })
      const changed = new Set<number>()
      let onItsWay: { page: ReturnType<PlainShop['page']>; newer: Map<number, ConversationRow | null> } | null = null
      const fetchChanged = () => {
        const askedIds = [...changed]
        changed.clear()
        const rows = askedIds.flatMap((id) => shop.rows.get(id) ?? [])
        for (const id of askedIds) onItsWay?.newer.set(id, shop.rows.get(id) ?? null)
        state = inboxReducer(state, { type: 'rows-fetched', askedIds, rows, context })
      }
      const pageArrives = () => {
        if (onItsWay) state = inboxReducer(state, { type: 'page-loaded', ...onItsWay, context })
        onItsWay = null
      }
      for (const next of steps) {
        switch (next.kind) {
          case 'change': shop.rows.set(next.row.id, next.row); changed.add(next.row.id); break
          case 'remove': shop.rows.delete(next.id); changed.add(next.id); break
          case 'ask-page': if (!onItsWay && state.next !== null) onItsWay = { page: shop.page(filter, state.next, next.limit), newer: new Map() }; break
          case 'page-arrives': pageArrives(); break
          case 'fetch-changed': fetchChanged(); break
          case 'trim': state = inboxReducer(state, { type: 'rows-trimmed', keepFrom: next.from, keepTo: next.from + next.length }); break
          case 'open': state = inboxReducer(state, { type: 'held', conversationId: next.id, context }); break
        }
      }
      pageArrives()
      fetchChanged()
      expectOrderedAndComplete(state, shop)
      while (state.next !== null) state = inboxReducer(state, { type: 'page-loaded', page: shop.page(filter, state.next, 5), newer: new Map(), context })
      expectOrderedAndComplete(state, shop)
    }), { numRuns: 600 })
  })

  test('a page that was on its way does not undo a newer change, nor lose a row that moved past the covered part', () => {
    const shop = new PlainShop()
    for (let id = 1; id <= 6; id += 1) shop.rows.set(id, conversationRow({ id, lastActivityAtMs: nowMs - id * 1000 }))
    let state = inboxReducer(emptyInbox('all'), { type: 'reloaded', page: shop.page('all', null, 2), newer: new Map(), context })
    const page = shop.page('all', state.next, 2)
    const moved = conversationRow({ id: 3, lastActivityAtMs: nowMs - 3500 })
    shop.rows.set(3, moved)
    state = inboxReducer(state, { type: 'rows-fetched', askedIds: [3], rows: [moved], context })
    expect(state.order.map((place) => place.id)).toEqual([1, 2])
    state = inboxReducer(state, { type: 'page-loaded', page, newer: new Map([[3, moved]]), context })
    expect(state.order.map((place) => place.id)).toEqual([1, 2, 3, 4])
    expect(state.rows.get(3)?.lastActivityAtMs).toBe(nowMs - 3500)
  })

  test('the open conversation keeps its place in the unread list until another one is opened', () => {
    const unread = [1, 2, 3].map((id) => conversationRow({ id, unreadCount: 1, lastActivityAtMs: nowMs - id }))
    let state = inboxReducer(emptyInbox('unread'), { type: 'reloaded', page: { items: unread, next: null }, newer: new Map(), context })
    state = inboxReducer(state, { type: 'held', conversationId: 2, context })
    state = inboxReducer(state, { type: 'rows-fetched', askedIds: [2], rows: [{ ...unread[1]!, unreadCount: 0 }], context })
    expect(state.order.map((place) => place.id)).toEqual([1, 2, 3])
    state = inboxReducer(state, { type: 'reloaded', page: { items: [unread[0]!, unread[2]!], next: null }, newer: new Map(), context })
    expect(state.order.map((place) => place.id)).toEqual([1, 2, 3])
    state = inboxReducer(state, { type: 'held', conversationId: 3, context })
    expect(state.order.map((place) => place.id)).toEqual([1, 3])
  })

  test('a conversation whose window has closed leaves the closing list as time passes', () => {
    const row = conversationRow({ id: 1, windowEndsAtMs: nowMs + 60_000 })
    const state = inboxReducer(emptyInbox('closing'), { type: 'reloaded', page: { items: [row], next: null }, newer: new Map(), context })
    expect(inboxReducer(state, { type: 'time-passed', context: { ...context, nowMs: nowMs + 59_999 } })).toBe(state)
    expect(inboxReducer(state, { type: 'time-passed', context: { ...context, nowMs: nowMs + 60_000 } }).order).toEqual([])
  })

  test('a change that keeps the place keeps the order itself, so only that row renders again', () => {
    const rows = [1, 2].map((id) => conversationRow({ id, lastActivityAtMs: nowMs - id }))
    const before = inboxReducer(emptyInbox('all'), { type: 'reloaded', page: { items: rows, next: null }, newer: new Map(), context })
    const after = inboxReducer(before, { type: 'rows-fetched', askedIds: [2], rows: [{ ...rows[1]!, unreadCount: 4 }], context })
    expect(after.order).toBe(before.order)
    expect(after.rows.get(1)).toBe(before.rows.get(1))
    expect(after.rows.get(2)?.unreadCount).toBe(4)
  })
})
