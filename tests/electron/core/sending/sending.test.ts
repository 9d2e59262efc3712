import { call } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { localErrorCode } from '#shared/domain/delivery-error.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { lost, rejected, ScriptedCloudApi, unreachable } from '../../../support/scripted-cloud-api.ts'
import { testShops } from '../../../support/test-shops.ts'

const shopWith = testShops()

const bodies = (shop: Shop) => shop.cloudApi.sent.map(({ content }) => (content.type === 'text' ? content.body : content.type))

test('a reply goes out once, is accepted, and its ticks move', async () => {
  const shop = await shopWith()
  await shop.customerWrites('안녕하세요')
  const message = await shop.sends('네, 안녕하세요!')
  expect(message.status).toBe('queued')
  await shop.settles()
  expect(shop.cloudApi.sent).toMatchObject([{ to: { phone: '821011112222' }, clientReference: message.clientReference, content: { type: 'text', body: '네, 안녕하세요!' } }])
  const accepted = await shop.message(message.id)
  expect(accepted).toMatchObject({ status: 'accepted', wamid: `wamid.OUT-${message.clientReference}` })
  await shop.reports('read', { wamid: accepted.wamid ?? '' })
  await shop.reports('delivered', { wamid: accepted.wamid ?? '' })
  expect((await shop.message(message.id)).status).toBe('read')
})

test('the same request twice changes nothing', async () => {
  const shop = await shopWith()
  await shop.customerWrites('주문할게요')
  const requestId = '5f0e0f5c-5d64-4b7a-8a4e-0f2b7b2a9c11'
  const [first, second] = [await shop.sends('네', { requestId }), await shop.sends('네', { requestId })]
  await shop.settles()
  expect(second.id).toBe(first.id)
  expect(bodies(shop)).toEqual(['네'])
})

test('a request repeated because its answer was lost is answered, also when the window has closed meanwhile', async () => {
  const shop = await shopWith()
  await shop.customerWrites('주문할게요')
  const requestId = '5f0e0f5c-5d64-4b7a-8a4e-0f2b7b2a9c12'
  const first = await shop.sends('네', { requestId })
  await shop.clock.advance(25 * 3_600_000)
  await expect(shop.sends('새 말')).rejects.toMatchObject({ data: { reason: 'window-closed' } })
  expect((await shop.sends('네', { requestId })).id).toBe(first.id)
  expect(bodies(shop)).toEqual(['네'])
})

describe('order inside a conversation', () => {
  test('is kept while the first message is tried again, and others go on', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await shop.customerWrites('저도요', { phone: '821033334444', name: '이서준' })
    let refusals = 2
    shop.cloudApi.rule = ({ to }) => (to.phone === '821011112222' && refusals-- > 0 ? rejected(131016, { httpStatus: 500 }) : null)
    await shop.sends('하나')
    await shop.sends('둘')
    await shop.clock.advance(200)
    await shop.sends('따로', { phone: '821033334444' })
    await shop.clock.advance(60_000)
    const toFirst = shop.cloudApi.sent.filter(({ to }) => to.phone === '821011112222').map(({ content }) => (content.type === 'text' ? content.body : ''))
    expect(toFirst).toEqual(['하나', '하나', '하나', '둘'])
    expect(bodies(shop)).toContain('따로')
  })

  test('a final refusal lets the next message go', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    shop.cloudApi.answers = [rejected(131009)]
    const first = await shop.sends('하나')
    await shop.sends('둘')
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['하나', '둘'])
    expect(await shop.message(first.id)).toMatchObject({ status: 'failed', error: { code: 131009 } })
  })
})

describe('an outcome nobody knows', () => {
  test('is never sent again by itself and is settled by the status that carries our reference', async () => {
    const shop = await shopWith()
    await shop.customerWrites('있나요?')
    shop.cloudApi.answers = [lost]
    const message = await shop.sends('있어요')
    await shop.settles()
    expect((await shop.message(message.id)).status).toBe('unknown')
    await shop.reports('sent', { wamid: 'wamid.LATE', reference: message.clientReference ?? '' })
    expect(await shop.message(message.id)).toMatchObject({ status: 'sent', wamid: 'wamid.LATE' })
    await shop.clock.advance(24 * 60_000)
    expect(shop.cloudApi.sent).toHaveLength(1)
  })

  test('without any sign is shown as not confirmed after the grace time, with a retry by hand', async () => {
    const shop = await shopWith()
    await shop.customerWrites('있나요?')
    shop.cloudApi.answers = [lost]
    const message = await shop.sends('있어요')
    await shop.clock.advance(9 * 60_000)
    expect((await shop.message(message.id)).status).toBe('unknown')
    await shop.clock.advance(3 * 60_000)
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: localErrorCode.unconfirmed } })
    expect(shop.cloudApi.sent).toHaveLength(1)
    await call(shop.router.messages.retry, { messageId: message.id }, shop.asOwner)
    await shop.clock.advance(1_000)
    expect(shop.cloudApi.sent).toHaveLength(2)
    expect(shop.cloudApi.sent[1]?.clientReference).not.toBe(message.clientReference)
    expect((await shop.message(message.id)).status).toBe('accepted')
  })

  test('holds back its conversation only briefly, others not at all', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await shop.customerWrites('저도요', { phone: '821033334444' })
    shop.cloudApi.answers = [lost]
    await shop.sends('하나')
    await shop.settles()
    await shop.sends('둘')
    await shop.sends('따로', { phone: '821033334444' })
    await shop.clock.advance(10_000)
    expect(bodies(shop)).toEqual(['하나', '따로'])
    await shop.clock.advance(6_000)
    expect(bodies(shop)).toEqual(['하나', '따로', '둘'])
  })

  test('a status that arrives frees its conversation at once', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    shop.cloudApi.answers = [lost]
    const first = await shop.sends('하나')
    await shop.sends('둘')
    await shop.settles()
    await shop.reports('sent', { wamid: 'wamid.A', reference: first.clientReference ?? '' })
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['하나', '둘'])
  })
})

describe('without a connection', () => {
  test('the queue is kept, one message at a time tries, and all go out in order when it is back', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    shop.cloudApi.answers = Array.from({ length: 6 }, () => unreachable)
    for (const body of ['하나', '둘', '셋']) await shop.sends(body)
    await shop.clock.advance(20_000)
    expect(new Set(bodies(shop))).toEqual(new Set(['하나']))
    expect(await shop.state()).toMatchObject({ queuedCount: 3, isPaused: false })
    expect((await call(shop.router.account.health, undefined, shop.asOwner)).api.state).toBe('offline')
    await shop.clock.advance(120_000)
    expect(bodies(shop).slice(-3)).toEqual(['하나', '둘', '셋'])
    expect(await shop.state()).toMatchObject({ queuedCount: 0 })
    expect((await call(shop.router.account.health, undefined, shop.asOwner)).api.state).toBe('ok')
  })
})

describe('a pause', () => {
  test('by a dead token keeps the queue in order until a new token is in', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    shop.cloudApi.answers = [rejected(190, { httpStatus: 401 })]
    await shop.sends('하나')
    await shop.settles()
    await shop.sends('둘')
    await shop.clock.advance(60_000)
    expect(bodies(shop)).toEqual(['하나'])
    expect(await shop.state()).toMatchObject({ isPaused: true, pauseReason: 'token-invalid', queuedCount: 2 })
    await call(shop.router.account.replaceToken, { token: 'new-token' }, shop.asOwner)
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['하나', '하나', '둘'])
    expect([...shop.vault.values()][0]?.token).toBe('new-token')
  })

  test('a token that Meta refuses is not kept', async () => {
    const shop = await shopWith()
    shop.cloudApi.token = { ok: true, value: { isValid: false, scopes: [], expiresAtMs: null } }
    await expect(call(shop.router.account.replaceToken, { token: 'bad' }, shop.asOwner)).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'credentials-rejected' } })
    expect([...shop.vault.values()][0]?.token).toBe('old-token')
  })

  test('by the owner survives a restart', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    await shop.sends('하나')
    await shop.clock.advance(10_000)
    await shop.core.stop()
    const again = await shopWith({ store: shop.store, clock: shop.clock, cloudApi: shop.cloudApi })
    await again.clock.advance(10_000)
    expect(again.cloudApi.sent).toHaveLength(0)
    await call(again.router.sending.resume, undefined, again.asOwner)
    await again.clock.advance(1_000)
    expect(bodies(again)).toEqual(['하나'])
  })

  test('what waits can be taken out of the queue and stays visible as not sent', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    const message = await shop.sends('하나')
    expect(await call(shop.router.sending.discardQueued, undefined, shop.asOwner)).toEqual({ discardedCount: 1 })
    await call(shop.router.sending.resume, undefined, shop.asOwner)
    await shop.clock.advance(5_000)
    expect(shop.cloudApi.sent).toHaveLength(0)
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: localErrorCode.discarded } })
  })

  test('a status report of an unpaid account pauses as well', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    const message = await shop.sends('하나')
    await shop.settles()
    await shop.clock.advance(1_000)
    await shop.reports('failed', { wamid: `wamid.OUT-${message.clientReference}`, code: 131042 })
    expect(await shop.state()).toMatchObject({ isPaused: true, pauseReason: 'billing' })
  })
})

describe('limits', () => {
  test('one customer gets 45 at once and then one per 6 s, and the brake is named', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    for (let index = 0; index < 50; index += 1) await shop.sends(`${index}`)
    await shop.clock.advance(5_000)
    expect(shop.cloudApi.sent).toHaveLength(45)
    const { id } = await shop.conversation()
    expect((await shop.state()).brake).toMatchObject({ bucket: 'pair', policyKey: 'rate.pair-interval', conversationId: id })
    await shop.clock.advance(6_100)
    expect(shop.cloudApi.sent.length).toBeGreaterThanOrEqual(46)
    await shop.clock.advance(30_000)
    expect(bodies(shop)).toEqual(Array.from({ length: 50 }, (_unused, index) => `${index}`))
  })

  test('the limits know what was sent before a restart', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    for (let index = 0; index < 46; index += 1) await shop.sends(`${index}`)
    await shop.clock.advance(3_000)
    expect(shop.cloudApi.sent).toHaveLength(45)
    await shop.core.stop()
    const again = await shopWith({ store: shop.store, clock: shop.clock, cloudApi: shop.cloudApi })
    await again.clock.advance(1_000)
    expect(again.cloudApi.sent).toHaveLength(45)
    await again.clock.advance(4_000)
    expect(again.cloudApi.sent).toHaveLength(46)
  })

  test('131056 holds back that customer only', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await shop.customerWrites('저도요', { phone: '821033334444' })
    shop.cloudApi.answers = [rejected(131056)]
    await shop.sends('하나')
    await shop.settles()
    await shop.sends('따로', { phone: '821033334444' })
    await shop.clock.advance(3_000)
    expect(bodies(shop)).toEqual(['하나', '따로'])
    await shop.clock.advance(3_000)
    expect(bodies(shop)).toEqual(['하나', '따로', '하나'])
  })

  test('a window that closes in the queue fails with the reason instead of being refused by Meta', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요', { atMs: shop.clock.nowMs() - 24 * 3_600_000 + 60_000 })
    await call(shop.router.sending.pause, undefined, shop.asOwner)
    const message = await shop.sends('하나')
    await shop.clock.advance(120_000)
    await call(shop.router.sending.resume, undefined, shop.asOwner)
    await shop.clock.advance(1_000)
    expect(shop.cloudApi.sent).toHaveLength(0)
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: localErrorCode.windowClosed } })
  })
})

test('a message discarded before it left is never sent', async () => {
  const shop = await shopWith()
  await shop.customerWrites('질문이요')
  await call(shop.router.sending.pause, undefined, shop.asOwner)
  const message = await shop.sends('아니에요')
  expect(await call(shop.router.messages.discard, { messageId: message.id }, shop.asOwner)).toEqual({ text: '아니에요' })
  await call(shop.router.sending.resume, undefined, shop.asOwner)
  await shop.clock.advance(5_000)
  expect(shop.cloudApi.sent).toHaveLength(0)
})

/** The shop that crashed is never closed: its request has no end. */
test('a crash between request and answer leaves the message unknown, never sent twice', async () => {
  const shop = await openShop()
  await shop.customerWrites('질문이요')
  shop.cloudApi.answers = [() => new Promise(() => {})]
  const message = await shop.sends('하나')
  await shop.settles()
  expect((await shop.message(message.id)).status).toBe('sending')
  const afterCrash = await shopWith({ store: shop.store, clock: shop.clock, cloudApi: new ScriptedCloudApi() })
  expect((await afterCrash.message(message.id)).status).toBe('unknown')
  await afterCrash.clock.advance(20 * 60_000)
  expect(afterCrash.cloudApi.sent).toHaveLength(0)
  expect((await afterCrash.message(message.id)).status).toBe('failed')
})

test('the clock set back while messages wait leaves their order', async () => {
  const shop = await shopWith()
  await shop.customerWrites('질문이요')
  await call(shop.router.sending.pause, undefined, shop.asOwner)
  await shop.sends('하나')
  shop.clock.jumpTo(shop.clock.nowMs() - 3 * 86_400_000)
  await shop.sends('둘')
  await call(shop.router.sending.resume, undefined, shop.asOwner)
  await shop.clock.advance(20_000)
  expect(bodies(shop)).toEqual(['하나', '둘'])
})

test('the clock set back by three days stops nothing', async () => {
  const shop = await shopWith()
  await shop.customerWrites('질문이요')
  await shop.sends('하나')
  await shop.settles()
  await shop.core.stop()
  shop.clock.jumpTo(shop.clock.nowMs() - 3 * 86_400_000)
  const again = await shopWith({ store: shop.store, clock: shop.clock, cloudApi: shop.cloudApi })
  expect((await call(again.router.account.health, undefined, again.asOwner)).clock.isBehind).toBe(true)
  await again.sends('둘')
  await again.clock.advance(1_000)
  expect(bodies(again)).toEqual(['하나', '둘'])
})
