import { call } from '@orpc/server'
import { expect, test } from 'vitest'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { testShops } from '../../../support/test-shops.ts'

const shopWith = testShops()

const answers = async (shop: Shop) => (await shop.thread()).filter(({ origin }) => origin === 'automation').map(({ content }) => (content.type === 'text' ? content.body.slice(0, 12) : content.type))
const permission = async (shop: Shop, purpose: 'promotion' | 'automation' | 'reply') =>
  call(shop.router.consent.permission, { contactId: (await shop.conversation()).contactId, purpose }, shop.asOwner)

test('STOP is confirmed once in the language of the word; START brings the customer back', async () => {
  const shop = await shopWith()
  await shop.customerWrites('STOP')
  await shop.clock.advance(10_000)
  await shop.customerWrites('stop!')
  await shop.clock.advance(10_000)
  expect(await answers(shop)).toEqual(['You are opte'])
  expect(await permission(shop, 'automation')).toMatchObject({ isAllowed: false, reason: 'opted-out', consent: { path: 'keyword', evidence: 'stop!' } })
  expect(await permission(shop, 'reply')).toMatchObject({ isAllowed: true })
  await shop.customerWrites('수신동의')
  await shop.clock.advance(10_000)
  expect(await answers(shop)).toEqual(['You are opte', '수신동의로 처리했어요.'])
  expect(await permission(shop, 'promotion')).toMatchObject({ isAllowed: true })
})

test('a confirmation that a stop of the app interrupted goes out at the next start, once', async () => {
  const clock = new ManualClock()
  const store = openMemoryStore(clock)
  const first = await shopWith({ clock, store: new Proxy(store, { get: (target, name) => (name === 'unconfirmedConsent' ? () => Promise.resolve([]) : name === 'close' ? () => Promise.resolve() : Reflect.get(target, name)) }) })
  await first.customerWrites('수신거부')
  expect(await answers(first)).toEqual([])
  await first.core.stop()
  const second = await shopWith({ clock, store })
  await clock.advance(10_000)
  expect(await answers(second)).toHaveLength(1)
})

test('a word that comes a day late is obeyed but not answered: nothing may be sent any more', async () => {
  const shop = await shopWith()
  await shop.customerWrites('STOP', { atMs: shop.clock.nowMs() - 25 * 3_600_000 })
  await shop.clock.advance(10_000)
  expect(await answers(shop)).toEqual([])
  expect(await permission(shop, 'promotion')).toMatchObject({ reason: 'opted-out' })
})

test('an owner writes down what a customer said elsewhere, and words that contradict themselves are refused', async () => {
  const shop = await shopWith()
  await shop.customerWrites('안녕하세요')
  const { contactId } = await shop.conversation()
  expect(await call(shop.router.consent.record, { contactId, kind: 'opt-in', evidence: '매장 신청서 11월 3일' }, shop.asOwner)).toMatchObject({ isAllowed: true, consent: { path: 'owner', evidence: '매장 신청서 11월 3일' } })
  const words = [{ language: 'ko', optOut: ['그만'], optOutReply: '네', optIn: ['그 만'], optInReply: '네' }]
  await expect(call(shop.router.consent.saveWords, { words }, shop.asOwner)).rejects.toMatchObject({ data: { reason: 'consent-word-twice' } })
  expect(await call(shop.router.consent.overview, undefined, shop.asOwner)).toMatchObject({ optedInCount: 1, optedOutCount: 0, isDefault: true })
})
