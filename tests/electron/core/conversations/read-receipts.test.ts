import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { err, ok } from '#shared/lib/result.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { refusal, type ScriptedCloudApi } from '../../../support/scripted-cloud-api.ts'

const day = 86_400_000
let shop: Shop
beforeEach(async () => { shop = await openShop() })
afterEach(() => shop.close())

const reads = async (phone?: string) => {
  await call(shop.router.conversations.markRead, { conversationId: (await shop.conversation(phone)).id }, shop.asOwner)
  await shop.settles()
}

test('opening a conversation tells Meta the latest message once, which covers those before it', async () => {
  await shop.customerWrites('하나', { id: 'wamid.1' })
  await shop.customerWrites('둘', { id: 'wamid.2', atMs: shop.clock.nowMs() + 1000 })
  await reads()
  await reads()
  expect(shop.cloudApi.readReceipts).toEqual(['wamid.2'])
  expect((await shop.conversation()).unreadCount).toBe(0)
})

test('what Meta would refuse for its age is not asked', async () => {
  await shop.customerWrites('오래전', { id: 'wamid.old', atMs: shop.clock.nowMs() - 31 * day })
  await reads()
  expect(shop.cloudApi.readReceipts).toEqual([])
  expect((await shop.conversation()).unreadCount).toBe(0)
})

test('history tells nobody anything', async () => {
  await shop.delivers({ history: [{ metadata: { phase: 0, chunk_order: 1, progress: 100 }, threads: [{ id: '821011112222', messages: [{ from: '821011112222', id: 'wamid.H', timestamp: String(Math.floor(shop.clock.nowMs() / 1000) - 60), type: 'text', text: { body: '옛말' }, history_context: { status: 'READ' } }] }] }] }, 'history')
  await shop.settles()
  await reads()
  expect(shop.cloudApi.readReceipts).toEqual([])
})

test('a receipt that Meta refuses, or that never ends, holds no reading up', async () => {
  const answers: (() => Promise<Awaited<ReturnType<ScriptedCloudApi['markRead']>>>)[] = [() => new Promise(() => {})]
  shop.cloudApi.markRead = ({ wamid }) => {
    shop.cloudApi.readReceipts.push(wamid)
    return (answers.shift() ?? (() => Promise.resolve(ok(undefined))))()
  }
  await shop.customerWrites('하나', { id: 'wamid.1' })
  await reads()
  await shop.customerWrites('둘', { id: 'wamid.2', atMs: shop.clock.nowMs() + 1000 })
  await reads()
  expect((await shop.conversation()).unreadCount).toBe(0)
  expect(shop.cloudApi.readReceipts).toEqual(['wamid.1'])
})

test('a refused receipt shows in health what it says of the token, and nothing else', async () => {
  shop.cloudApi.markRead = () => Promise.resolve(err(refusal(190, { httpStatus: 401 })) as never)
  await shop.customerWrites('하나')
  await reads()
  expect((await call(shop.router.account.health, undefined, shop.asOwner)).api.state).toBe('token-invalid')
  expect((await shop.conversation()).unreadCount).toBe(0)
})
