import { answerTimes, type AnswerTimes, type TurnMessage } from '#shared/domain/automation/answer-kinds.ts'
import type { Driver } from './driver.ts'

type Row = { conversation_id: number; timestamp_ms: number; direction: string; origin: string; is_quick: number }

/** Of the next conversations that said anything since; `next`: where to go on, null at the end. Ordered by `c.id`, which SQLite walks anyway: by the column that equals it, it would sort. */
export function answerTimesOf(driver: Driver, { sinceMs, after, limit }: { sinceMs: number; after: number; limit: number }): { times: AnswerTimes; next: number | null } {
  const ids = driver.all<{ id: number }>('SELECT id FROM conversations WHERE id > ? AND last_activity_at_ms >= ? ORDER BY id LIMIT ?', after, sinceMs, limit)
  const last = ids.at(-1)?.id ?? after
  const rows = driver.all<Row>(
    `SELECT m.conversation_id, m.timestamp_ms, m.direction, m.origin, m.origin = 'person' AND EXISTS (SELECT 1 FROM quick_reply_uses u WHERE u.message_id = m.id) AS is_quick
     FROM conversations c CROSS JOIN messages m
     WHERE c.id > ?1 AND c.id <= ?2 AND c.last_activity_at_ms >= ?3 AND m.conversation_id = c.id AND m.is_hidden = 0 AND m.timestamp_ms >= ?3
       AND m.type <> 'system' AND m.origin IN ('customer', 'person', 'phone-app', 'automation') AND m.status NOT IN ('queued', 'sending', 'failed')
     ORDER BY c.id, m.timestamp_ms, m.id`, after, last, sinceMs,
  )
  return { times: answerTimes(rows.map(toTurn)), next: ids.length < limit ? null : last }
}

function toTurn(row: Row): TurnMessage {
  const by = row.direction === 'inbound' ? 'customer' : row.origin === 'automation' ? 'automatic' : row.is_quick === 1 ? 'quick-reply' : 'by-hand'
  return { conversationId: row.conversation_id, atMs: row.timestamp_ms, by }
}
