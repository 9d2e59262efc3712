import type { ReplyTime } from '#core/ports/store/automation-store.ts'
import type { Driver } from './driver.ts'

type Row = { took_ms: number; decided_at_ms: number; ended_at_ms: number }

/** A message leaves with its last attempt; one that waits has none that counts, one that was given up may have none at all. */
export function replyTimes(driver: Driver, sinceMs: number, nowMs: number): ReplyTime[] {
  return driver
    .all<Row>(
      `SELECT t.took_ms, t.at_ms AS decided_at_ms,
         CASE WHEN m.status = 'queued' THEN ?2 ELSE coalesce((SELECT max(a.at_ms) FROM attempts a WHERE a.contact_id = c.contact_id AND a.message_id = m.id), m.failed_at_ms, t.at_ms) END AS ended_at_ms
       FROM automation_traces t CROSS JOIN json_each(t.data, '$.replyMessageIds') r CROSS JOIN messages m CROSS JOIN conversations c
       WHERE t.outcome = 'replied' AND t.at_ms >= ?1 AND t.cause = 'message' AND m.id = r.value AND c.id = m.conversation_id`, sinceMs, nowMs,
    )
    .map((row) => ({ decidingMs: row.took_ms, sendingMs: Math.max(0, row.ended_at_ms - row.decided_at_ms) }))
}
