import { existsSync, mkdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { gramsOf } from '#shared/domain/search-grams.ts'
import { contactId } from '#shared/domain/ids.ts'
import { foldForSearch } from '#shared/domain/search-folding.ts'
import { refreshConversation } from './conversation-refresh.ts'
import { raiseCounter } from './counters.store.ts'
import { createDriver, type Driver } from './driver.ts'
import { phoneKey, refreshContact } from './identities.store.ts'
import { migrate } from './migrations/migrate.ts'
import { indexContact } from './search/contact-index.ts'
import { indexRow } from './search/message-index.ts'
import { seedMessages, seedPerson, type SeedMessage, type SeedPlan } from './seed/seed-plan.ts'
import { storeFiles } from './store-files.ts'

export type SeedRequest = { folder: string; contacts: number; messages: number; seed: number; endMs?: number; onProgress?: (share: number) => void }

/** 2026-11-20 10:00 in Seoul: a seeded shop is the same whenever it is made. */
export const defaultSeedEndMs = Date.UTC(2026, 10, 20, 1)
const windowLengthMs = 86_400_000
const rowsPerTransaction = 20_000

/** Writes a large, reproducible shop into an empty folder: what projecting the same traffic would leave, many times faster. No store may be open on it. */
export function seedShop(request: SeedRequest): { messages: number; contacts: number; sizeBytes: number } {
  const { database: file } = storeFiles(request.folder)
  mkdirSync(request.folder, { recursive: true })
  if (existsSync(file)) throw new Error(`${request.folder} already holds a shop`)
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('cache_size = -131072')
  const driver = createDriver(database)
  migrate(driver)
  const plan = { contacts: request.contacts, messages: request.messages, seed: request.seed, endMs: request.endMs ?? defaultSeedEndMs }
  writeSeed(driver, plan, request.onProgress ?? (() => {}))
  database.pragma('wal_checkpoint(TRUNCATE)')
  const { bytes = 0 } = driver.get<{ bytes: number }>('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size') ?? {}
  database.close()
  return { messages: plan.messages, contacts: Math.min(plan.contacts, plan.messages), sizeBytes: bytes }
}

export function writeSeed(driver: Driver, plan: SeedPlan, onProgress: (share: number) => void): void {
  const indexes = driver.all<{ name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`)
  for (const { name } of indexes) driver.run(`DROP INDEX ${name}`)
  const conversations: number[] = []
  const lastInbound: number[] = []
  const lastSeen: number[] = []
  let batch: SeedMessage[] = []
  const flush = () => {
    driver.transaction('relaxed', () => {
      for (const message of batch) {
        const conversation = (conversations[message.person] ??= addPerson(driver, plan, message))
        addMessage(driver, conversation, message)
        if (message.isInbound) lastInbound[message.person] = message.timestampMs
        lastSeen[message.person] = message.timestampMs
      }
    })
    onProgress(((batch.at(-1)?.index ?? 0) / plan.messages) * 0.8)
    batch = []
  }
  for (const message of seedMessages(plan)) {
    batch.push(message)
    if (batch.length === rowsPerTransaction) flush()
  }
  flush()
  for (const { sql } of indexes) driver.run(sql)
  onProgress(0.9)
  driver.transaction('relaxed', () => {
    for (const [person, conversation] of conversations.entries()) finishPerson(driver, conversation, lastSeen[person] ?? 0, lastInbound[person] ?? null)
    raiseCounter(driver, 'indexed-through', plan.messages)
    driver.run(`INSERT INTO message_text (message_text) VALUES ('optimize')`)
    driver.run(`INSERT INTO contact_text (contact_text) VALUES ('optimize')`)
  })
  driver.run('ANALYZE')
  onProgress(1)
}

function addPerson(driver: Driver, plan: SeedPlan, first: SeedMessage): number {
  const person = seedPerson(plan, first.person)
  const contact = driver.run(`INSERT INTO contacts (name, profile_name, first_seen_at_ms) VALUES ('', ?, ?)`, person.profileName, first.timestampMs).lastId
  const claim = (kind: string, key: string, value: string) =>
    driver.run('INSERT INTO identities (kind, key, value, claimed_at_ms, contact_id) VALUES (?, ?, ?, ?, ?)', kind, key, value, first.timestampMs, contact)
  if (person.phone) claim('phone', phoneKey(person.phone), person.phone)
  if (person.userId) claim('user_id', person.userId, person.userId)
  return driver.run('INSERT INTO conversations (contact_id, created_at_ms, last_activity_at_ms) VALUES (?1, ?2, ?2)', contact, first.timestampMs).lastId
}

function addMessage(driver: Driver, conversation: number, message: SeedMessage): void {
  const status = message.isInbound ? 'received' : message.readAtMs !== null ? 'read' : message.deliveredAtMs !== null ? 'delivered' : 'sent'
  driver.run(
    `INSERT INTO messages (id, conversation_id, wamid, direction, origin, type, text, status, timestamp_ms, received_at_ms, delivered_at_ms, read_at_ms, is_unread)
     VALUES (?, ?, ?, ?, ?, 'text', ?, ?, ?, ?, ?, ?, ?)`,
    message.index + 1, conversation, message.wamid, message.isInbound ? 'inbound' : 'outbound', message.isInbound ? 'customer' : 'phone-app', message.text, status,
    message.timestampMs, message.timestampMs, message.deliveredAtMs, message.readAtMs, Number(message.isUnread),
  )
  driver.run(`INSERT INTO message_text (rowid, grams) VALUES (${indexRow('CAST(?1 AS INTEGER)', '?2')}, ?3)`, message.timestampMs, message.index + 1, gramsOf(foldForSearch(message.text)))
}

function finishPerson(driver: Driver, conversation: number, lastSeenMs: number, lastInboundMs: number | null): void {
  const contact = driver.get<{ contact_id: number }>('SELECT contact_id FROM conversations WHERE id = ?', conversation)?.contact_id ?? 0
  driver.run('UPDATE identities SET claimed_at_ms = ? WHERE contact_id = ?', lastSeenMs, contact)
  driver.run('UPDATE contacts SET profile_name_at_ms = ? WHERE id = ?', lastInboundMs, contact)
  driver.run('UPDATE conversations SET last_inbound_at_ms = ?, window_ends_at_ms = ? WHERE id = ?', lastInboundMs, lastInboundMs === null ? null : lastInboundMs + windowLengthMs, conversation)
  refreshContact(driver, contactId(contact), false)
  indexContact(driver, contactId(contact))
  refreshConversation(driver, conversation)
}
