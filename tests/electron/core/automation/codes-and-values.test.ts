import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { fridayAtTenMs, keyword, openAutomation, type Automation } from '../../../support/automation.ts'
import { openLocalApi } from '../../../support/local-api.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import type { Shop } from '../../../support/open-shop.ts'

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

const makePool = async (codes: string[]) => {
  await call(shop.router.automation.saveCodePool, { key: '가을', name: '가을 할인', expiresAtMs: null }, shop.asOwner)
  return call(shop.router.automation.addCodes, { key: '가을', codes }, shop.asOwner)
}
const bodies = () => shop.cloudApi.sent.map(({ content }) => (content.type === 'text' || content.type === 'interactive' ? content.body : content.type))

describe('codes', () => {
  it('are given once each, however many ask at the same moment, again, and across restarts', async () => {
    await shop.close()
    const clock = new ManualClock(fridayAtTenMs)
    const store = openMemoryStore(clock)
    ;({ shop, automation } = await openAutomation({ clock, store: { ...store, close: () => Promise.resolve() } }))
    await makePool(Array.from({ length: 60 }, (_, index) => `G-${index}`))
    await automation.add(keyword('할인', '{code.가을}'))
    const asks = Array.from({ length: 40 }, (_, index) => ({ from: String(821_000_000_000 + index), id: `wamid.ASK-${index}` }))
    const tell = (some: typeof asks) => shop.delivers({
      contacts: some.map(({ from }) => ({ profile: { name: '손님' }, wa_id: from })),
      messages: some.map(({ from, id }) => ({ from, id, timestamp: String(Math.floor(clock.nowMs() / 1000)), type: 'text', text: { body: '할인 되나요' } })),
    })
    await tell(asks.slice(0, 25))
    await shop.settles()
    await shop.close()
    const given = bodies()
    ;({ shop, automation } = await openAutomation({ clock, store }))
    await tell(asks.toReversed())
    await tell(asks.slice(5, 30))
    await clock.advance(3_000)
    given.push(...bodies())
    expect(given).toHaveLength(40)
    expect(new Set(given).size).toBe(40)
    expect(await call(shop.router.automation.codePools, undefined, shop.asOwner)).toMatchObject([{ freeCount: 20, givenCount: 40 }])
    const { text } = await call(shop.router.automation.exportGivenCodes, { key: '가을' }, shop.asOwner)
    expect(text.split('\r\n').slice(0, 2)).toEqual(['\uFEFF코드,고객,전화번호,준 시각', expect.stringMatching(/^G-0,손님,'?\+8210000000\d\d,2026-11-20 10:00$/)])
    expect(text.trimEnd().split('\r\n')).toHaveLength(41)
  })

  it('say how many were new and how many the pool had', async () => {
    expect(await makePool(['A', 'B', 'A'])).toEqual({ addedCount: 2, knownCount: 0 })
    expect(await makePool(['B', 'C'])).toEqual({ addedCount: 1, knownCount: 1 })
  })
})

describe('values', () => {
  it('that are empty or zero give way to the fallback, and stop a text that has none', async () => {
    await call(shop.router.automation.setVariables, { variables: [{ key: 'strawberry', value: '3개' }, { key: 'stock', value: '2' }] }, shop.asOwner)
    await automation.add(keyword('딸기', '딸기 케이크는 {shop.strawberry|품절}이에요.'))
    await automation.add(keyword('재고', '{shop.stock}개 남았어요.'))
    await automation.add(keyword('재고', '오늘은 다 팔렸어요.'))
    const ask = async (phone: string) => {
      await shop.customerWrites('딸기', { phone: `${phone}1` })
      await shop.customerWrites('재고', { phone: `${phone}2` })
      return [...(await automation.replies(`${phone}1`)), ...(await automation.replies(`${phone}2`))]
    }
    expect(await ask('82100000000')).toEqual(['딸기 케이크는 3개이에요.', '2개 남았어요.'])
    for (const [value, phone] of [['0', '82100000001'], [' ', '82100000002']] as const) {
      await call(shop.router.automation.setVariables, { variables: [{ key: 'strawberry', value }, { key: 'stock', value }] }, shop.asOwner)
      expect(await ask(phone)).toEqual(['딸기 케이크는 품절이에요.', '오늘은 다 팔렸어요.'])
    }
    expect((await automation.lastTrace('821000000022'))?.why).toEqual(['keyword stopped variable-empty', 'keyword fired replied', 'keyword no-match words-not-found'])
  })

  it('come from a table, with what could not be read', async () => {
    await call(shop.router.automation.setVariables, { variables: [{ key: 'stock', value: '2' }, { key: 'same', value: '1' }] }, shop.asOwner)
    const done = await call(shop.router.automation.importVariables, { text: '\uFEFF이름,값\r\nstock,12\r\nsame,1\r\n"딸기","품절, 내일"\r\n두 낱말,1\r\n혼자\r\n' }, shop.asOwner)
    expect(done).toEqual({ newCount: 1, changedCount: 1, sameCount: 1, bad: [{ row: 5, text: '두 낱말' }, { row: 6, text: '혼자' }] })
    expect((await call(shop.router.automation.variables, undefined, shop.asOwner)).map(({ key, value }) => [key, value])).toEqual([['same', '1'], ['stock', '12'], ['딸기', '품절, 내일']])
    await expect(call(shop.router.automation.importVariables, { text: '"a,1' }, shop.asOwner)).rejects.toMatchObject({ data: { reason: 'file-unreadable' } })
  })

  it('and codes are fed by other programs, and the next reply knows them', async () => {
    const { ask, newKey } = await openLocalApi(shop)
    await makePool(['A-1'])
    await call(shop.router.automation.setVariables, { variables: [{ key: 'stock', value: '1' }] }, shop.asOwner)
    await automation.add(keyword('재고', '{shop.stock|0}개'))
    const key = await newKey(['values:write'])
    expect((await ask('/v1/values', { method: 'PUT', key, body: { values: { stock: 7, '딸기': '품절' } } })).body).toEqual({ setCount: 2 })
    expect((await ask('/v1/codes', { method: 'POST', key, body: { pool: '가을', codes: ['A-1', 'A-2'] } })).body).toEqual({ addedCount: 1, knownCount: 1 })
    expect((await ask('/v1/values', { key })).body).toEqual({ values: { stock: '7', '딸기': '품절' }, codePools: [{ key: '가을', name: '가을 할인', freeCount: 2, givenCount: 0, expiresAt: null }] })
    expect((await ask('/v1/codes', { method: 'POST', key, body: { pool: '봄', codes: ['A'] } })).status).toBe(404)
    expect((await ask('/v1/values', { method: 'PUT', key, body: { values: { '두 낱말': 1 } } })).status).toBe(400)
    await shop.customerWrites('재고')
    expect(await automation.replies()).toEqual(['7개'])
  })
})
