import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDriver } from '#adapters/store/driver.ts'
import { createStore } from '#adapters/store/create-store.ts'
import { migrate } from '#adapters/store/migrations/migrate.ts'
import type { Store } from '#core/ports/store/store.ts'
import { clientReference } from '#shared/domain/ids.ts'
import { temporaryFolder } from '../../../support/app-process.ts'
import { deliver, received } from '../../../support/inbound-events.ts'

const atMs = Date.UTC(2026, 10, 20, 1)
const journalled = (number: number) => [{ body: Buffer.from(`{"number":${number}}`), sha256: Buffer.alloc(32, number), receivedAtMs: atMs }]

let folder: ReturnType<typeof temporaryFolder>
let database: Database.Database
let store: Store

beforeEach(() => {
  folder = temporaryFolder()
  database = new Database(join(folder.path, 'danggol.db'))
  database.pragma('journal_mode = WAL')
  const driver = createDriver(database)
  migrate(driver)
  const none = async function* () {}
  store = createStore(driver, {
    nowMs: () => atMs, askCustomers: () => Promise.resolve(null), exportChunks: none, backUp: async () => ({ sizeBytes: 0 }), maintainFile: () => false,
    close: async () => void database.close(), onFailure: () => {},
  })
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** 2: the commit waits for the disk. 1: it does not. */
const synchronous = () => database.pragma('synchronous', { simple: true })

/** What a computer finds whose power went at this moment: the files as they are, without the memory shared between processes. */
function afterPowerCut<Value>(read: (found: Database.Database) => Value): Value {
  const copies = join(folder.path, 'after')
  mkdirSync(copies, { recursive: true })
  for (const name of ['danggol.db', 'danggol.db-wal']) if (existsSync(join(folder.path, name))) copyFileSync(join(folder.path, name), join(copies, name))
  const found = new Database(join(copies, 'danggol.db'))
  try {
    expect(found.pragma('integrity_check', { simple: true })).toBe('ok')
    return read(found)
  } finally {
    found.close()
  }
}

test('a delivery is in the files, synced, before it may be acknowledged; also right after work that is not synced', async () => {
  for (let number = 1; number <= 5; number += 1) {
    await deliver(store, [received(`${number}`, { phone: '821012345678' }, atMs)], atMs)
    expect(synchronous()).toBe(1)
    await store.appendJournal(journalled(number))
    expect(synchronous()).toBe(2)
    expect(afterPowerCut((found) => found.prepare('SELECT count(*) AS count FROM journal WHERE sha256 = ?').get(Buffer.alloc(32, number)))).toEqual({ count: 1 })
  }
})

test('what the owner sends is synced when it is taken, when it is claimed and when its outcome is known', async () => {
  await deliver(store, [received('1', { phone: '821012345678' }, atMs)], atMs)
  const conversation = (await store.conversationByPhone('821012345678'))!
  const relax = async () => {
    await store.countRejectedSignature()
    expect(synchronous()).toBe(1)
  }
  await relax()
  const { id } = await store.enqueue({ conversationId: conversation.id, clientReference: clientReference('ref'), origin: 'person', content: { type: 'text', body: '네', previewUrl: false }, quotedMessageId: null, nowMs: atMs })
  expect(synchronous()).toBe(2)
  await relax()
  expect(await store.claim([{ messageId: id, atMs, isBusinessInitiated: false }])).toEqual([id])
  expect(synchronous()).toBe(2)
  expect(afterPowerCut((found) => found.prepare('SELECT status FROM messages WHERE id = ?').get(id))).toEqual({ status: 'sending' })
  await relax()
  await store.recordOutcomes([{ kind: 'unknown', messageId: id, atMs }])
  expect(synchronous()).toBe(2)
})
