import { call } from '@orpc/server'
import { expect, test } from 'vitest'
import { everybody } from '#shared/domain/customer-table.ts'
import { conditionsOf } from '#shared/domain/segment.ts'
import { sampleCustomers } from '#simulator/scenarios/sample-shop/customers.ts'
import { noteSampleCustomers } from '../../../electron/hosts/shop/sample-customers.ts'
import { testShops } from '../../support/test-shops.ts'

const openShop = testShops()

test('the sample shop comes with four segments, each with customers in it and without the others, and makes them once', async () => {
  const { core, store, router, asOwner, clock } = await openShop()
  for (let start = 0; start < 2; start += 1) await noteSampleCustomers(core, store, sampleCustomers('ko'), clock.nowMs())
  const segments = await call(router.segments.list, undefined, asOwner)
  expect(segments.map(({ name }) => name)).toEqual(['소식을 받겠다고 한 고객', '챙기고 싶은 단골', '입금을 기다리는 고객', '케이크와 쿠키를 찾는 고객'])
  const labels = new Set((await call(router.labels.list, undefined, asOwner)).map(({ id }) => id))
  for (const { id, name, tree } of segments) {
    const { count, total } = await call(router.customers.count, { filter: { ...everybody, segmentId: id } }, asOwner)
    expect(count, name).toBeGreaterThanOrEqual(2)
    expect(count, name).toBeLessThan(total)
    expect(conditionsOf(tree).every((condition) => condition.kind !== 'label' || labels.has(condition.labelId)), name).toBe(true)
  }
})

test('the ledger of the sample shop holds agreements and refusals of several paths, each person with the latest', async () => {
  const { core, store, router, asOwner, clock } = await openShop()
  for (let start = 0; start < 2; start += 1) await noteSampleCustomers(core, store, sampleCustomers('ko'), clock.nowMs())
  const { items } = await call(router.consent.events, { contactId: null, state: null, after: null, limit: 100 }, asOwner)
  expect(items).toHaveLength(10)
  expect(new Set(items.map(({ path }) => path))).toEqual(new Set(['owner', 'import', 'meta-preference', 'meta-error']))
  expect(await call(router.consent.overview, undefined, asOwner)).toMatchObject({ optedInCount: 6, optedOutCount: 4 })
  expect((await call(router.customers.count, { filter: { ...everybody, consent: 'opted-out' } }, asOwner)).count).toBe(4)
})
