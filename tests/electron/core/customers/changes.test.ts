import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#adapters/store/open-store.ts'
import type { ChangeWish, ChosenCustomers } from '#shared/contract/customers.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import type { Store } from '#core/ports/store/store.ts'
import { everybody } from '#shared/domain/customer-table.ts'
import { temporaryFolder } from '../../../support/app-process.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { quietLog } from '../../../support/quiet-log.ts'

let shop: Shop
let seen: AppEvent[]

async function use(opened: Shop): Promise<void> {
  shop = opened
  seen = []
  const events = shop.core.subscribe()
  void (async () => {
    for await (const event of events) seen.push(event)
  })()
}
beforeEach(async () => use(await openShop()))
afterEach(() => shop.close())

const done = <Result>(work: Promise<Result>): Promise<Result> => shop.done(work)
const refusal = (work: Promise<unknown>) => done(work).then(() => null, dataOf)
/** Without letting time go on: what is under way stays there. */
const refusalNow = (work: Promise<unknown>) => work.then(() => null, dataOf)
const dataOf = (error: { data?: unknown; code?: unknown }) => error.data ?? error.code
const people = async (...numbers: number[]): Promise<number[]> => {
  for (const index of numbers) await shop.customerWrites('안녕하세요', { phone: `8210${String(10_000_000 + index)}`, name: `손님 ${index}` })
  return Promise.all(numbers.map(async (index) => (await shop.conversation(`8210${String(10_000_000 + index)}`)).contactId))
}
const change = (who: ChosenCustomers, what: ChangeWish, job = 'job') => call(shop.router.customers.change, { who, what, job }, shop.asOwner)
const these = (...contactIds: number[]) => ({ kind: 'these' as const, contactIds })
const strangers = (count: number) => Array.from({ length: count }, (_none, index) => 5000 + index)
const label = (name: string) => done(call(shop.router.labels.create, { name, color: 'amber' as const }, shop.asOwner))
const undo = (undoId: number | null) => done(call(shop.router.customers.undo, { undoId: undoId ?? 0 }, shop.asOwner))
const recent = async () => (await done(call(shop.router.customers.changes, { after: null, limit: 50 }, shop.asOwner))).items
const labelCounts = async () => (await done(call(shop.router.labels.list, undefined, shop.asOwner))).map(({ name, contactCount }) => [name, contactCount])
const vips = async () => (await done(call(shop.router.customers.page, { sort: { by: 'first-seen', fieldId: null, direction: 'ascending' }, filter: { ...everybody, isVip: true }, after: null, limit: 50 }, shop.asOwner))).items.map(({ name }) => name).sort()
const underWay = () => call(shop.router.customers.underWay, undefined, shop.asOwner)
const firstStep = async () => {
  while (!seen.some((event) => event.type === 'progress')) await shop.clock.nextTurn()
}

describe('a change of many customers', () => {
  it('goes step by step, tells how far it is, and comes back', async () => {
    const ids = await people(1, 2, 3)
    const { id } = await label('미결제')
    await done(call(shop.router.labels.change, { contactIds: [ids[0] ?? 0], add: [id], remove: [] }, shop.asOwner))
    const answer = await done(change(these(...ids, ...strangers(900)), { kind: 'labels', add: [id], remove: [] }, 'bulk 1'))
    expect(answer).toEqual({ undoId: expect.any(Number) as number, changedCount: 2 })
    await shop.settles()
    expect(seen.filter((event) => event.type === 'progress').map((event) => event.type === 'progress' && [event.job, event.done, event.total])).toEqual([250, 500, 750, 903].map((each) => ['bulk 1', each, 903]))
    expect(seen.some((event) => event.type === 'changed' && event.contactIds.includes(ids[2] ?? 0))).toBe(true)
    expect(seen).toContainEqual({ type: 'library', part: 'labels' })
    expect(seen).toContainEqual({ type: 'library', part: 'changes' })
    await undo(answer.undoId)
    expect(await labelCounts()).toEqual([['미결제', 1]])
    expect(await refusal(call(shop.router.customers.undo, { undoId: answer.undoId ?? 0 }, shop.asOwner))).toBe('NOT_FOUND')
  })

  it('reaches everybody who fits but some, also when nobody fits any more once changed', async () => {
    const [one, two, three] = await people(1, 2, 3)
    const { id } = await label('신규')
    const filter = { ...everybody, tree: { kind: 'group' as const, match: 'all' as const, parts: [{ kind: 'label' as const, is: 'has-not' as const, labelId: id }] } }
    expect((await done(change({ kind: 'all-who-fit', filter, except: [two ?? 0] }, { kind: 'labels', add: [id], remove: [] }))).changedCount).toBe(2)
    expect(seen.filter((event) => event.type === 'progress').at(-1)).toMatchObject({ done: 2, total: 2 })
    expect((await done(call(shop.router.customers.byIds, { contactIds: [one ?? 0, two ?? 0, three ?? 0] }, shop.asOwner))).map(({ labelIds }) => labelIds)).toEqual([[id], [], [id]])
  })

  it('marks and unmarks VIPs, and an undo leaves alone whoever was marked again since', async () => {
    const [one, two, three] = await people(1, 2, 3)
    await done(call(shop.router.contacts.setVip, { contactId: one ?? 0, isVip: true }, shop.asOwner))
    const marked = await done(change({ kind: 'all-who-fit', filter: everybody, except: [] }, { kind: 'vip', isVip: true }))
    expect(marked.changedCount).toBe(2)
    expect(await vips()).toEqual(['손님 1', '손님 2', '손님 3'])
    await shop.clock.advance(1000)
    await done(call(shop.router.contacts.setVip, { contactId: two ?? 0, isVip: false }, shop.asOwner))
    await shop.clock.advance(1000)
    await done(call(shop.router.contacts.setVip, { contactId: two ?? 0, isVip: true }, shop.asOwner))
    await undo(marked.undoId)
    expect(await vips()).toEqual(['손님 1', '손님 2'])
    const { items } = await done(call(shop.router.contacts.timeline, { contactId: three ?? 0, timeZone: 'Asia/Seoul', after: null, limit: 10 }, shop.asOwner))
    expect(items.map(({ kind }) => kind)).not.toContain('vip-set')
    const unmarked = await done(change(these(one ?? 0, two ?? 0, three ?? 0), { kind: 'vip', isVip: false }))
    expect([unmarked.changedCount, await vips()]).toEqual([2, []])
    await undo(unmarked.undoId)
    expect(await vips()).toEqual(['손님 1', '손님 2'])
    expect(await done(change(these(three ?? 0), { kind: 'vip', isVip: false }))).toEqual({ undoId: null, changedCount: 0 })
  })

  it('archives conversations; whoever writes is back, and an undo brings back the others', async () => {
    const [one] = await people(1, 2, 3)
    const { id } = await shop.conversation('821010000003')
    await done(call(shop.router.conversations.setArchived, { conversationId: id, isArchived: true }, shop.asOwner))
    const inbox = async () => (await done(call(shop.router.conversations.page, { filter: 'all', after: null, limit: 10 }, shop.asOwner))).items.map(({ contactName }) => contactName).sort()
    const archived = await done(change({ kind: 'all-who-fit', filter: everybody, except: [] }, { kind: 'archive' }))
    expect([archived.changedCount, await inbox()]).toEqual([2, []])
    expect((await recent())[0]).toMatchObject({ change: { kind: 'conversations-archived' }, contactCount: 2, state: 'done' })
    await people(1)
    expect(await inbox()).toEqual(['손님 1'])
    await undo(archived.undoId)
    expect(await inbox()).toEqual(['손님 1', '손님 2'])
    expect(await done(change(these(one ?? 0, ...strangers(3)), { kind: 'archive' }))).toMatchObject({ changedCount: 1 })
    expect(await done(change(these(one ?? 0), { kind: 'archive' }))).toEqual({ undoId: null, changedCount: 0 })
    expect(await inbox()).toEqual(['손님 2'])
  })

  it('ends early when it is told to by its name, and what was done can be undone', async () => {
    const [one, two] = await people(1, 2)
    const { id } = await label('신규')
    const work = change(these(one ?? 0, ...strangers(2499), two ?? 0), { kind: 'labels', add: [id], remove: [] }, 'bulk')
    await firstStep()
    expect(await underWay()).toEqual({ job: 'bulk', change: { kind: 'labels-changed', added: [{ id, name: '신규' }], removed: [] }, done: 250, total: 2501 })
    expect(await refusalNow(change(these(two ?? 0), { kind: 'vip', isVip: true }))).toMatchObject({ reason: 'already-running' })
    await call(shop.router.customers.stop, { job: 'another' }, shop.asOwner)
    await call(shop.router.customers.stop, { job: 'bulk' }, shop.asOwner)
    const { undoId, changedCount } = await done(work)
    expect([changedCount, await labelCounts(), await underWay()]).toEqual([1, [['신규', 1]], null])
    await undo(undoId)
    expect(await labelCounts()).toEqual([['신규', 0]])
  })

  it('goes on when the screen that asked goes away, and is found by its name afterwards', async () => {
    const [one, two] = await people(1, 2)
    const { id } = await label('신규')
    const screen = new AbortController()
    const input = { who: these(one ?? 0, ...strangers(2499), two ?? 0), what: { kind: 'labels' as const, add: [id], remove: [] }, job: 'left' }
    const work = call(shop.router.customers.change, input, { ...shop.asOwner, signal: screen.signal })
    await firstStep()
    screen.abort()
    const [running] = (await call(shop.router.customers.changes, { after: null, limit: 1 }, shop.asOwner)).items
    expect(running).toMatchObject({ job: 'left', state: 'running', contactCount: 1 })
    expect(await refusalNow(call(shop.router.customers.undo, { undoId: running?.undoId ?? 0 }, shop.asOwner))).toMatchObject({ reason: 'already-running' })
    expect((await done(work)).changedCount).toBe(2)
    const [ended] = await recent()
    expect(ended).toMatchObject({ job: 'left', state: 'done', contactCount: 2, change: { kind: 'labels-changed', added: [{ name: '신규' }] } })
    await undo(ended?.undoId ?? null)
    expect([await labelCounts(), await recent()]).toEqual([[['신규', 0]], []])
  })

  it('names at most so many one by one as the shop allows', async () => {
    await done(call(shop.router.settings.setPolicy, { key: 'customers.chosen', value: 2 }, shop.asOwner))
    expect(await refusal(change(these(1, 2, 3), { kind: 'vip', isVip: true }))).toMatchObject({ reason: 'too-many-chosen', policyKey: 'customers.chosen', params: { limit: 2 } })
    expect(await refusal(change({ kind: 'all-who-fit', filter: everybody, except: [1, 2, 3] }, { kind: 'vip', isVip: true }))).toMatchObject({ reason: 'too-many-chosen' })
    expect(await refusal(change(these(1, 2), { kind: 'vip', isVip: true }))).toBeNull()
  })

  it('of more customers than are named tells every screen to read again', async () => {
    const ids: number[] = []
    for (let index = 0; index < 501; index += 1) ids.push((await shop.store.conversationsByIds([await shop.store.openByPhone(`8210${String(20_000_000 + index)}`, 0)]))[0]?.contactId ?? 0)
    seen.length = 0
    await done(change(these(...ids), { kind: 'vip', isVip: true }))
    expect(seen).toContainEqual({ type: 'library', part: 'customers' })
  })
})

it('whoever lists the changes hears of a merge of labels when it begins and when it is over, also of one that fails half-way', async () => {
  await people(1)
  const [from, into] = [await label('미결제'), await label('단골')]
  await done(change({ kind: 'all-who-fit', filter: everybody, except: [] }, { kind: 'labels', add: [from.id], remove: [] }))
  const told = () => seen.filter((event) => event.type === 'library' && event.part === 'changes').length
  const before = told()
  shop.store.passLabelOn = () => Promise.reject(new Error('disk full'))
  await expect(done(call(shop.router.labels.merge, { labelId: from.id, intoId: into.id }, shop.asOwner))).rejects.toThrow()
  await shop.settles()
  expect(told() - before).toBe(2)
  const [merge] = await recent()
  expect(merge).toMatchObject({ change: { kind: 'labels-merged' }, contactCount: 1, state: 'done' })
  await undo(merge?.undoId ?? null)
  expect(await labelCounts()).toEqual([['미결제', 1], ['단골', 0]])
})

describe('what was changed lately', () => {
  const folder = temporaryFolder()
  const clock = new ManualClock()
  afterEach(() => folder.remove())

  async function onDisk(): Promise<Store> {
    const opened = await openStore({ folder: folder.path, log: quietLog(), clock })
    if (!opened.ok) throw new Error(opened.problem.detail)
    return opened.store
  }

  it('is listed with its names after a restart, newest first, and all of it can be taken back', async () => {
    await shop.close()
    let store = await onDisk()
    await use(await openShop({ store, clock }))
    const { router, asOwner } = shop
    const [one, two] = await people(1, 2)
    const [regular, late] = [await label('단골'), await label('미결제')]
    await done(change({ kind: 'all-who-fit', filter: everybody, except: [] }, { kind: 'labels', add: [regular.id, late.id], remove: [] }))
    await done(change(these(one ?? 0), { kind: 'vip', isVip: true }))
    await done(call(router.labels.merge, { labelId: late.id, intoId: regular.id }, asOwner))
    const field = await done(call(router.fields.create, { name: '생일', kind: 'date', choices: [], currency: null }, asOwner))
    await done(call(router.fields.remove, { fieldId: field.id }, asOwner))
    await done(call(router.purchases.add, { contactId: one ?? 0, orderNumber: 'A-1', atMs: clock.nowMs(), amount: 12_000, currency: 'KRW', item: '케이크' }, asOwner))
    const [purchase] = (await done(call(router.purchases.page, { contactId: one ?? 0, after: null, limit: 1 }, asOwner))).items
    await done(call(router.purchases.remove, { purchaseId: purchase?.id ?? 0 }, asOwner))
    await done(call(router.contacts.addComplaint, { contactId: two ?? 0, text: '식었어요' }, asOwner))
    const complaint = (await done(call(router.contacts.get, { contactId: two ?? 0 }, asOwner))).complaints[0]
    await done(call(router.contacts.removeComplaint, { complaintId: complaint?.id ?? 0 }, asOwner))
    await done(call(router.contacts.merge, { intoId: one ?? 0, fromId: two ?? 0 }, asOwner))
    const segment = await done(call(router.segments.save, { id: null, name: '큰손', tree: { kind: 'group', match: 'all', parts: [] } }, asOwner))
    await done(call(router.segments.remove, { id: segment.id }, asOwner))
    const crashed = await store.startUndo({ kind: 'labels-changed', added: [], removed: [{ id: regular.id, name: '단골' }] }, clock.nowMs(), { job: 'crashed' })
    await store.changeLabels({ contactIds: [one ?? 0], add: [], remove: [regular.id], nowMs: clock.nowMs(), undoId: crashed })
    await shop.close()
    await store.close()

    store = await onDisk()
    await use(await openShop({ store, clock }))
    const changes = await recent()
    expect(changes.map(({ change: { kind }, contactCount, state }) => [kind, contactCount, state])).toEqual([
      ['labels-changed', 1, 'interrupted'], ['segment-deleted', 0, 'done'], ['contacts-merged', 0, 'done'], ['complaint-deleted', 0, 'done'], ['purchase-deleted', 0, 'done'], ['field-deleted', 0, 'done'],
      ['labels-merged', 0, 'done'], ['vip-changed', 1, 'done'], ['labels-changed', 2, 'done'],
    ])
    expect(changes.map(({ change: about }) => about)).toMatchObject([
      { removed: [{ name: '단골' }] }, { name: '큰손' }, { name: '손님 2', into: '손님 1' }, { customer: '손님 2', text: '식었어요' }, { customer: '손님 1', text: '케이크' }, { name: '생일' },
      { name: '미결제', into: '단골' }, { isVip: true }, { added: [{ name: '단골' }, { name: '미결제' }] },
    ])
    for (const { undoId } of changes) await undo(undoId)
    expect([await recent(), await labelCounts(), await vips()]).toEqual([[], [['단골', 0], ['미결제', 0]], []])
    expect((await done(call(shop.router.contacts.get, { contactId: one ?? 0 }, shop.asOwner))).purchaseTotals).toMatchObject([{ amountMinor: 12_000 }])
    expect((await done(call(shop.router.contacts.get, { contactId: two ?? 0 }, shop.asOwner))).complaints).toMatchObject([{ text: '식었어요' }])
    expect((await done(call(shop.router.fields.list, undefined, shop.asOwner))).map(({ name }) => name)).toEqual(['생일'])
    await store.close()
  })
})
