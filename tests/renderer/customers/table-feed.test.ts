import { defaultSort, everybody, type CustomerFilter, type CustomerRow, type CustomerSort } from '#shared/domain/customer-table.ts'
import { describe, expect, test } from 'vitest'
import { TableFeed } from '../../../renderer/features/customers/table-feed.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { customerRow } from './customer-row.ts'

const byName: CustomerSort = { by: 'name', fieldId: null, direction: 'ascending' }
const vips: CustomerFilter = { ...everybody, isVip: true }
const compare = (a: CustomerRow, b: CustomerRow) => (a.lastInboundAtMs ?? 0) - (b.lastInboundAtMs ?? 0) || a.contactId - b.contactId

/** A shop that answers as the store does, newest first unless by name, and notes what it is asked. */
function setUp(count: number) {
  const clock = new ManualClock()
  const rows = new Map<number, CustomerRow>()
  for (let id = 1; id <= count; id += 1) rows.set(id, customerRow(id, { name: `손님 ${String(id).padStart(6, '0')}`, lastInboundAtMs: id, isVip: id % 2 === 0 }))
  const asked = { pages: [] as { after: string | null; skip: number; limit: number }[], byIds: [] as number[][], counts: 0 }
  const faults = { next: 0, isGone: false }
  const held: (() => void)[] = []
  const fitting = (filter: CustomerFilter) => [...rows.values()].filter((row) => filter.isVip === null || row.isVip === filter.isVip)
  const ordered = (sort: CustomerSort, filter: CustomerFilter) => fitting(filter).sort(sort.by === 'name' ? (a, b) => (a.name < b.name ? -1 : 1) : (a, b) => -compare(a, b))
  const answer = { isHeld: false }
  const settle = () => (answer.isHeld ? new Promise<void>((resolve) => held.push(resolve)) : Promise.resolve())
  const feed = new TableFeed({
    async page({ sort, filter, after, skip, limit }) {
      asked.pages.push({ after, skip, limit })
      await settle()
      if (faults.isGone) throw Object.assign(new Error('gone'), { code: 'NOT_FOUND' })
      if (faults.next > 0) {
        faults.next -= 1
        throw new Error('not now')
      }
      const all = ordered(sort, filter)
      const from = (after === null ? 0 : all.findIndex((row) => String(row.contactId) === after) + 1) + skip
      const items = all.slice(from, from + limit)
      return { items, next: from + limit < all.length ? String(items.at(-1)?.contactId) : null }
    },
    async byIds({ contactIds }) {
      asked.byIds.push(contactIds)
      await Promise.resolve()
      return contactIds.flatMap((id) => rows.get(id) ?? [])
    },
    async count({ filter }) {
      asked.counts += 1
      await Promise.resolve()
      return { count: fitting(filter).length, total: rows.size }
    },
  }, clock)
  const change = (id: number, part: Partial<CustomerRow>) => {
    rows.set(id, { ...rows.get(id)!, ...part })
    feed.changed([id])
  }
  const release = () => {
    for (const go of held.splice(0)) go()
  }
  return { clock, rows, asked, faults, answer, release, feed, change, ids: (from: number, to: number) => Array.from({ length: to - from }, (_, offset) => feed.idAt(from + offset)) }
}

describe('the table of customers', () => {
  test('shows the first rows and how long it is, then fills what comes into sight by the cursor before it', async () => {
    const { clock, feed, asked, ids } = setUp(1000)
    await feed.choose(defaultSort, everybody)
    await clock.advance(0)
    expect(feed.getState()).toMatchObject({ phase: 'ready', count: 1000, fitting: 1000, total: 1000 })
    expect(ids(0, 3)).toEqual([1000, 999, 998])
    feed.show(180, 210)
    await clock.advance(0)
    expect(ids(199, 201)).toEqual([801, 800])
    expect(asked.pages.slice(1).every(({ after, skip }) => after !== null && skip === 0)).toBe(true)
  })

  test('a jump skips from the nearest cursor and asks for what is in sight before anything else', async () => {
    const { clock, feed, asked, ids } = setUp(100_000)
    await feed.choose(defaultSort, everybody)
    await clock.advance(0)
    asked.pages.length = 0
    feed.show(70_010, 70_040)
    await clock.advance(0)
    expect(asked.pages[0]).toMatchObject({ skip: 70_000 - 200, limit: 100 })
    expect(ids(70_010, 70_012)).toEqual([100_000 - 70_010, 100_000 - 70_011])
  })

  test('another order keeps the rows until its own are there, and an overtaken answer is dropped', async () => {
    const { clock, feed, answer, release, ids } = setUp(300)
    await feed.choose(defaultSort, everybody)
    await clock.advance(0)
    answer.isHeld = true
    const first = feed.choose(byName, everybody)
    const second = feed.choose(byName, vips)
    expect(feed.getState().isTurning).toBe(true)
    expect(ids(0, 1)).toEqual([300])
    release()
    await Promise.all([first, second])
    answer.isHeld = false
    await clock.advance(0)
    expect(ids(0, 2)).toEqual([2, 4])
    expect(feed.getState()).toMatchObject({ count: 150, fitting: 150, isTurning: false })
  })

  test('a changed customer is read where they stand; that the order is an older one is said, and a refresh keeps the place', async () => {
    const { clock, feed, change, asked, ids } = setUp(500)
    await feed.choose(defaultSort, everybody)
    feed.show(120, 150)
    await clock.advance(0)
    change(370, { lastInboundAtMs: 9999, name: '새 이름' })
    await clock.advance(200)
    expect(asked.byIds).toEqual([[370]])
    expect(feed.rowAt(130)?.name).toBe('새 이름')
    expect(feed.getState().isOutdated).toBe(true)
    const { turn } = feed.getState()
    await feed.refresh()
    await clock.advance(0)
    expect(feed.getState()).toMatchObject({ isOutdated: false, turn })
    feed.show(0, 10)
    await clock.advance(0)
    expect(ids(0, 2)).toEqual([370, 500])
  })

  test('a label set on somebody changes the row and leaves the order true', async () => {
    const { clock, feed, change } = setUp(50)
    await feed.choose(byName, everybody)
    await clock.advance(0)
    change(7, { labelIds: [3] })
    await clock.advance(1000)
    expect(feed.rowOf(7)?.labelIds).toEqual([3])
    expect(feed.getState().isOutdated).toBe(false)
  })

  test('a new customer is counted', async () => {
    const { clock, feed, rows } = setUp(20)
    await feed.choose(byName, everybody)
    await clock.advance(0)
    rows.set(21, customerRow(21))
    feed.changed([21])
    await clock.advance(1000)
    expect(feed.getState()).toMatchObject({ fitting: 21, total: 21, isOutdated: true })
  })

  test('says who stands between two places, loaded or not', async () => {
    const { clock, feed } = setUp(1000)
    await feed.choose(defaultSort, everybody)
    await clock.advance(0)
    const ids = await feed.idsBetween(5, 655)
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([650, 995, 346])
  })

  test('what it asks about is gone: said at once, without the numbers of before, and there again when it comes back', async () => {
    const { clock, feed, faults } = setUp(1000)
    await feed.choose(defaultSort, vips)
    await clock.advance(0)
    expect(feed.getState()).toMatchObject({ phase: 'ready', fitting: 500 })
    faults.isGone = true
    await feed.refresh()
    expect(feed.getState()).toMatchObject({ phase: 'failed', fitting: null })
    faults.isGone = false
    await feed.refresh()
    await clock.advance(0)
    expect(feed.getState()).toMatchObject({ phase: 'ready', fitting: 500 })
  })

  test('others fit without a customer having changed: counted anew, the order waits', async () => {
    const { clock, feed, rows } = setUp(1000)
    await feed.choose(defaultSort, vips)
    await clock.advance(0)
    for (const [id, row] of rows) rows.set(id, { ...row, isVip: id <= 10 })
    feed.recount()
    await clock.advance(1000)
    expect(feed.getState()).toMatchObject({ fitting: 10, isOutdated: true })
  })

  test('the first page that fails is said; a later one is tried again by itself', async () => {
    const { clock, feed, faults, ids } = setUp(1000)
    faults.next = 1
    await feed.choose(defaultSort, everybody)
    expect(feed.getState().phase).toBe('failed')
    await feed.choose(defaultSort, everybody)
    await clock.advance(0)
    faults.next = 1
    feed.show(500, 530)
    await clock.advance(0)
    expect(ids(500, 501)).toEqual([undefined])
    await clock.advance(3000)
    expect(ids(500, 501)).toEqual([500])
  })
})
