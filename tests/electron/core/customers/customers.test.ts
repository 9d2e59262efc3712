import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SegmentNode } from '#shared/domain/segment.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { defaultColumns, defaultSort, everybody } from '#shared/domain/customer-table.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'

let shop: Shop
let seen: AppEvent[]

beforeEach(async () => {
  shop = await openShop()
  seen = []
  const events = shop.core.subscribe()
  void (async () => {
    for await (const event of events) seen.push(event)
  })()
})
afterEach(() => shop.close())

const asOwner = () => shop.asOwner

const done = <Result>(work: Promise<Result>): Promise<Result> => shop.done(work)
const refusal = (work: Promise<unknown>) => done(work).then(() => null, (error: { data?: unknown; code?: unknown }) => error.data ?? error.code)
const customer = async (index: number): Promise<number> => {
  await shop.customerWrites('안녕하세요', { phone: `8210${String(10_000_000 + index)}`, name: `손님 ${index}` })
  return (await shop.conversation(`8210${String(10_000_000 + index)}`)).contactId
}

describe('labels', () => {
  it('are counted as a reader counts, and only while the shop keeps to the phone app', async () => {
    const family = '👨‍👩‍👧‍👦'.repeat(20)
    expect(await done(call(shop.router.labels.create, { name: ` ${family} `, color: 'green' }, asOwner()))).toMatchObject({ name: family })
    expect(await refusal(call(shop.router.labels.create, { name: `${family}!`, color: 'green' }, asOwner()))).toMatchObject({ reason: 'field-too-long', policyKey: 'labels.name', params: { limit: 20 } })
    expect(await refusal(call(shop.router.labels.create, { name: family, color: 'red' }, asOwner()))).toMatchObject({ reason: 'name-taken' })
    expect(await refusal(call(shop.router.labels.create, { name: ' \u3000', color: 'red' }, asOwner()))).toMatchObject({ reason: 'name-empty' })
    for (let index = 2; index <= 20; index += 1) await done(call(shop.router.labels.create, { name: `라벨 ${index}`, color: 'sky' }, asOwner()))
    expect(await refusal(call(shop.router.labels.create, { name: '스물하나', color: 'red' }, asOwner()))).toMatchObject({ reason: 'too-many-items', policyKey: 'labels.count', params: { limit: 20 } })
    await done(call(shop.router.settings.update, { phoneAppCompatible: false }, asOwner()))
    expect(await done(call(shop.router.labels.create, { name: '휴대폰 앱에는 들어가지 않는 아주 긴 라벨', color: 'red' }, asOwner()))).toMatchObject({ contactCount: 0 })
  })

  it('are merged and brought apart again', async () => {
    const [one, two] = await Promise.all([1, 2].map(customer))
    const [from, into] = [await done(call(shop.router.labels.create, { name: '구', color: 'red' }, asOwner())), await done(call(shop.router.labels.create, { name: '신', color: 'blue' }, asOwner()))]
    await done(call(shop.router.labels.change, { contactIds: [one ?? 0, two ?? 0], add: [from.id], remove: [] }, asOwner()))
    await done(call(shop.router.labels.change, { contactIds: [two ?? 0], add: [into.id], remove: [] }, asOwner()))
    const asks = { kind: 'group' as const, match: 'all' as const, parts: [{ kind: 'group' as const, match: 'any' as const, parts: [{ kind: 'label' as const, is: 'has' as const, labelId: from.id }] }] }
    const { id: segmentId } = await done(call(shop.router.segments.save, { id: null, name: '구 라벨', tree: asks }, asOwner()))
    await done(call(shop.router.customers.saveView, { id: null, name: '구 라벨', columns: [...defaultColumns], sort: defaultSort, filter: { ...everybody, labelId: from.id } }, asOwner()))
    const asked = async () => ({
      segment: JSON.stringify((await done(call(shop.router.segments.list, undefined, asOwner())))[0]?.tree),
      count: (await done(call(shop.router.customers.count, { filter: { ...everybody, segmentId } }, asOwner()))).count,
      view: (await done(call(shop.router.customers.views, undefined, asOwner())))[0]?.filter.labelId,
    })
    const before = { segment: JSON.stringify(asks), count: 2, view: from.id }
    expect(await asked()).toEqual(before)
    const { undoId } = await done(call(shop.router.labels.merge, { labelId: from.id, intoId: into.id }, asOwner()))
    expect((await done(call(shop.router.labels.list, undefined, asOwner()))).map(({ name, contactCount }) => [name, contactCount])).toEqual([['신', 2]])
    expect(await asked()).toEqual({ segment: JSON.stringify(asks).replace(`:${from.id}}`, `:${into.id}}`), count: 2, view: into.id })
    await done(call(shop.router.customers.undo, { undoId }, asOwner()))
    expect((await done(call(shop.router.labels.list, undefined, asOwner()))).map(({ name, contactCount }) => [name, contactCount])).toEqual([['구', 2], ['신', 1]])
    expect(await asked()).toEqual(before)
  })

  it('narrow the inbox, in whatever way the store finds them', async () => {
    const people = await Promise.all([1, 2, 3].map(customer))
    const { id } = await done(call(shop.router.labels.create, { name: '단골', color: 'green' }, asOwner()))
    await done(call(shop.router.labels.change, { contactIds: [people[0] ?? 0, people[2] ?? 0], add: [id], remove: [] }, asOwner()))
    const names = async () => (await done(call(shop.router.conversations.page, { filter: 'unread', labelId: id, after: null, limit: 50 }, asOwner()))).items.map(({ contactName, labelIds }) => [contactName, labelIds])
    expect(await names()).toEqual([['손님 3', [id]], ['손님 1', [id]]])
    const next = await done(call(shop.router.conversations.neighbour, { conversationId: (await shop.conversation('821010000003')).id, direction: 'next', filter: 'all', labelId: id }, asOwner()))
    expect(next?.contactName).toBe('손님 1')
    await done(call(shop.router.labels.remove, { labelId: id }, asOwner()))
    expect(await names()).toEqual([])
  })
})

describe('fields', () => {
  const create = (name: string, kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'yes-no', choices: string[] = [], currency: string | null = null) =>
    done(call(shop.router.fields.create, { name, kind, choices: choices.map((each) => ({ id: null, name: each })), currency }, asOwner()))

  it('take what people type and refuse what is none of their kind', async () => {
    const contact = await customer(1)
    const given: [Parameters<typeof create>, string | number | boolean, unknown, string][] = [
      [['나이', 'number'], '1,234.5', 1234.5, 'number'], [['예산', 'money', [], 'KRW'], '₩12,000원', 12_000, 'money'], [['예산 2', 'money', [], 'EUR'], '1.234,50 €', 123_450, 'money'],
      [['생일', 'date'], '1990. 2. 28.', '1990-02-28', 'date'], [['음료', 'choice', ['차', '커피']], '커피', 2, 'choice'], [['성인', 'yes-no'], '예', true, 'yes-no'],
    ]
    for (const [field, typed, stored, kind] of given) {
      const { id } = await create(...field)
      await done(call(shop.router.fields.setValue, { contactId: contact, fieldId: id, value: typed }, asOwner()))
      expect((await done(call(shop.router.contacts.get, { contactId: contact }, asOwner()))).fieldValues.find(({ fieldId }) => fieldId === id)?.value).toBe(stored)
      expect(await refusal(call(shop.router.fields.setValue, { contactId: contact, fieldId: id, value: kind === 'date' ? '2025-02-30' : 'banana' }, asOwner()))).toMatchObject({ reason: 'value-invalid', params: { kind } })
    }
    const { id, key } = await create('메모 두 줄', 'text')
    expect(key).toBe('메모_두_줄')
    expect(await refusal(call(shop.router.fields.setValue, { contactId: contact, fieldId: id, value: 'x'.repeat(1001) }, asOwner()))).toMatchObject({ reason: 'field-too-long', policyKey: 'fields.text' })
    await done(call(shop.router.fields.setValue, { contactId: contact, fieldId: id, value: '좋아요' }, asOwner()))
    await done(call(shop.router.fields.setValue, { contactId: contact, fieldId: id, value: '  ' }, asOwner()))
    expect((await done(call(shop.router.contacts.get, { contactId: contact }, asOwner()))).fieldValues).toHaveLength(6)
  })

  it('keep the customers of a choice that is renamed, and say how many a deletion touches', async () => {
    const contact = await customer(1)
    const field = await create('음료', 'choice', ['차', '커피'])
    await done(call(shop.router.fields.setValue, { contactId: contact, fieldId: field.id, value: '차' }, asOwner()))
    await done(call(shop.router.fields.update, { fieldId: field.id, choices: [{ id: null, name: '물' }, { id: 1, name: '녹차' }] }, asOwner()))
    expect((await done(call(shop.router.fields.list, undefined, asOwner())))[0]?.choices).toEqual([{ id: 3, name: '물' }, { id: 1, name: '녹차' }])
    expect(await done(call(shop.router.fields.use, { fieldId: field.id }, asOwner()))).toEqual({ contactCount: 1 })
    const { undoId } = await done(call(shop.router.fields.remove, { fieldId: field.id }, asOwner()))
    expect(await done(call(shop.router.fields.list, undefined, asOwner()))).toEqual([])
    await done(call(shop.router.customers.undo, { undoId }, asOwner()))
    expect((await done(call(shop.router.contacts.get, { contactId: contact }, asOwner()))).fieldValues).toEqual([{ fieldId: field.id, value: 1 }])
  })
})

it('adds purchases, refuses another customer’s order number, and takes a deletion back', async () => {
  const [one, two] = [await customer(1), await customer(2)]
  const add = (contactId: number, amount: string, orderNumber: string | null) => call(shop.router.purchases.add, { contactId, orderNumber, atMs: shop.clock.nowMs(), amount, currency: 'KRW', item: '케이크' }, asOwner())
  await done(add(one, '12,000', 'A-1'))
  expect(await refusal(add(two, '5,000', 'A-1'))).toMatchObject({ reason: 'order-taken', params: { order: 'A-1' } })
  expect(await refusal(add(two, 'free', null))).toMatchObject({ reason: 'value-invalid', params: { kind: 'money' } })
  const page = await done(call(shop.router.purchases.page, { contactId: one, after: null, limit: 10 }, asOwner()))
  const { undoId } = await done(call(shop.router.purchases.remove, { purchaseId: page.items[0]?.id ?? 0 }, asOwner()))
  expect((await done(call(shop.router.contacts.get, { contactId: one }, asOwner()))).purchaseTotals).toEqual([])
  await done(call(shop.router.customers.undo, { undoId }, asOwner()))
  expect((await done(call(shop.router.contacts.get, { contactId: one }, asOwner()))).purchaseTotals).toMatchObject([{ count: 1, amountMinor: 12_000 }])
})

it('suggests, merges and takes apart two contacts of one person, and tells the screens of both', async () => {
  await shop.customerWrites('하나', { phone: '821012345678', name: '김민지' })
  await shop.customerWrites('둘', { phone: '821012345687', name: '김민지' })
  const [into, from] = [(await shop.conversation('821012345678')), (await shop.conversation('821012345687'))]
  const found = await done(call(shop.router.contacts.duplicates, { after: null, limit: 10 }, asOwner()))
  expect(found).toMatchObject({ items: [{ reason: 'same-name-near-phone' }], next: null })
  expect(await refusal(call(shop.router.contacts.merge, { intoId: into.contactId, fromId: into.contactId }, asOwner()))).toMatchObject({ reason: 'merge-same' })
  seen.length = 0
  const { undoId } = await done(call(shop.router.contacts.merge, { intoId: into.contactId, fromId: from.contactId }, asOwner()))
  await shop.settles()
  expect(seen).toContainEqual(expect.objectContaining({ type: 'changed', conversationIds: [from.id, into.id], contactIds: [from.contactId, into.contactId] }))
  expect((await shop.thread('821012345687')).map(({ content }) => content)).toMatchObject([{ body: '하나' }, { body: '둘' }])
  await done(call(shop.router.customers.undo, { undoId }, asOwner()))
  expect((await shop.thread('821012345687')).map(({ content }) => content)).toMatchObject([{ body: '둘' }])
  await done(call(shop.router.contacts.dismissMerge, { oneId: into.contactId, otherId: from.contactId }, asOwner()))
  expect(await done(call(shop.router.contacts.mergeSuggestions, { contactId: into.contactId }, asOwner()))).toEqual([])
})

it('notes complaints, marks VIPs, tells both in the timeline, and lets an analyst only read', async () => {
  const contact = await customer(1)
  await done(call(shop.router.contacts.addComplaint, { contactId: contact, text: ' 식었어요 ' }, asOwner()))
  await done(call(shop.router.contacts.setVip, { contactId: contact, isVip: true }, asOwner()))
  const { items } = await done(call(shop.router.contacts.timeline, { contactId: contact, timeZone: 'Asia/Seoul', after: null, limit: 10 }, asOwner()))
  expect(items.map(({ kind }) => kind).sort()).toEqual(['complaint', 'first-seen', 'messages', 'vip-set'])
  expect(await done(call(shop.router.contacts.get, { contactId: contact }, asOwner()))).toMatchObject({ isVip: true, complaints: [{ text: '식었어요' }] })
  const analyst = { context: { actor: { memberId: 'm', role: 'analyst' as const, deviceId: 'd' } } }
  expect(await done(call(shop.router.labels.list, undefined, analyst))).toEqual([])
  expect(await refusal(call(shop.router.contacts.setVip, { contactId: contact, isVip: false }, analyst))).toBe('NOT_PERMITTED')
})

describe('activity of one customer', () => {
  const dayMs = 86_400_000
  const metrics = (contactId: number) => done(call(shop.router.contacts.metrics, { contactId }, asOwner()))

  it('counts what they wrote and what of ours they are known to have read', async () => {
    const id = await customer(1)
    const phone = '821010000001'
    const nowMs = shop.clock.nowMs()
    for (const days of [29, 31, 89, 91]) await shop.customerWrites(`${days}일 전`, { phone, name: '손님 1', atMs: nowMs - days * dayMs })
    for (const [index, status] of (['read', 'delivered', 'failed'] as const).entries()) {
      const sent = await shop.sends(`답장 ${index}`, { phone })
      await shop.clock.advance(10_000)
      const { wamid } = await shop.message(sent.id)
      await shop.reports(status, { wamid: wamid ?? '', phone, ...(status === 'failed' ? { code: 131026 } : {}) })
    }
    const readAtMs = (await shop.thread(phone)).map(({ statusAtMs }) => statusAtMs.read).find((atMs) => atMs !== null)
    await customer(2)
    expect(await metrics(id)).toEqual({
      activeDays: 30, keptDays: 90, writtenInActive: 2, writtenInKept: 4, lastInboundAtMs: Math.floor(nowMs / 1000) * 1000, lastRead: { atMs: readAtMs, isEarliest: false }, sentInKept: 2, readInKept: 1, isWhole: true,
    })
  })

  it('looks at no more messages than the policy says, and tells', async () => {
    const id = await customer(1)
    await done(call(shop.router.settings.setPolicy, { key: 'metrics.messages', value: 3 }, asOwner()))
    for (const body of ['하나', '둘']) await shop.customerWrites(body, { phone: '821010000001' })
    expect(await metrics(id)).toMatchObject({ writtenInActive: 3, isWhole: false })
    await shop.customerWrites('셋', { phone: '821010000001' })
    expect(await metrics(id)).toMatchObject({ writtenInActive: 3, isWhole: false })
  })
})

describe('what is tidied once a month', () => {
  const fitting = async (parts: SegmentNode[]) => (await done(call(shop.router.customers.count, { filter: { ...everybody, tree: { kind: 'group', match: 'all', parts } } }, asOwner()))).count
  const isRefused = (is: 'yes' | 'no') => fitting([{ kind: 'undeliverable', is }])
  const replies = async (phone: string, status: string, code?: number) => {
    const sent = await shop.sends('주문하신 케이크가 나왔어요', { phone })
    await shop.clock.advance(10_000)
    const { wamid } = await shop.message(sent.id)
    await shop.reports(status, { wamid: wamid ?? '', phone, ...(code ? { code } : {}) })
  }

  it('finds numbers that take no messages, until something arrives again', async () => {
    await Promise.all([1, 2, 3].map(customer))
    await shop.clock.advance(5000)
    await replies('821010000001', 'failed', 131026)
    await replies('821010000002', 'failed', 131026)
    await replies('821010000003', 'failed', 131053)
    expect([await isRefused('yes'), await isRefused('no')]).toEqual([2, 1])
    await shop.customerWrites('번호 살아 있어요', { phone: '821010000001' })
    expect(await isRefused('yes')).toBe(1)
    await replies('821010000002', 'delivered')
    expect(await isRefused('yes')).toBe(0)
  })

  it('finds who was not in touch for as long as the policy says', async () => {
    const nowMs = shop.clock.nowMs()
    const day = 86_400_000
    await shop.customerWrites('오랜만이에요', { phone: '821010000001', atMs: nowMs - 800 * day })
    await customer(2)
    const outOfTouch: SegmentNode[] = [{ kind: 'activity', is: 'not-within', band: 'look-back' }]
    expect(await fitting(outOfTouch)).toBe(1)
    await done(call(shop.router.settings.setPolicy, { key: 'activity.look-back', value: 900 * day }, asOwner()))
    expect(await fitting(outOfTouch)).toBe(0)
  })
})
