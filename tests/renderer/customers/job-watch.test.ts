import { expect, test } from 'vitest'
import type { ChangeUnderWay, LongChange, RecentChange } from '#shared/domain/recent-changes.ts'
import { undoId } from '#shared/domain/ids.ts'
import { JobWatch, type CustomersJob, type JobEnd } from '../../../renderer/features/customers/job-watch.ts'

const vips: LongChange = { kind: 'vip-changed', isVip: true }
const order = { who: { kind: 'these' as const, contactIds: [1, 2] }, what: { kind: 'vip' as const, isVip: true } }
const listed = (job: string, state: RecentChange['state']): RecentChange => ({ undoId: undoId(7), atMs: 0, change: vips, contactCount: 2, job, state })

type Held = { resolve(answer: { undoId: number | null; changedCount: number }): void; reject(error: Error): void }

/** What a page remembers outlives it: the shop and the browser stay when a window is reloaded. */
function browser() {
  const shop = { underWay: null as ChangeUnderWay | null, changes: [] as RecentChange[], answers: [] as Held[], isAway: false }
  const memory = { job: null as string | null }
  const openWindow = () => {
    const seen = { running: null as CustomersJob | null, told: [] as JobEnd[], failures: 0, later: [] as (() => void)[] }
    const reach = <Answer>(answer: Answer) => (shop.isAway ? Promise.reject(new Error('lost')) : Promise.resolve(answer))
    const watch = new JobWatch({
      change: () => new Promise((resolve, reject) => void shop.answers.push({ resolve, reject })),
      underWay: () => reach(shop.underWay),
      changes: () => reach({ items: shop.changes, next: null }),
      recall: () => memory.job,
      remember: (job) => void (memory.job = job),
      show: (running) => void (seen.running = running),
      tell: (_change, end) => seen.told.push(end),
      fail: () => void (seen.failures += 1),
      after: (_delayMs, callback) => seen.later.push(callback),
    })
    return { watch, seen }
  }
  return { shop, memory, openWindow }
}

test('a change begun before a reload goes on in the new page, its end is told with its undo, once', async () => {
  const { shop, memory, openWindow } = browser()
  void openWindow().watch.start(order, vips)
  const job = memory.job ?? ''
  shop.underWay = { job, change: vips, done: 250, total: 900 }

  const { watch, seen } = openWindow()
  await watch.takeUp()
  expect(seen.running).toEqual({ ...shop.underWay, isStopping: false })
  watch.progressed({ job, done: 500, total: 900 })
  watch.progressed({ job: 'another', done: 1, total: 1 })
  expect(seen.running?.done).toBe(500)
  shop.underWay = null
  shop.changes = [listed('older', 'done'), listed(job, 'done')]
  await watch.takeUp()
  await watch.takeUp()
  expect([seen.running, seen.told]).toEqual([null, [{ undoId: 7, changedCount: 2, isInterrupted: false }]])
  expect(memory.job).toBe(job)
  for (const callback of seen.later) callback()
  expect(memory.job).toBeNull()
})

test('a reload soon after the end offers the undo again; nothing is said once it was taken back', async () => {
  const { shop, memory, openWindow } = browser()
  const first = openWindow()
  const work = first.watch.start(order, vips)
  shop.answers[0]?.resolve({ undoId: 7, changedCount: 2 })
  await work
  shop.changes = [listed(memory.job ?? '', 'done')]
  await first.watch.takeUp()
  expect(first.seen.told).toHaveLength(1)
  const second = openWindow()
  await second.watch.takeUp()
  expect(second.seen.told).toEqual([{ undoId: 7, changedCount: 2, isInterrupted: false }])
  shop.changes = []
  const third = openWindow()
  await third.watch.takeUp()
  expect([third.seen.told, memory.job]).toEqual([[], null])
})

test('a lost connection is no failure: what came of it is asked for, also after the shop ended in the middle', async () => {
  const { shop, memory, openWindow } = browser()
  const { watch, seen } = openWindow()
  const work = watch.start(order, vips)
  shop.isAway = true
  shop.answers[0]?.reject(new Error('lost'))
  await work
  expect([seen.failures, seen.running?.change]).toEqual([0, vips])
  shop.isAway = false
  shop.changes = [listed(memory.job ?? '', 'interrupted')]
  await watch.takeUp()
  expect([seen.running, seen.told]).toEqual([null, [{ undoId: 7, changedCount: 2, isInterrupted: true }]])
})

test('a refusal is said and forgotten; a change of another window is shown, and no second one begins beside it', async () => {
  const { shop, memory, openWindow } = browser()
  const { watch, seen } = openWindow()
  const work = watch.start(order, vips)
  shop.answers[0]?.reject(Object.assign(new Error('no'), { code: 'REFUSED' }))
  await work
  expect([seen.failures, seen.running, memory.job]).toEqual([1, null, null])
  shop.underWay = { job: 'elsewhere', change: vips, done: 1, total: 2 }
  await watch.takeUp()
  watch.stopping()
  await watch.takeUp()
  expect(seen.running).toMatchObject({ job: 'elsewhere', isStopping: true })
  await watch.start(order, vips)
  expect(shop.answers).toHaveLength(1)
})
