import { call } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { localErrorCode } from '#shared/domain/delivery-error.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { lost, refusal, ScriptedCloudApi } from '../../../support/scripted-cloud-api.ts'
import { testShops } from '../../../support/test-shops.ts'

const minute = 60_000
const shopWith = testShops()
const bodies = (shop: Shop) => shop.cloudApi.sent.map(({ content }) => (content.type === 'text' ? content.body : content.type))
const health = (shop: Shop) => call(shop.router.account.health, undefined, shop.asOwner)

describe('an outcome that was given up as not confirmed', () => {
  /** The answer got lost and no status came within the grace time. */
  async function unconfirmed(shop: Shop) {
    await shop.customerWrites('질문이요')
    shop.cloudApi.answers = [lost]
    const message = await shop.sends('하나')
    await shop.clock.advance(20 * minute)
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: localErrorCode.unconfirmed } })
    return message
  }

  test('is settled by a status that comes late, and is never sent again', async () => {
    const shop = await shopWith()
    const message = await unconfirmed(shop)
    await shop.reports('delivered', { wamid: 'wamid.LATE', reference: message.clientReference ?? '' })
    expect(await shop.message(message.id)).toMatchObject({ status: 'delivered', wamid: 'wamid.LATE', error: null })
    await expect(call(shop.router.messages.retry, { messageId: message.id }, shop.asOwner)).rejects.toMatchObject({ data: { reason: 'not-retryable' } })
    await shop.clock.advance(20 * minute)
    expect(bodies(shop)).toEqual(['하나'])
  })

  test('and is tried again by hand is not sent a second time once the first turns out to have arrived', async () => {
    const shop = await shopWith()
    const message = await unconfirmed(shop)
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    await call(shop.router.messages.retry, { messageId: message.id }, shop.asOwner)
    await shop.reports('delivered', { wamid: 'wamid.LATE', reference: message.clientReference ?? '' })
    await call(shop.router.sending.resume, undefined, shop.asOwner)
    await shop.clock.advance(5_000)
    expect(bodies(shop)).toEqual(['하나'])
    expect((await shop.message(message.id)).status).toBe('delivered')
  })

  test('cannot be taken out of the thread: it may have been sent', async () => {
    const shop = await shopWith()
    const message = await unconfirmed(shop)
    await expect(call(shop.router.messages.discard, { messageId: message.id }, shop.asOwner)).rejects.toMatchObject({ data: { reason: 'not-retryable' } })
  })
})

test('130429 by webhook slows the whole number, sends that message again, and finds the way back', async () => {
  const shop = await shopWith({ account: { throughputPerSecond: 20 } })
  const phones = Array.from({ length: 60 }, (_unused, index) => `8210222200${String(index).padStart(2, '0')}`)
  for (const phone of phones) await shop.delivers({ contacts: [{ profile: { name: phone }, wa_id: phone }], messages: [{ from: phone, id: `wamid.${phone}`, timestamp: String(Math.floor(shop.clock.nowMs() / 1000)), type: 'text', text: { body: '?' } }] })
  await shop.clock.advance(10_000)
  const inOneSecond = async () => {
    for (const phone of phones) await shop.sends('!', { phone })
    const before = shop.cloudApi.sent.length
    await shop.clock.advance(1_000)
    const count = shop.cloudApi.sent.length - before
    await shop.clock.advance(30_000)
    return count
  }
  const usual = await inOneSecond()
  const first = await shop.sends('먼저', { phone: phones[0]! })
  await shop.clock.advance(1_000)
  const { wamid } = await shop.message(first.id)
  await call(shop.router.sending.pause, undefined, shop.asOwner)
  await shop.reports('failed', { wamid: wamid ?? '', code: 130429, phone: phones[0]! })
  expect((await shop.message(first.id)).status).toBe('queued')
  for (const phone of phones) await shop.sends('!', { phone })
  await call(shop.router.sending.resume, undefined, shop.asOwner)
  const before = shop.cloudApi.sent.length
  await shop.clock.advance(1_000)
  const slowed = shop.cloudApi.sent.length - before
  expect(slowed).toBeGreaterThan(0)
  expect(slowed).toBeLessThan(usual * 0.8)
  await shop.clock.advance(2 * minute)
  expect((await shop.message(first.id)).status).toBe('accepted')
  expect(await inOneSecond()).toBeGreaterThan(slowed)
})

describe('what is taken back before it left', () => {
  test('gives its words back, is never sent, and can be sent after all as a new message', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    const message = await shop.sends('성급한 말')
    expect(await call(shop.router.messages.discard, { messageId: message.id }, shop.asOwner)).toEqual({ text: '성급한 말' })
    expect((await shop.thread()).map(({ id }) => id)).not.toContain(message.id)
    expect(await shop.conversation()).toMatchObject({ lastMessage: { text: '질문이요' } })

    const again = await shop.sends('성급한 말')
    await call(shop.router.sending.resume, undefined, shop.asOwner)
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['성급한 말'])
    expect((await shop.message(again.id)).status).toBe('accepted')
  })

  test('is refused once it is on its way', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    let answer = () => {}
    shop.cloudApi.answers = [() => new Promise((resolve) => { answer = () => resolve(shop.cloudApi.accept(shop.cloudApi.sent[0]!)) })]
    const message = await shop.sends('이미 떠난 말')
    await shop.settles()
    await expect(call(shop.router.messages.discard, { messageId: message.id }, shop.asOwner)).rejects.toMatchObject({ data: { reason: 'not-retryable' } })
    answer()
    await shop.settles()
    expect((await shop.message(message.id)).status).toBe('accepted')
  })
})

describe('notices about the account', () => {
  const notice = async (shop: Shop, field: string, value: Record<string, unknown>, atMs: number) => {
    const body = new TextEncoder().encode(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', time: Math.floor(atMs / 1000), changes: [{ field, value }] }] }))
    await shop.core.journal(body, new Uint8Array(await crypto.subtle.digest('SHA-256', body)))
    await shop.clock.advance(2_000)
  }

  test('a flagged number is shown as limited until it is no longer, and replies go out all the time', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await notice(shop, 'phone_number_quality_update', { event: 'FLAGGED', current_limit: 'TIER_250' }, shop.clock.nowMs())
    expect((await health(shop)).account).toMatchObject({ state: 'limited', event: 'FLAGGED' })
    await shop.sends('하나')
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['하나'])
    await notice(shop, 'phone_number_quality_update', { event: 'UNFLAGGED' }, shop.clock.nowMs())
    expect((await health(shop)).account).toMatchObject({ state: 'ok' })
  })

  test('one that comes after a later one changes nothing any more', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    const offAtMs = shop.clock.nowMs()
    await shop.clock.advance(minute)
    await notice(shop, 'account_update', { event: 'ACCOUNT_OFFBOARDED' }, offAtMs + 10_000)
    await notice(shop, 'account_update', { event: 'ACCOUNT_RECONNECTED' }, offAtMs + 50_000)
    await notice(shop, 'account_update', { event: 'PARTNER_REMOVED' }, offAtMs)
    expect((await health(shop)).account).toMatchObject({ state: 'ok', event: 'ACCOUNT_RECONNECTED' })
    await shop.sends('하나')
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['하나'])
  })

  test('one dated far in the future does not silence all that follow', async () => {
    const shop = await shopWith()
    await notice(shop, 'account_update', { event: 'ACCOUNT_OFFBOARDED' }, shop.clock.nowMs() + 365 * 24 * 60 * minute)
    await shop.clock.advance(minute)
    await notice(shop, 'account_update', { event: 'ACCOUNT_RECONNECTED' }, shop.clock.nowMs())
    expect((await health(shop)).account).toMatchObject({ state: 'ok' })
  })

  test('a number asks anew what it may do when Meta says something about it', async () => {
    const shop = await shopWith()
    shop.cloudApi.number = { ok: true, value: { displayPhoneNumber: '+82 10-2345-6789', verifiedName: '단골식당', qualityRating: 'RED', messagingLimitTier: 'TIER_2K', throughputLevel: 'STANDARD', isOnPhoneApp: false, status: 'CONNECTED' } }
    await notice(shop, 'phone_number_quality_update', { event: 'DOWNGRADE', current_limit: 'TIER_2K' }, shop.clock.nowMs())
    expect(await call(shop.router.account.get, undefined, shop.asOwner)).toMatchObject({ qualityRating: 'RED', messagingLimitTier: 'TIER_2K' })
  })
})

test('after stop nothing is asked of Meta any more, whatever was waiting', async () => {
  const asked: string[] = []
  const cloudApi = new Proxy(new ScriptedCloudApi(), {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...values: unknown[]): unknown => {
        asked.push(String(name))
        return Reflect.apply(member, target, values)
      }
    },
  })
  const shop = await shopWith({ cloudApi })
  await shop.customerWrites('질문이요')
  cloudApi.downloads = Array.from({ length: 3 }, () => ({ ok: false as const, error: refusal(131000, { httpStatus: 500, isTransient: true }) }))
  await shop.customerWrites('', { message: { type: 'image', image: { id: '7001', mime_type: 'image/png' }, text: undefined } })
  cloudApi.rule = () => ({ kind: 'rejected', problem: refusal(131016, { httpStatus: 500, isTransient: true }) })
  await shop.sends('하나')
  await shop.clock.advance(1_000)
  expect(asked).toEqual(expect.arrayContaining(['readNumber', 'downloadMedia', 'send']))
  const stopped = shop.core.stop()
  await shop.clock.advance(5_000)
  await stopped
  asked.length = 0
  await shop.clock.advance(3 * 60 * minute)
  expect(asked).toEqual([])
  expect(await shop.store.queueCounts()).toMatchObject({ queuedCount: 1, unknownCount: 0 })
})
