import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createDriver, type Driver } from '#adapters/store/driver.ts'
import { checkIntegrity } from '#adapters/store/integrity.ts'
import { migrate, migrations, readSchemaVersion, schemaVersion } from '#adapters/store/migrations/migrate.ts'

const released = fileURLToPath(new URL('./released/', import.meta.url))
const schemaOf = (driver: Driver) => driver.all<{ name: string; sql: string | null }>(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name`)
const fresh = () => createDriver(new Database(':memory:'))

it('are numbered without a gap', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

it('do nothing the second time', () => {
  const driver = fresh()
  expect(migrate(driver)).toEqual({ from: 0, to: schemaVersion })
  expect(migrate(driver)).toEqual({ from: schemaVersion, to: schemaVersion })
})

it('leave the version before a step that fails, and resume from there', () => {
  const driver = fresh()
  const step = (statements: string[]) => [...migrations, { version: schemaVersion + 1, name: 'next', statements }]
  expect(() => migrate(driver, step(['CREATE TABLE next (a) STRICT']))).toThrow('missing datatype')
  expect(readSchemaVersion(driver)).toBe(schemaVersion)
  expect(migrate(driver, step(['CREATE TABLE next (a INTEGER) STRICT'])).to).toBe(schemaVersion + 1)
})

describe('0001-initial', () => {
  it('makes strict tables and counts conversations as they change', () => {
    const driver = fresh()
    migrate(driver, migrations.slice(0, 1))
    const loose = driver.all(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`)
    expect(loose).toEqual([])
    driver.run(`INSERT INTO contacts (id, name, first_seen_at_ms) VALUES (1, 'a', 0)`)
    driver.run('INSERT INTO conversations (id, contact_id, created_at_ms, last_activity_at_ms) VALUES (1, 1, 0, 0)')
    driver.run('UPDATE conversations SET unread_count = 2, is_archived = 0, draft_updated_at_ms = 5')
    const counts = () => Object.fromEntries(driver.all<{ filter: string; value: number }>('SELECT filter, value FROM conversation_counters').map((row) => [row.filter, row.value]))
    expect(counts()).toEqual({ all: 1, archived: 0, drafts: 1, failed: 0, unanswered: 0, unread: 1 })
    driver.run('UPDATE conversations SET is_archived = 1')
    expect(counts()).toEqual({ all: 0, archived: 1, drafts: 0, failed: 0, unanswered: 0, unread: 0 })
    driver.run('DELETE FROM conversations')
    expect(Object.values(counts())).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('0005-automation', () => {
  it('keeps what waits in the outbox, people first, and notes a label for the rules that wait for it', () => {
    const driver = fresh()
    migrate(driver, migrations.slice(0, 4))
    driver.run(`INSERT INTO contacts (id, name, first_seen_at_ms) VALUES (1, 'a', 0)`)
    driver.run('INSERT INTO conversations (id, contact_id, created_at_ms, last_activity_at_ms) VALUES (1, 1, 0, 0)')
    driver.run(`INSERT INTO messages (id, conversation_id, direction, origin, type, status, timestamp_ms, received_at_ms) VALUES (1, 1, 'outbound', 'person', 'text', 'queued', 0, 0)`)
    driver.run(`INSERT INTO outbox (message_id, conversation_id, content, state, queued_at_ms) VALUES (1, 1, '{}', 'waiting', 0)`)
    driver.run(`INSERT INTO labels (id, name, color, position) VALUES (1, 'a', 'red', 1), (2, 'b', 'red', 2)`)
    migrate(driver, migrations.slice(0, 5))
    expect(driver.get('SELECT priority FROM outbox')).toEqual({ priority: 0 })
    driver.run(`INSERT INTO automation_rules (id, kind, is_enabled, position, label_id, draft) VALUES (1, 'event', 1, 1, 1, '{}'), (2, 'event', 0, 2, 2, '{}')`)
    driver.run('INSERT INTO contact_labels (label_id, contact_id, at_ms) VALUES (1, 1, 5), (2, 1, 5)')
    expect(driver.all('SELECT rule_id, contact_id, at_ms FROM automation_events')).toEqual([{ rule_id: 1, contact_id: 1, at_ms: 5 }])
  })
})

/** `released/v<version>.db.gz`: a database as that version wrote it, with data in it; one is added with every release that changes the schema. */
describe.each(readdirSync(released).filter((name) => name.endsWith('.db.gz')))('the released database %s', (name) => {
  it('migrates with everything in it to the same schema as a new one', () => {
    const database = new Database(gunzipSync(readFileSync(`${released}${name}`)))
    const driver = createDriver(database)
    expect(readSchemaVersion(driver)).toBe(Number(/v(\d+)/.exec(name)?.[1]))
    migrate(driver)
    const newest = fresh()
    migrate(newest)
    expect(schemaOf(driver)).toEqual(schemaOf(newest))
    expect(checkIntegrity(database, true)).toEqual([])
    expect(driver.get('SELECT (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM conversations) AS conversations, (SELECT value FROM conversation_counters WHERE filter = ?) AS counted', 'all'))
      .toEqual({ messages: 60, conversations: 12, counted: 12 })
    database.close()
  })
})
