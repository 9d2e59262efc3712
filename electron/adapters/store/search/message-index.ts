import { foldForSearch } from '#shared/domain/search-folding.ts'
import { gramsOf } from '#shared/domain/search-grams.ts'
import { raiseCounter, readCounter } from '../counters.store.ts'
import type { Driver } from '../driver.ts'

/**
 * A text-index row is numbered by (second of the message, its id), so that walking the index backwards is
 * walking time backwards. Ids stay below 2^31, seconds until 2106 fit above them. Computed by the engine
 * alone: the number does not fit a JavaScript number.
 */
export const indexRow = (timestampMs: string, id: string) => `((CAST(${timestampMs} / 1000 AS INTEGER) << 31) | CAST(${id} AS INTEGER))`
export const idOfIndexRow = (row: string) => `(${row} & 2147483647)`

/** New messages are indexed this many at a time: one small index segment per batch instead of one per message. */
const batchSize = 64

/** New texts wait behind the mark `indexed-through` (search reads them one by one); an old one is renewed at once. */
export function renewText(driver: Driver, id: number): void {
  if (id <= readCounter(driver, 'indexed-through')) renewIndexed(driver, id)
}

/** Indexes waiting texts; answers whether any were left out. `isForced` also takes a batch that is not full. */
export function indexWaitingTexts(driver: Driver, isForced: boolean): boolean {
  const from = readCounter(driver, 'indexed-through')
  const newest = driver.get<{ id: number | null }>('SELECT max(id) AS id FROM messages')?.id ?? 0
  if (newest <= from || (!isForced && newest - from < batchSize)) return false
  const through = Math.min(newest, from + batchSize * 4)
  const rows = driver.all<{ id: number; timestamp_ms: number; text: string }>(
    'SELECT id, timestamp_ms, text FROM messages WHERE id > ? AND id <= ? AND text IS NOT NULL AND deleted_at_ms IS NULL AND is_hidden = 0 ORDER BY timestamp_ms / 1000, id', from, through,
  )
  for (const row of rows) insertText(driver, row)
  raiseCounter(driver, 'indexed-through', through)
  return through < newest
}

export function insertText(driver: Driver, row: { id: number; timestamp_ms: number; text: string }): void {
  driver.run(`INSERT INTO message_text (rowid, grams) VALUES (${indexRow('CAST(?1 AS INTEGER)', '?2')}, ?3)`, row.timestamp_ms, row.id, gramsOf(foldForSearch(row.text)))
}

/** A message that leaves the database leaves the index first. */
export function unindexText(driver: Driver, id: number): void {
  driver.run(`DELETE FROM message_text WHERE rowid = (SELECT ${indexRow('timestamp_ms', 'id')} FROM messages WHERE id = ?)`, id)
}

function renewIndexed(driver: Driver, id: number): void {
  driver.run(`DELETE FROM message_text WHERE rowid IN (SELECT ${indexRow('timestamp_ms', 'id')} FROM messages WHERE id = ?)`, id)
  const row = driver.get<{ id: number; timestamp_ms: number; text: string }>('SELECT id, timestamp_ms, text FROM messages WHERE id = ? AND text IS NOT NULL AND deleted_at_ms IS NULL AND is_hidden = 0', id)
  if (row) insertText(driver, row)
}

/** One bounded step of merging index segments; answers whether it found work. */
export function mergeTextIndex(driver: Driver, table: 'message_text' | 'contact_text', pages: number): boolean {
  const before = totalChanges(driver)
  driver.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', CAST(? AS INTEGER))`, pages)
  return totalChanges(driver) - before > 1
}

function totalChanges(driver: Driver): number {
  return driver.get<{ total: number }>('SELECT total_changes() AS total')?.total ?? 0
}
