import type { ExportStore, ThreadCounts, ThreadMessage } from '#core/ports/store/export-store.ts'
import { messageId } from '#shared/domain/ids.ts'
import type { Purchase } from '#shared/domain/purchases.ts'
import type { Driver } from './driver.ts'
import { inChunks } from './exports.store.ts'
import { messageVersions, threadColumns, threadJoins, toMessage, type ThreadRow } from './messages.store.ts'

type Row = ThreadRow & { contact_id: number; media_key: string | null }

const columns = `${threadColumns}, c.contact_id, f.key AS media_key`
/** As in `exportMessages`: the order of all is worked out over ids. */
const all = `SELECT ${columns} FROM (SELECT id, timestamp_ms FROM messages WHERE is_hidden = 0 ORDER BY timestamp_ms, id LIMIT -1) a CROSS JOIN messages m ON m.id = a.id JOIN conversations c ON c.id = m.conversation_id ${threadJoins}`
const one = `SELECT ${columns} FROM messages m JOIN conversations c ON c.id = m.conversation_id ${threadJoins} WHERE m.conversation_id = ? AND m.is_hidden = 0 ORDER BY m.timestamp_ms, m.id`

export function* exportThreads(driver: Driver, chunkSize: number, conversationId: number | null): Generator<ThreadMessage[]> {
  const rows = conversationId === null ? driver.iterate<Row>(all) : driver.iterate<Row>(one, conversationId)
  yield* inChunks(rows, chunkSize, (row) => ({
    contactId: row.contact_id, message: toMessage(row), mediaKey: row.media_key, versions: row.edited_at_ms === null && row.deleted_at_ms === null ? [] : messageVersions(driver, messageId(row.id)),
  }))
}

/** One chunk of one row: counting reads as much as exporting does, so it is asked for in the same way. */
export function* countThreads(driver: Driver, conversationId: number | null): Generator<ThreadCounts[]> {
  const [where, values] = conversationId === null ? ['', []] : [' AND conversation_id = ?', [conversationId]]
  yield driver.all<ThreadCounts>(`SELECT count(*) AS messageCount, count(media_id) AS mediaCount FROM messages WHERE is_hidden = 0${where}`, ...values)
}

export function* exportPurchases(driver: Driver, chunkSize: number): Generator<Purchase[]> {
  yield* inChunks(driver.iterate<Purchase>('SELECT id, contact_id AS contactId, order_number AS orderNumber, at_ms AS atMs, amount_minor AS amountMinor, currency, item FROM purchases ORDER BY id'), chunkSize, (row) => row)
}

type ConsentLine = ReturnType<ExportStore['exportConsent']> extends AsyncIterable<(infer Line)[]> ? Line : never

export function* exportConsent(driver: Driver, chunkSize: number): Generator<ConsentLine[]> {
  yield* inChunks(driver.iterate<ConsentLine>('SELECT id, contact_id AS contactId, at_ms AS atMs, kind, path, evidence FROM consent_events ORDER BY id'), chunkSize, (row) => row)
}
