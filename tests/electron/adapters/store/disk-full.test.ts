import Database from 'better-sqlite3'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDriver } from '#adapters/store/driver.ts'
import { createStore } from '#adapters/store/create-store.ts'
import { checkIntegrity } from '#adapters/store/integrity.ts'
import { migrate } from '#adapters/store/migrations/migrate.ts'
import { StoreUnavailable } from '#core/ports/store/store.ts'
import { deliver, received, text } from '../../../support/inbound-events.ts'

const t0 = Date.UTC(2026, 10, 20, 1)
const minji = { phone: '821012345678' }

function limited() {
  const database = new Database(join(mkdtempSync(join(tmpdir(), 'danggol-full-')), 'danggol.db'))
  database.pragma('journal_mode = WAL')
  const driver = createDriver(database)
  driver.run('PRAGMA foreign_keys = ON')
  migrate(driver)
  const failures: unknown[] = []
  const none = async function* () {}
  const store = createStore(driver, {
    nowMs: () => t0, askCustomers: () => Promise.resolve(null), exportChunks: none, backUp: async () => ({ sizeBytes: 0 }), maintainFile: () => false,
    close: async () => void database.close(), onFailure: (error) => failures.push(error),
  })
  return { database, driver, store, failures }
}

it('a full disk refuses with a typed error, leaves nothing half-written, and goes on once there is room', async () => {
  const { database, driver, store, failures } = limited()
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 12}`)
  let accepted = 0
  let failure: unknown = null
  while (failure === null && accepted < 2000) {
    const id = `${accepted}`
    failure = await deliver(store, [received(id, minji, t0 + accepted, { content: text(`${id} ${'주문'.repeat(400)}`) })], t0).then(() => null, (error: unknown) => error)
    if (failure === null) accepted += 1
  }
  expect(failure).toBeInstanceOf(StoreUnavailable)
  expect(failure).toMatchObject({ kind: 'disk-full' })
  expect(failures).toHaveLength(1)
  expect(accepted).toBeGreaterThan(0)
  const counted = driver.get<{ messages: number; done: number }>(`SELECT (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM journal WHERE state = 'done') AS done`)
  expect(counted).toEqual({ messages: accepted, done: accepted })
  expect((await store.conversationByPhone(minji.phone))?.unreadCount).toBe(accepted)
  expect(checkIntegrity(database, true)).toEqual([])
  database.pragma('max_page_count = 1000000')
  await deliver(store, [received('room', minji, t0 + 9999)], t0)
  expect((await store.conversationByPhone(minji.phone))?.unreadCount).toBe(accepted + 1)
  await store.close()
})

it('a read-only database answers questions and refuses changes with a typed error', async () => {
  const { database, driver, store } = limited()
  driver.run('PRAGMA query_only = ON')
  await expect(deliver(store, [received('1', minji, t0)], t0)).rejects.toMatchObject({ kind: 'read-only' })
  expect(await store.settings()).toBeDefined()
  database.close()
})
