import type { Page } from '#shared/contract/base.ts'
import type { AutomationTrace, TraceOutcome, TraceStep } from '#shared/domain/automation/trace.ts'
import type { MessageId } from '#shared/domain/ids.ts'
import type { Driver, SqlValue } from './driver.ts'

/** Decisions looked at for the speed shown in health. */
const lookedAtForSpeed = 500
const prunedPerStep = 500

type Row = { id: number; cause: AutomationTrace['trigger']; message_id: number | null; conversation_id: number; at_ms: number; outcome: TraceOutcome; took_ms: number; data: string; name: string; text: string | null }
type Data = { steps: TraceStep[]; consideredCount: number; replyMessageIds: number[]; budget: AutomationTrace['budget'] }
const columns = `SELECT t.id, t.cause, t.message_id, coalesce(m.conversation_id, t.conversation_id) AS conversation_id, t.at_ms, t.outcome, t.took_ms, t.data, p.name, CASE WHEN m.deleted_at_ms IS NULL THEN substr(m.text, 1, 300) END AS text
  FROM automation_traces t LEFT JOIN messages m ON m.id = t.message_id JOIN conversations c ON c.id = coalesce(m.conversation_id, t.conversation_id) JOIN contacts p ON p.id = c.contact_id`

function toTrace(row: Row): AutomationTrace {
  return {
    id: row.id, trigger: row.cause, messageId: row.message_id, conversationId: row.conversation_id, contactName: row.name, text: row.text, atMs: row.at_ms, outcome: row.outcome, tookMs: row.took_ms,
    ...(JSON.parse(row.data) as Data),
  }
}

/** Of a customer's message, or of the answer that was sent. */
export function traceOf(driver: Driver, id: MessageId): AutomationTrace | null {
  const row = driver.get<Row>(`${columns} WHERE t.message_id = ?`, id)
    ?? driver.get<Row>(`${columns} WHERE t.conversation_id = (SELECT conversation_id FROM messages WHERE id = ?1) AND EXISTS (SELECT 1 FROM json_each(t.data, '$.replyMessageIds') WHERE value = ?1)`, id)
  return row ? toTrace(row) : null
}

/** Newest first; `after` is the number of the last trace of the page before. */
export function traces(driver: Driver, request: { conversationId: number | null; ruleId: number | null; outcome: TraceOutcome | null; after: string | null; limit: number }): Page<AutomationTrace> {
  const conditions: string[] = []
  const values: SqlValue[] = []
  const add = (condition: string, value: SqlValue) => {
    conditions.push(condition)
    values.push(value)
  }
  if (request.after !== null) add('t.id < ?', Number(request.after))
  if (request.conversationId !== null) add('t.conversation_id = ?', request.conversationId)
  if (request.ruleId !== null) add('t.id IN (SELECT trace_id FROM automation_trace_rules WHERE rule_id = ?)', request.ruleId)
  if (request.outcome !== null) add('t.outcome = ?', request.outcome)
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const items = driver.all<Row>(`${columns} ${where} ORDER BY t.id DESC LIMIT ?`, ...values, request.limit).map(toTrace)
  return { items, next: items.length < request.limit ? null : String(items.at(-1)!.id) }
}

export function traceCounts(driver: Driver, sinceMs: number): { repliedCount: number; stoppedCount: number; decisionP95Ms: number | null } {
  const count = (outcome: TraceOutcome) => driver.get<{ count: number }>('SELECT count(*) AS count FROM automation_traces WHERE outcome = ? AND at_ms >= ?', outcome, sinceMs)?.count ?? 0
  const times = driver.all<{ took_ms: number }>(`SELECT took_ms FROM automation_traces WHERE outcome = 'replied' ORDER BY id DESC LIMIT ?`, lookedAtForSpeed).map((row) => row.took_ms).toSorted((one, other) => one - other)
  return { repliedCount: count('replied'), stoppedCount: count('stopped'), decisionP95Ms: times[Math.floor(times.length * 0.95)] ?? null }
}

/** Old traces, events that are settled for long, and rules removed for long; true when more is left. */
export function pruneAutomation(driver: Driver, request: { keepTraces: number; removedBeforeMs: number }): boolean {
  const newest = driver.get<{ id: number | null }>('SELECT max(id) AS id FROM automation_traces')?.id ?? 0
  const traced = driver.run('DELETE FROM automation_traces WHERE id IN (SELECT id FROM automation_traces WHERE id <= ? ORDER BY id LIMIT ?)', newest - request.keepTraces, prunedPerStep).changes
  const events = driver.run('DELETE FROM automation_events WHERE id IN (SELECT id FROM automation_events WHERE is_settled = 1 AND at_ms < ? LIMIT ?)', request.removedBeforeMs, prunedPerStep).changes
  driver.run('DELETE FROM automation_rules WHERE removed_at_ms < ?', request.removedBeforeMs)
  driver.run('DELETE FROM phone_greetings WHERE at_ms < ?', request.removedBeforeMs)
  return traced === prunedPerStep || events === prunedPerStep
}

/** A phone message is a greeting of the app when it comes at once after a customer's message and beside an automatic one of ours. */
export function notePhoneGreetings(driver: Driver, messageIds: readonly MessageId[], withinMs: number): number {
  let noted = 0
  for (const id of messageIds) {
    noted += driver.run(
      `INSERT OR IGNORE INTO phone_greetings (message_id, at_ms, text) SELECT e.id, e.timestamp_ms, substr(e.text, 1, 300) FROM messages e WHERE e.id = ?1 AND e.origin = 'phone-app' AND e.text IS NOT NULL
         AND EXISTS (SELECT 1 FROM messages q WHERE q.conversation_id = e.conversation_id AND q.is_hidden = 0 AND q.timestamp_ms BETWEEN e.timestamp_ms - ?2 AND e.timestamp_ms AND q.direction = 'inbound')
         AND EXISTS (SELECT 1 FROM messages a JOIN automation_sends s ON s.message_id = a.id WHERE a.conversation_id = e.conversation_id AND a.is_hidden = 0 AND a.timestamp_ms BETWEEN e.timestamp_ms - ?2 AND e.timestamp_ms + ?2)`,
      id, withinMs,
    ).changes
  }
  return noted
}

/** The text most often sent by the phone in that way; a single one may have been typed by a quick person. */
export function phoneGreetings(driver: Driver, sinceMs: number): { text: string; count: number; lastAtMs: number } | null {
  const row = driver.get<{ text: string; count: number; last: number }>('SELECT text, count(*) AS count, max(at_ms) AS last FROM phone_greetings WHERE at_ms >= ? GROUP BY text HAVING count(*) >= 2 ORDER BY count(*) DESC LIMIT 1', sinceMs)
  return row ? { text: row.text, count: row.count, lastAtMs: row.last } : null
}
