import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AppEvent } from '#shared/contract/events.ts'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import type { ShopHost } from '../../../electron/hosts/shop/shop-host.ts'
import { temporaryFolder } from '../../support/app-process.ts'
import { eventually } from '../../support/eventually.ts'
import { startTestHost, type ShopClient } from '../../support/test-host.ts'
import { sampleCredentials, startTestSimulator } from '../../support/test-simulator.ts'

const customer = '821055501234'
const talkative = '821055509999'
const pageBytes = 4096
/** Above the size that is checked as a whole at start (a larger one is a minute later, after a stop in order), so that the pages of old messages are nowhere in memory. */
const ballastBytes = 56 * 1024 * 1024

let folder: ReturnType<typeof temporaryFolder>
let simulator: Simulator
let host: ShopHost
let client: ShopClient

const database = () => join(folder.path, 'data/danggol.db')
const rowOf = (phone: string): Promise<ConversationRow> =>
  eventually(async () => (await client.conversations.page({ filter: 'all', after: null, limit: 50 })).items.find((row) => row.phone === phone))
const thread = async (phone: string) => (await client.messages.page({ conversationId: (await rowOf(phone)).id, anchor: { at: 'latest' }, limit: 50 })).items
const textsOf = async (phone: string) => (await thread(phone)).map(({ content }) => (content.type === 'text' ? content.body : content.type))
const writes = (from: string, body: string) => simulator.control.receive({ from, type: 'text', text: { body } })

beforeEach(async () => {
  folder = temporaryFolder()
  simulator = await startTestSimulator()
  ;({ host, client } = await startTestHost(folder.path))
  await client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
  await simulator.setWebhook(host.receiverUrl())
  writes(customer, '안녕하세요')
  simulator.control.receive(Array.from({ length: 300 }, (_unused, index) => ({ from: talkative, type: 'text', text: { body: `${index} ${'긴 이야기 '.repeat(60)}` } })))
  await eventually(async () => (await rowOf(talkative)).unreadCount === 300)
  await host.stop()
  enlarge()
  ;({ host, client } = await startTestHost(folder.path))
  await simulator.setWebhook(host.receiverUrl())
})
afterEach(async () => {
  await host.stop()
  await simulator.stop()
  folder.remove()
})

/** Old deliveries of some size, as months of pictures and contacts leave them. */
function enlarge(): void {
  const file = new Database(database())
  const insert = file.prepare(`INSERT INTO journal (received_at_ms, sha256, body, state) VALUES (?, ?, ?, 'done')`)
  file.transaction(() => {
    for (let size = 0; size < ballastBytes; size += 1024 * 1024) {
      const body = randomBytes(1024 * 1024)
      insert.run(Date.now(), createHash('sha256').update(body).digest(), body)
    }
  })()
  file.pragma('wal_checkpoint(TRUNCATE)')
  file.close()
}

/** The disk loses pages of old messages while the app has the file open. */
function loseOldMessages(): void {
  const file = new Database(database(), { readonly: true })
  const pages = file.prepare(`SELECT pageno FROM dbstat WHERE name = 'messages' AND pagetype = 'leaf' ORDER BY pageno`).all() as { pageno: number }[]
  file.close()
  const handle = openSync(database(), 'r+')
  for (const { pageno } of pages.slice(Math.floor(pages.length / 4), Math.floor(pages.length / 2))) writeSync(handle, Buffer.alloc(pageBytes, 0x5a), 0, pageBytes, (pageno - 1) * pageBytes)
  closeSync(handle)
}

/** Scrolls up until the damage is met. */
async function readEverything(): Promise<void> {
  const { id } = await rowOf(talkative)
  let page = await client.messages.page({ conversationId: id, anchor: { at: 'latest' }, limit: 200 })
  while (page.hasOlder) page = await client.messages.page({ conversationId: id, anchor: { at: 'older', messageId: page.items[0]!.id }, limit: 200 })
}

test('damage met while the shop runs opens the recovery screen; the backup comes back with everything acknowledged since, and nothing is sent twice', async () => {
  const events: AppEvent[] = []
  void (async () => {
    for await (const event of await client.events.subscribe()) events.push(event)
  })().catch(() => {})
  await client.sending.pause()
  const reply = await client.messages.send({ conversationId: (await rowOf(customer)).id, requestId: crypto.randomUUID(), content: { type: 'text', body: '네, 있어요', previewUrl: false }, quotedMessageId: null })
  const backup = await client.shop.backUpNow()
  simulator.control.behaviour({ sentAfterMs: [0, 0], deliveredAfterMs: [0, 0], readShare: 0 })
  simulator.control.addFaults([{ on: 'webhook', kind: 'drop' }])
  await client.sending.resume()
  await eventually(async () => (await client.messages.byIds({ messageIds: [reply.id] })).find(({ status }) => status === 'accepted'))
  await eventually(async () => simulator.books().webhooks.find(({ attempts, body }) => attempts > 0 && JSON.stringify(body).includes('delivered')))
  simulator.control.clearFaults()
  writes(customer, '백업 뒤에 온 말')
  await eventually(async () => (await textsOf(customer)).includes('백업 뒤에 온 말'))

  loseOldMessages()
  await expect(readEverything()).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'store-damaged' } })
  await eventually(async () => (await client.shop.state()).mode === 'recovery')
  expect(await client.shop.state()).toMatchObject({ mode: 'recovery', isSample: false, problem: { kind: 'damaged', backups: [{ name: backup.name }] } })
  expect(events.some(({ type }) => type === 'restart')).toBe(true)

  writes(customer, '가게가 닫힌 동안')
  await eventually(async () => simulator.books().webhooks.some(({ status }) => status === 401))

  await client.shop.restoreBackup({ name: backup.name })
  expect(await client.shop.state()).toMatchObject({ mode: 'ready' })
  expect(readdirSync(join(folder.path, 'data')).filter((name) => name.startsWith('danggol.db.damaged-'))).toHaveLength(1)
  await client.sending.resume()
  await eventually(async () => (await textsOf(customer)).includes('백업 뒤에 온 말'))
  expect((await thread(customer)).find(({ id }) => id === reply.id)?.status).toBe('unknown')
  await simulator.control.clock({ forwardMs: 3_600_000 })
  await eventually(async () => (await textsOf(customer)).includes('가게가 닫힌 동안'))

  const last = await client.messages.send({ conversationId: (await rowOf(customer)).id, requestId: crypto.randomUUID(), content: { type: 'text', body: '또 봐요', previewUrl: false }, quotedMessageId: null })
  await eventually(async () => (await client.messages.byIds({ messageIds: [last.id] })).find(({ status }) => status === 'read' || status === 'delivered'))
  expect(simulator.books().accepted.map(({ request }) => (request['text'] as { body: string }).body)).toEqual(['네, 있어요', '또 봐요'])
  expect((await thread(customer)).find(({ id }) => id === reply.id)?.status).toMatch(/delivered|read/)
}, 60_000)

test('damage that the daily copy meets is no silent failure of the copy', async () => {
  loseOldMessages()
  await expect(client.shop.backUpNow()).rejects.toThrow()
  await eventually(async () => (await client.shop.state()).mode === 'recovery')
}, 60_000)
