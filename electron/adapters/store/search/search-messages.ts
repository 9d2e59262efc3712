import type { Page } from '#shared/contract/base.ts'
import type { SearchHit } from '#shared/contract/search.ts'
import { containsWords, foldForSearch, searchWords } from '#shared/domain/search-folding.ts'
import { gramQuery } from '#shared/domain/search-grams.ts'
import { searchSnippet } from '#shared/domain/search-snippet.ts'
import type { MessageDirection, MessageType } from '#shared/domain/message-content.ts'
import type { ConversationId } from '#shared/domain/ids.ts'
import { readCounter } from '../counters.store.ts'
import type { Driver } from '../driver.ts'
import { idOfIndexRow, indexRow } from './message-index.ts'

type Row = { id: number; conversation_id: number; timestamp_ms: number; text: string; direction: MessageDirection; type: MessageType }
type Position = { timestampMs: number; id: number }

const columns = 'm.id, m.conversation_id, m.timestamp_ms, m.text, m.direction, m.type'
const isSearchable = 'm.text IS NOT NULL AND m.deleted_at_ms IS NULL AND m.is_hidden = 0'
const before = `f.rowid < ${indexRow('CAST(?1 AS INTEGER)', '?2')}`
const end: Position = { timestampMs: 4_000_000_000_000, id: 0 }

/**
 * Newest first (by second, then arrival), every hit checked against its own text: the index only proposes.
 * Texts not indexed yet, a batch at most, are read one by one.
 */
export function searchMessages(driver: Driver, request: { query: string; after: string | null; limit: number }): Page<SearchHit> {
  const words = searchWords(request.query)
  const from = request.after === null ? end : parseCursor(request.after)
  const wanted = request.limit + 1
  const rows = [...waitingMatches(driver, words, from), ...indexedMatches(driver, words, from, wanted)].sort(newestFirst).slice(0, wanted)
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  const nameOf = names(driver)
  return { items: items.map((row) => toHit(nameOf(row.conversation_id), row, words)), next: rows.length > request.limit && last ? `${last.timestamp_ms}.${last.id}` : null }
}

/** Within one conversation its own messages are read, newest first: even a long one takes milliseconds. */
export function findInConversation(driver: Driver, request: { conversationId: ConversationId; query: string; limit: number }): { hits: SearchHit[]; isCapped: boolean } {
  const words = searchWords(request.query)
  if (words.length === 0) return { hits: [], isCapped: false }
  const rows = driver.iterate<Row>(
    `SELECT ${columns} FROM messages m WHERE m.conversation_id = ? AND m.is_hidden = 0 AND m.text IS NOT NULL AND m.deleted_at_ms IS NULL ORDER BY m.timestamp_ms DESC, m.id DESC`, request.conversationId,
  )
  const found = takeMatches(rows, words, request.limit + 1)
  const nameOf = names(driver)
  return { hits: found.slice(0, request.limit).map((row) => toHit(nameOf(row.conversation_id), row, words)), isCapped: found.length > request.limit }
}

function waitingMatches(driver: Driver, words: readonly string[], from: Position): Row[] {
  if (words.length === 0) return []
  return driver.all<Row>(`SELECT ${columns} FROM messages m WHERE m.id > ? AND ${isSearchable}`, readCounter(driver, 'indexed-through')).filter((row) => isBefore(row, from) && isMatch(row, words))
}

function indexedMatches(driver: Driver, words: readonly string[], from: Position, wanted: number): Row[] {
  const match = gramQuery(words)
  return match === null ? [] : takeMatches(proposed(driver, match, from), words, wanted)
}

function proposed(driver: Driver, match: string, from: Position): Iterable<Row> {
  return driver.iterate<Row>(
    `SELECT ${columns} FROM message_text f CROSS JOIN messages m ON m.id = ${idOfIndexRow('f.rowid')} WHERE message_text MATCH ?3 AND ${before} ORDER BY f.rowid DESC`, from.timestampMs, from.id, match,
  )
}

function takeMatches(rows: Iterable<Row>, words: readonly string[], wanted: number): Row[] {
  const found: Row[] = []
  for (const row of rows) {
    if (isMatch(row, words)) found.push(row)
    if (found.length >= wanted) break
  }
  return found
}

function isMatch(row: Row, words: readonly string[]): boolean {
  return containsWords(foldForSearch(row.text), words)
}

/** A page often holds several messages of one person. */
function names(driver: Driver): (conversation: number) => string {
  const known = new Map<number, string>()
  return (conversation) => {
    const name = known.get(conversation) ?? driver.get<{ name: string }>('SELECT p.name FROM conversations c JOIN contacts p ON p.id = c.contact_id WHERE c.id = ?', conversation)?.name ?? ''
    known.set(conversation, name)
    return name
  }
}

function toHit(contactName: string, row: Row, words: readonly string[]): SearchHit {
  return { messageId: row.id, conversationId: row.conversation_id, contactName, direction: row.direction, type: row.type, timestampMs: row.timestamp_ms, ...searchSnippet(row.text, words) }
}

const second = (timestampMs: number) => Math.floor(timestampMs / 1000)
const newestFirst = (a: Row, b: Row) => second(b.timestamp_ms) - second(a.timestamp_ms) || b.id - a.id
const isBefore = (row: Row, from: Position) => second(row.timestamp_ms) < second(from.timestampMs) || (second(row.timestamp_ms) === second(from.timestampMs) && row.id < from.id)

function parseCursor(cursor: string): Position {
  const [timestampMs = end.timestampMs, id = 0] = cursor.split('.').map(Number)
  return { timestampMs, id }
}
