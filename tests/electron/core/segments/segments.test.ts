import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultSort, everybody } from '#shared/domain/customer-table.ts'
import type { SegmentGroup, SegmentNode } from '#shared/domain/segment.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const vip: SegmentNode = { kind: 'vip', is: 'yes' }
const all = (...parts: SegmentNode[]): SegmentGroup => ({ kind: 'group', match: 'all', parts })
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { data?: unknown; code?: unknown }) => error.data ?? error.code)
const customer = async (index: number): Promise<number> => {
  const phone = `8210${String(10_000_000 + index)}`
  await shop.customerWrites('안녕하세요', { phone, name: `손님 ${index}` })
  return (await shop.conversation(phone)).contactId
}

it('shows, counts and lists the customers of a saved segment, and says why one is out', async () => {
  const { router, asOwner } = shop
  const [one, two] = [await customer(1), await customer(2)]
  await call(router.contacts.setVip, { contactId: one, isVip: true }, asOwner)
  const segment = await call(router.segments.save, { id: null, name: ' 큰손 ', tree: all(vip, { kind: 'activity', is: 'within', band: 'engaged' }) }, asOwner)
  expect(segment.name).toBe('큰손')
  const filter = { ...everybody, segmentId: segment.id }
  const page = await call(router.customers.page, { sort: defaultSort, filter, after: null, limit: 50 }, asOwner)
  expect(page).toMatchObject({ items: [{ contactId: one, name: '손님 1', phoneText: '010-1000-0001', isVip: true }], next: null })
  expect(await call(router.customers.count, { filter }, asOwner)).toEqual({ count: 1, total: 2 })
  expect((await call(router.customers.byIds, { contactIds: [two, 9999] }, asOwner)).map(({ contactId }) => contactId)).toEqual([two])
  expect(await call(router.segments.explain, { contactId: two, tree: segment.tree }, asOwner)).toEqual({ holds: false, parts: [{ holds: false, parts: [] }, { holds: true, parts: [] }] })

  await call(router.settings.setPolicy, { key: 'activity.engaged', value: 60_000 }, asOwner)
  await shop.clock.advance(120_000)
  expect(await call(router.customers.count, { filter }, asOwner)).toEqual({ count: 0, total: 2 })

  const { undoId } = await call(router.segments.remove, { id: segment.id }, asOwner)
  expect(await refusal(call(router.customers.page, { sort: defaultSort, filter, after: null, limit: 50 }, asOwner))).toBe('NOT_FOUND')
  await call(router.customers.undo, { undoId }, asOwner)
  expect(await call(router.segments.list, undefined, asOwner)).toEqual([segment])
})

it('refuses names twice, trees too large or too deep, and whoever may only read', async () => {
  const { router, asOwner } = shop
  const save = (name: string, tree: SegmentGroup) => call(router.segments.save, { id: null, name, tree }, asOwner)
  await save('단골', all(vip))
  expect(await refusal(save('단골 ', all()))).toMatchObject({ reason: 'name-taken' })
  expect(await refusal(save(' ', all()))).toMatchObject({ reason: 'name-empty' })
  expect(await refusal(save('가'.repeat(61), all()))).toMatchObject({ reason: 'field-too-long', policyKey: 'segments.name' })
  expect(await refusal(save('많음', all(...Array.from({ length: 51 }, () => vip))))).toMatchObject({ reason: 'too-many-items', policyKey: 'segments.conditions' })
  expect(await refusal(save('깊음', all(all(all(all(vip))))))).not.toBeNull()
  const view = { id: null, name: '내 보기', columns: ['phone', 'field.1'] as ('phone' | 'field.1')[], sort: defaultSort, filter: everybody }
  const saved = await call(router.customers.saveView, view, asOwner)
  expect(await refusal(call(router.customers.saveView, view, asOwner))).toMatchObject({ reason: 'name-taken' })
  expect(await refusal(call(router.customers.saveView, { ...view, name: 'x', columns: ['id; DROP' as 'phone'] }, asOwner))).not.toBeNull()
  expect(await call(router.customers.saveView, { ...view, id: saved.id, name: '새 이름' }, asOwner)).toMatchObject({ id: saved.id, name: '새 이름' })
  const { undoId } = await call(router.customers.removeView, { id: saved.id }, asOwner)
  await call(router.customers.undo, { undoId }, asOwner)
  expect((await call(router.customers.views, undefined, asOwner)).map(({ name }) => name)).toEqual(['새 이름'])
  const analyst = { context: { actor: { memberId: 'm', role: 'analyst' as const, deviceId: 'd' } } }
  expect(await refusal(call(router.segments.save, { id: null, name: 'x', tree: all() }, analyst))).toBe('NOT_PERMITTED')
  expect((await call(router.segments.list, undefined, analyst)).map(({ name }) => name)).toEqual(['단골'])
})
