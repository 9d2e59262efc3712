import { existsSync, mkdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { contactId } from '#shared/domain/ids.ts'
import { gramsVersion } from '#shared/domain/search-grams.ts'
import { longestPreview } from './conversation-refresh.ts'
import { raiseCounter } from './counters.store.ts'
import { createDriver, type Driver } from './driver.ts'
import { phoneKey } from './identities.store.ts'
import { migrate } from './migrations/migrate.ts'
import { indexContact } from './search/contact-index.ts'
import { insertText } from './search/message-index.ts'
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
  database.pragma('journal_mode = MEMORY')
  database.pragma('cache_size = -131072')
  const driver = createDriver(database)
  migrate(driver)
  const plan = { contacts: request.contacts, messages: request.messages, seed: request.seed, endMs: request.endMs ?? defaultSeedEndMs }
  writeSeed(driver, plan, request.onProgress ?? (() => {}))
  database.pragma('journal_mode = WAL')
  const { bytes = 0 } = driver.get<{ bytes: number }>('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size') ?? {}
  database.close()
  return { messages: plan.messages, contacts: Math.min(plan.contacts, plan.messages), sizeBytes: bytes }
}

/** What the messages of one person amount to. Ids of contact and conversation are the same number, given in the order of first messages. */
type Person = { id: number; first: SeedMessage; last: SeedMessage; lastInboundMs: number | null; lastOutboundMs: number | null; inboundCount: number; outboundCount: number; unreadCount: number }

export function writeSeed(driver: Driver, plan: SeedPlan, onProgress: (share: number) => void): void {
  const indexes = driver.all<{ name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`)
  for (const { name } of indexes) driver.run(`DROP INDEX ${name}`)
  driver.run('PRAGMA foreign_keys = OFF')
  const people = new Map<number, Person>()
  let batch: SeedMessage[] = []
  const flush = () => {
    driver.transaction('relaxed', () => {
      for (const message of batch) addMessage(driver, joinPerson(people, message).id, message)
    })
    driver.transaction('relaxed', () => {
      for (const message of batch) insertText(driver, { id: message.index + 1, timestamp_ms: message.timestampMs, text: message.text })
    })
    onProgress(((batch.at(-1)?.index ?? 0) / plan.messages) * 0.8)
    batch = []
  }
  for (const message of seedMessages(plan)) {
    batch.push(message)
    if (batch.length === rowsPerTransaction) flush()
  }
  flush()
  driver.transaction('relaxed', () => {
    for (const person of people.values()) addPerson(driver, plan, person)
  })
  for (const { sql } of indexes) driver.run(sql)
  driver.run('PRAGMA foreign_keys = ON')
  onProgress(0.9)
  driver.transaction('relaxed', () => {
    for (const { id } of people.values()) indexContact(driver, contactId(id))
    raiseCounter(driver, 'indexed-through', plan.messages)
    raiseCounter(driver, 'grams-version', gramsVersion)
  })
  for (const table of ['message_text', 'contact_text']) driver.run(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
  driver.get('PRAGMA analysis_limit = 400')
  driver.run('ANALYZE')
  onProgress(1)
}

function joinPerson(people: Map<number, Person>, message: SeedMessage): Person {
  const person = people.get(message.person) ?? { id: people.size + 1, first: message, last: message, lastInboundMs: null, lastOutboundMs: null, inboundCount: 0, outboundCount: 0, unreadCount: 0 }
  people.set(message.person, person)
  person.last = message
  person.unreadCount += Number(message.isUnread)
  if (message.isInbound) person.lastInboundMs = message.timestampMs
  else person.lastOutboundMs = message.timestampMs
  if (message.isInbound) person.inboundCount += 1
  else person.outboundCount += 1
  return person
}

function addMessage(driver: Driver, conversation: number, message: SeedMessage): void {
  driver.run(
    `INSERT INTO messages (id, conversation_id, wamid, direction, origin, type, text, status, timestamp_ms, received_at_ms, delivered_at_ms, read_at_ms, is_unread)
     VALUES (?, ?, ?, ?, ?, 'text', ?, ?, ?, ?, ?, ?, ?)`,
    message.index + 1, conversation, message.wamid, message.isInbound ? 'inbound' : 'outbound', message.isInbound ? 'customer' : 'phone-app', message.text, statusOf(message),
    message.timestampMs, message.timestampMs, message.deliveredAtMs, message.readAtMs, Number(message.isUnread),
  )
}

function addPerson(driver: Driver, plan: SeedPlan, { id, first, last, lastInboundMs, lastOutboundMs, inboundCount, outboundCount, unreadCount }: Person): void {
  const { profileName, phone, userId } = seedPerson(plan, first.person)
  driver.run('INSERT INTO contacts (id, name, profile_name, profile_name_at_ms, phone, user_id, first_seen_at_ms) VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6)', id, profileName, lastInboundMs, phone, userId, first.timestampMs)
  const claim = (kind: string, key: string, value: string) => driver.run('INSERT INTO identities (kind, key, value, claimed_at_ms, contact_id) VALUES (?, ?, ?, ?, ?)', kind, key, value, last.timestampMs, id)
  if (phone) claim('phone', phoneKey(phone), phone)
  if (userId) claim('user_id', userId, userId)
  driver.run(
    `INSERT INTO conversations (id, contact_id, created_at_ms, last_activity_at_ms, last_message_id, last_direction, last_origin, last_type, last_text, last_status, last_is_deleted, last_timestamp_ms,
       unread_count, is_unanswered, last_inbound_at_ms, window_ends_at_ms)
     VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, 'text', ?7, ?8, 0, ?3, ?9, ?10, ?11, ?11 + ${windowLengthMs})`,
    id, first.timestampMs, last.timestampMs, last.index + 1, last.isInbound ? 'inbound' : 'outbound', last.isInbound ? 'customer' : 'phone-app', last.text.slice(0, longestPreview), statusOf(last),
    unreadCount, Number(last.isInbound), lastInboundMs,
  )
  driver.run(
    'UPDATE contact_facts SET last_inbound_at_ms = ?, last_outbound_at_ms = ?, inbound_count = ?, outbound_count = ? WHERE contact_id = ?', lastInboundMs, lastOutboundMs, inboundCount, outboundCount, id,
  )
}

function statusOf(message: SeedMessage): string {
  return message.isInbound ? 'received' : message.readAtMs !== null ? 'read' : message.deliveredAtMs !== null ? 'delivered' : 'sent'
}
