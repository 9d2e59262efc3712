import { call } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { attachmentId } from '#shared/domain/ids.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { eventually } from '../../../support/eventually.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { refusal, rejected } from '../../../support/scripted-cloud-api.ts'
import { testShops } from '../../../support/test-shops.ts'

const shopWith = testShops()

const bodies = (shop: Shop) => shop.cloudApi.sent.map(({ content }) => (content.type === 'text' ? content.body : content.type))

/** Sent and accepted; answers its wamid. */
async function accepted(shop: Shop, body: string, phone = '821011112222') {
  const message = await shop.sends(body, { phone })
  await shop.clock.advance(100)
  return { id: message.id, wamid: (await shop.message(message.id)).wamid ?? '' }
}

describe('a failure that Meta reports by webhook', () => {
  test('is tried again when the table says so, under a new reference, and never for an attempt already replaced', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    const { id, wamid } = await accepted(shop, '하나')
    await shop.reports('failed', { wamid, code: 131016 })
    expect((await shop.message(id)).status).toBe('queued')
    await shop.delivers({ statuses: [{ id: wamid, status: 'failed', timestamp: String(Math.floor(shop.clock.nowMs() / 1000) + 1), recipient_id: '821011112222', errors: [{ code: 131016, title: 'again' }] }] })
    await shop.clock.advance(60_000)
    expect(bodies(shop)).toEqual(['하나', '하나'])
    expect(new Set(shop.cloudApi.sent.map(({ clientReference }) => clientReference)).size).toBe(2)
    expect((await shop.message(id)).status).toBe('accepted')
  })

  test('is given up when its budget is used, with the reason', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    const { id } = await accepted(shop, '하나')
    for (let round = 0; round < 5; round += 1) {
      await shop.reports('failed', { wamid: (await shop.message(id)).wamid ?? '', code: 131000 })
      await shop.clock.advance(60_000)
    }
    expect(bodies(shop)).toHaveLength(3)
    expect(await shop.message(id)).toMatchObject({ status: 'failed', error: { code: 131000 } })
  })

  test('is final for any other code, and when the message was seen to arrive', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    const { id, wamid } = await accepted(shop, '하나')
    await shop.reports('failed', { wamid, code: 131026 })
    const arrived = await accepted(shop, '둘')
    await shop.reports('delivered', { wamid: arrived.wamid })
    await shop.reports('failed', { wamid: arrived.wamid, code: 131016 })
    await shop.clock.advance(600_000)
    expect(bodies(shop)).toEqual(['하나', '둘'])
    expect(await shop.message(id)).toMatchObject({ status: 'failed', error: { code: 131026 } })
  })

  test('131056 holds that customer back, 130429 slows the number', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await shop.customerWrites('저도요', { phone: '821033334444' })
    const first = await accepted(shop, '하나')
    await shop.reports('failed', { wamid: first.wamid, code: 131056 })
    await shop.sends('따로', { phone: '821033334444' })
    await shop.clock.advance(3_000)
    expect(bodies(shop)).toEqual(['하나', '따로'])
    await shop.clock.advance(3_000)
    expect(bodies(shop)).toEqual(['하나', '따로', '하나'])
  })

  test('heard of hours later is left to a person', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    const { id, wamid } = await accepted(shop, '하나')
    const atMs = shop.clock.nowMs()
    await shop.clock.advance(2 * 3_600_000)
    await shop.reports('failed', { wamid, code: 131016, atMs })
    await shop.clock.advance(60_000)
    expect((await shop.message(id)).status).toBe('failed')
  })
})

test('a reaction that failed names the message it stood at', async () => {
  const shop = await shopWith()
  await shop.customerWrites('고마워요')
  const [target] = await shop.thread()
  const events: AppEvent[] = []
  shop.cloudApi.answers = [rejected(131009)]
  await call(shop.router.messages.react, { messageId: target!.id, emoji: '❤️' }, shop.asOwner)
  expect((await shop.message(target!.id)).reactions).toHaveLength(1)
  const subscription = shop.core.subscribe()
  void (async () => {
    for await (const event of subscription) events.push(event)
  })()
  await shop.clock.advance(1_000)
  expect((await shop.message(target!.id)).reactions).toHaveLength(0)
  expect(events.flatMap((event) => (event.type === 'changed' ? event.messages.map(({ messageId }) => messageId) : []))).toContain(target!.id)
})

describe('a file', () => {
  async function sendsFile(shop: Shop) {
    const { id } = await shop.conversation()
    await shop.core.ports.mediaFiles.save('attachments/1', (async function* () { yield new Uint8Array([1, 2, 3]) })(), 1_000)
    const attachment = await shop.store.addAttachment({ conversationId: id, type: 'image', mimeType: 'image/jpeg', fileName: 'cake.jpg', sizeBytes: 3, isVoice: false, key: 'attachments/1', nowMs: shop.clock.nowMs() })
    return call(shop.router.messages.send, { conversationId: id, requestId: crypto.randomUUID(), quotedMessageId: null, content: { type: 'image', attachmentId: attachmentId(attachment.id), caption: null, isVoice: false } }, shop.asOwner)
  }

  /** Files are real: the clock waits for the disk, however long that takes. */
  async function ends(shop: Shop, id: number, status: string, sentCount = 0) {
    await eventually(async () => {
      await shop.clock.advance(500)
      return (await shop.message(id)).status === status && shop.cloudApi.sent.length >= sentCount
    })
  }

  test('that Meta cannot use any more is brought there once more, then the reason stays; a retry by hand uploads again', async () => {
    const shop = await shopWith()
    await shop.customerWrites('사진 있나요?')
    shop.cloudApi.answers = [rejected(131053), rejected(131053)]
    const message = await sendsFile(shop)
    await ends(shop, message.id, 'failed')
    expect(shop.cloudApi.uploads).toHaveLength(2)
    expect(shop.cloudApi.sent.map(({ content }) => ('wireId' in content ? content.wireId : ''))).toEqual(['up-1', 'up-2'])
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: 131053 } })
    await call(shop.router.messages.retry, { messageId: message.id }, shop.asOwner)
    await ends(shop, message.id, 'accepted')
    expect(shop.cloudApi.uploads).toHaveLength(3)
    expect((await shop.message(message.id)).status).toBe('accepted')
  })

  test('that Meta reports as unusable by webhook is brought there once more, and only once', async () => {
    const shop = await shopWith()
    await shop.customerWrites('사진 있나요?')
    const message = await sendsFile(shop)
    await ends(shop, message.id, 'accepted')
    const fails = async () => shop.reports('failed', { wamid: (await shop.message(message.id)).wamid ?? '', code: 131053 })
    await fails()
    await ends(shop, message.id, 'accepted', 2)
    expect(shop.cloudApi.sent.map(({ content }) => ('wireId' in content ? content.wireId : ''))).toEqual(['up-1', 'up-2'])
    await fails()
    await shop.clock.advance(600_000)
    expect(shop.cloudApi.uploads).toHaveLength(2)
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: 131053 } })
  })

  test('is brought to Meta anew by a retry when Meta will have deleted it by then', async () => {
    const shop = await shopWith()
    await shop.customerWrites('사진 있나요?')
    shop.cloudApi.answers = [rejected(131026), rejected(131026)]
    const message = await sendsFile(shop)
    await ends(shop, message.id, 'failed')
    const retriesAfter = async (days: number, status: string) => {
      shop.clock.jumpTo(shop.clock.nowMs() + days * 86_400_000)
      await shop.customerWrites('아직 있나요?')
      await call(shop.router.messages.retry, { messageId: message.id }, shop.asOwner)
      await ends(shop, message.id, status)
      return shop.cloudApi.uploads.length
    }
    expect(await retriesAfter(1, 'failed')).toBe(1)
    expect(await retriesAfter(29, 'accepted')).toBe(2)
    expect((await shop.message(message.id)).status).toBe('accepted')
  })

  test('whose upload is refused waits and tries again, and fails with the reason when the refusal is final', async () => {
    const shop = await shopWith()
    await shop.customerWrites('사진 있나요?')
    shop.cloudApi.uploadAnswers = [{ ok: false, error: refusal(131016, { httpStatus: 500 }) }, { ok: false, error: refusal(131009) }]
    const message = await sendsFile(shop)
    await shop.clock.advance(500)
    expect((await shop.message(message.id)).status).toBe('queued')
    await ends(shop, message.id, 'failed')
    expect(shop.cloudApi.uploads).toHaveLength(2)
    expect(shop.cloudApi.sent).toHaveLength(0)
    expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code: 131009 } })
  })
})

describe('what Meta says about the account', () => {
  const notice = async (shop: Shop, value: Record<string, unknown>) => {
    await shop.delivers(value, 'account_update')
    await shop.clock.advance(2_000)
  }
  const health = (shop: Shop) => call(shop.router.account.health, undefined, shop.asOwner)

  test.each([
    [{ event: 'PARTNER_REMOVED', disconnection_info: { reason: 'PRIMARY_INACTIVITY' } }, { event: 'ACCOUNT_RECONNECTED' }, 'disconnected', 'disconnected'],
    [{ event: 'ACCOUNT_OFFBOARDED' }, { event: 'ACCOUNT_RECONNECTED' }, 'disconnected', 'disconnected'],
    [{ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }, { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }, 'locked', 'account-locked'],
  ])('%o pauses sending until %o', async (blocking, lifting, state, pauseReason) => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await notice(shop, blocking)
    await shop.sends('하나')
    await shop.clock.advance(5_000)
    expect(shop.cloudApi.sent).toHaveLength(0)
    expect(await shop.state()).toMatchObject({ isPaused: true, pauseReason })
    expect((await health(shop)).account).toMatchObject({ state, event: blocking.event })
    await notice(shop, lifting)
    await shop.clock.advance(1_000)
    expect(bodies(shop)).toEqual(['하나'])
    expect((await health(shop)).account).toMatchObject({ state: 'ok' })
  })

  test('is known after a restart, and a restriction of writing first stops no reply', async () => {
    const shop = await shopWith()
    await shop.customerWrites('질문이요')
    await notice(shop, { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING' }] })
    await accepted(shop, '하나')
    expect(bodies(shop)).toEqual(['하나'])
    await shop.core.stop()
    const again = await shopWith({ store: shop.store, clock: shop.clock, cloudApi: shop.cloudApi })
    expect((await health(again)).account).toMatchObject({ state: 'limited', event: 'ACCOUNT_RESTRICTION' })
  })
})

test('what the owner wrote on the phone counts as delivered, and a later real status stands', async () => {
  const shop = await shopWith()
  await shop.customerWrites('있나요?')
  const echo = { from: '41440001122', to: '821011112222', id: 'wamid.E1', timestamp: String(Math.floor(shop.clock.nowMs() / 1000)), type: 'text', text: { body: '전화기에서' } }
  await shop.delivers({ message_echoes: [echo] }, 'smb_message_echoes')
  await shop.settles()
  const echoed = (await shop.thread()).find(({ wamid }) => wamid === 'wamid.E1')
  expect(echoed).toMatchObject({ origin: 'phone-app', status: 'delivered' })
  await shop.reports('read', { wamid: 'wamid.E1' })
  await shop.delivers({ message_echoes: [{ ...echo, again: true }] }, 'smb_message_echoes')
  await shop.settles()
  expect((await shop.message(echoed!.id)).status).toBe('read')

  const own = await accepted(shop, '여기서')
  await shop.delivers({ message_echoes: [{ ...echo, id: own.wamid, text: { body: '여기서' } }] }, 'smb_message_echoes')
  await shop.settles()
  expect((await shop.message(own.id)).status).toBe('sent')
})
