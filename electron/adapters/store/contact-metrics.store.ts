import type { CountedMessages, MetricsRequest } from '#core/ports/store/customer-store.ts'
import type { Driver } from './driver.ts'

type Row = { written_active: number; written_kept: number; last_read: number | null; newest_read: number | null; sent: number; read: number; looked_at: number; oldest: number | null }

/** Walks the thread's index from its newest end, so the cost depends on `mostMessages` alone, never on the size of the shop. */
export function countedMessages(driver: Driver, { conversationId, activeSinceMs, keptSinceMs, mostMessages }: MetricsRequest): CountedMessages {
  const row = driver.get<Row>(
    `SELECT coalesce(sum(direction = 'inbound' AND timestamp_ms >= ?2), 0) AS written_active, coalesce(sum(direction = 'inbound' AND timestamp_ms >= ?3), 0) AS written_kept,
       max(max(coalesce(read_at_ms, 0), coalesce(played_at_ms, 0))) AS last_read, max(iif(has_left AND status IN ('read', 'played'), timestamp_ms, NULL)) AS newest_read,
       coalesce(sum(has_left AND timestamp_ms >= ?3), 0) AS sent, coalesce(sum(has_left AND timestamp_ms >= ?3 AND status IN ('read', 'played')), 0) AS read,
       count(*) AS looked_at, min(timestamp_ms) AS oldest
     FROM (SELECT direction, status, timestamp_ms, iif(direction = 'outbound', read_at_ms, NULL) AS read_at_ms, iif(direction = 'outbound', played_at_ms, NULL) AS played_at_ms,
       direction = 'outbound' AND status IN ('accepted', 'sent', 'delivered', 'read', 'played') AS has_left
       FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 ORDER BY timestamp_ms DESC LIMIT ?4)`,
    conversationId, activeSinceMs, keptSinceMs, mostMessages,
  )
  if (!row) return { writtenInActive: 0, writtenInKept: 0, lastRead: null, sentInKept: 0, readInKept: 0, isWhole: true }
  return {
    writtenInActive: row.written_active, writtenInKept: row.written_kept, lastRead: lastReadOf(row.last_read ?? 0, row.newest_read ?? 0), sentInKept: row.sent, readInKept: row.read,
    isWhole: row.looked_at < mostMessages || (row.oldest ?? 0) < keptSinceMs,
  }
}

/** Imported messages are known to be read without a time: no earlier than they were sent. */
function lastReadOf(readAtMs: number, newestReadSentAtMs: number): CountedMessages['lastRead'] {
  if (readAtMs === 0 && newestReadSentAtMs === 0) return null
  return readAtMs >= newestReadSentAtMs ? { atMs: readAtMs, isEarliest: false } : { atMs: newestReadSentAtMs, isEarliest: true }
}
