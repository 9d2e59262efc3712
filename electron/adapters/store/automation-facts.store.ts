import type { AutomationEvent, DateEvents, FlowState, MessageFacts, WantedFacts } from '#core/ports/store/automation-store.ts'
import type { ConsentKind, ConsentState } from '#shared/domain/consent.ts'
import type { AskedText } from '#shared/domain/automation/keyword-suggestions.ts'
import { contactId, conversationId, messageId, wamid, type ConversationId, type MessageId } from '#shared/domain/ids.ts'
import { contentText, type MessageOrigin } from '#shared/domain/message-content.ts'
import { consentReference } from './consent.store.ts'
import type { Driver } from './driver.ts'
import { fieldValues } from './fields.store.ts'
import { readContent } from './message-content.store.ts'

/** Looked at to find one message of each conversation. */
const pendingLookedAt = 500

export function pendingMessages(driver: Driver, limit: number): MessageId[] {
  const seen = new Set<number>()
  const found: MessageId[] = []
  for (const row of driver.all<{ id: number; conversation: number }>('SELECT p.message_id AS id, m.conversation_id AS conversation FROM automation_pending p JOIN messages m ON m.id = p.message_id ORDER BY p.message_id LIMIT ?', pendingLookedAt)) {
    if (found.length >= limit) break
    if (seen.has(row.conversation)) continue
    seen.add(row.conversation)
    found.push(messageId(row.id))
  }
  return found
}

export function pendingEvents(driver: Driver, limit: number): AutomationEvent[] {
  return driver
    .all<{ id: number; rule_id: number; contact_id: number; occasion: string; at_ms: number }>('SELECT id, rule_id, contact_id, occasion, at_ms FROM automation_events WHERE is_settled = 0 ORDER BY id LIMIT ?', limit)
    .map((row) => ({ id: row.id, ruleId: row.rule_id, contactId: contactId(row.contact_id), occasion: row.occasion, atMs: row.at_ms }))
}

type PersonRow = {
  contact_id: number; conversation_id: number | null; name: string; given_name: string | null; is_blocked: number; consent: ConsentState; phone: string | null; user_id: string | null
  first_seen_at_ms: number; window_ends_at_ms: number | null
}
const personColumns = `p.id AS contact_id, c.id AS conversation_id, p.name, p.given_name, p.is_blocked, coalesce((SELECT state FROM consent_state s WHERE s.contact_id = p.id), 'unknown') AS consent, p.phone, p.user_id, p.first_seen_at_ms, c.window_ends_at_ms`

export function messageFacts(driver: Driver, id: MessageId, wants: WantedFacts): MessageFacts | null {
  const row = driver.get<PersonRow & { wamid: string | null; origin: MessageOrigin; type: string; text: string | null; content: string | null; media_id: number | null; timestamp_ms: number; received_at_ms: number }>(
    `SELECT ${personColumns}, m.wamid, m.origin, m.type, m.text, m.content, m.media_id, m.timestamp_ms, m.received_at_ms
     FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN contacts p ON p.id = c.contact_id WHERE m.id = ?`, id,
  )
  if (!row || row.conversation_id === null) return null
  const content = readContent(row)
  const previous = driver.get<{ at: number }>(
    `SELECT timestamp_ms AS at FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 AND id <> ?2 AND type <> 'system' AND (timestamp_ms <= ?3 OR id < ?2) ORDER BY timestamp_ms DESC LIMIT 1`,
    row.conversation_id, id, row.timestamp_ms,
  )
  const lastMinute = driver.get<{ count: number }>(
    `SELECT count(*) AS count FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 AND timestamp_ms > ?2 AND timestamp_ms <= ?3 AND direction = 'inbound'`,
    row.conversation_id, row.timestamp_ms - 60_000, row.timestamp_ms,
  )
  return {
    ...commonFacts(driver, row, row.conversation_id, wants),
    messageId: id, wamid: row.wamid === null ? null : wamid(row.wamid), origin: row.origin, text: contentText(content),
    consentWord: row.wamid === null ? null : (driver.get<{ kind: ConsentKind }>('SELECT kind FROM consent_events WHERE reference = ?', consentReference(row.wamid))?.kind ?? null),
    pressedId: content.type === 'interactive-reply' ? content.id : content.type === 'button' ? content.payload : null,
    timestampMs: row.timestamp_ms, receivedAtMs: row.received_at_ms, previousActivityAtMs: previous?.at ?? null, inboundLastMinuteCount: lastMinute?.count ?? 0,
  }
}

/** Null when there is no conversation to write in. */
export function eventFacts(driver: Driver, event: AutomationEvent, wants: WantedFacts): MessageFacts | null {
  const row = driver.get<PersonRow>(`SELECT ${personColumns} FROM contacts p LEFT JOIN conversations c ON c.contact_id = p.id WHERE p.id = ?`, event.contactId)
  if (!row || row.conversation_id === null) return null
  return {
    ...commonFacts(driver, row, row.conversation_id, wants),
    messageId: null, wamid: null, origin: 'customer', text: null, consentWord: null, pressedId: null, timestampMs: event.atMs, receivedAtMs: event.atMs, previousActivityAtMs: null, inboundLastMinuteCount: 0,
  }
}

type Common = Omit<MessageFacts, 'messageId' | 'wamid' | 'origin' | 'text' | 'consentWord' | 'pressedId' | 'timestampMs' | 'receivedAtMs' | 'previousActivityAtMs' | 'inboundLastMinuteCount'>

function commonFacts(driver: Driver, row: PersonRow, conversation: number, wants: WantedFacts): Common {
  const budget = budgetFacts(driver, conversationId(conversation), wants.sinceMs, wants.untilMs)
  const flow = driver.get<{ flow_id: number; step: string; miss_count: number; at_ms: number }>('SELECT flow_id, step, miss_count, at_ms FROM automation_flow_states WHERE conversation_id = ?', conversation)
  return {
    conversationId: conversationId(conversation), contactId: contactId(row.contact_id), contactName: row.name, givenName: row.given_name, isBlocked: row.is_blocked === 1,
    hasAddress: row.phone !== null || row.user_id !== null, consent: row.consent, windowEndsAtMs: row.window_ends_at_ms, firstSeenAtMs: row.first_seen_at_ms,
    lastPersonAtMs: budget.lastPersonAtMs, automatic: budget.automatic, silenceUntilMs: budget.silenceUntilMs,
    flow: flow ? toFlowState(flow) : null,
    labels: wants.labels ? driver.all<{ id: number; name: string }>('SELECT l.id, l.name FROM contact_labels c JOIN labels l ON l.id = c.label_id WHERE c.contact_id = ? AND l.deleted_at_ms IS NULL ORDER BY l.position', row.contact_id) : [],
    fields: wants.fields ? fieldValues(driver, contactId(row.contact_id)) : [],
    codes: Object.fromEntries(wants.codePools.map((pool) => [pool, codeFor(driver, pool, row.contact_id, wants.nowMs)])),
  }
}

const toFlowState = (row: { flow_id: number; step: string; miss_count: number; at_ms: number }): FlowState => ({ flowId: row.flow_id, step: row.step, missCount: row.miss_count, atMs: row.at_ms })

/** The code this customer was given before, else the next free one. */
function codeFor(driver: Driver, pool: string, contact: number, nowMs: number): { codeId: number; code: string } | null {
  const row = driver.get<{ id: number; code: string }>(
    `SELECT c.id, c.code FROM codes c JOIN code_pools p ON p.key = c.pool_key WHERE c.pool_key = ?1 AND (p.expires_at_ms IS NULL OR p.expires_at_ms > ?3) AND c.contact_id = ?2 LIMIT 1`, pool, contact, nowMs,
  ) ?? driver.get<{ id: number; code: string }>(
    `SELECT c.id, c.code FROM codes c JOIN code_pools p ON p.key = c.pool_key WHERE c.pool_key = ?1 AND (p.expires_at_ms IS NULL OR p.expires_at_ms > ?2) AND c.given_at_ms IS NULL ORDER BY c.id LIMIT 1`, pool, nowMs,
  )
  return row ? { codeId: row.id, code: row.code } : null
}

/** Automatic messages and the last word of a person since then, and what holds automation back. */
export function budgetFacts(driver: Driver, conversation: ConversationId, sinceMs: number, untilMs: number) {
  const rows = driver.all<{ at: number; rule_id: number | null }>(
    'SELECT s.at_ms AS at, s.rule_id FROM messages m JOIN automation_sends s ON s.message_id = m.id WHERE m.conversation_id = ?1 AND m.is_hidden = 0 AND m.timestamp_ms >= ?2 ORDER BY m.timestamp_ms', conversation, sinceMs,
  )
  const person = driver.get<{ at: number }>(
    `SELECT timestamp_ms AS at FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 AND timestamp_ms BETWEEN ?2 AND ?3 AND origin IN ('person', 'phone-app') ORDER BY timestamp_ms DESC LIMIT 1`, conversation, sinceMs, untilMs,
  )
  return {
    automatic: rows.map(({ at, rule_id }) => ({ atMs: at, ruleId: rule_id })), lastPersonAtMs: person?.at ?? null,
    silenceUntilMs: driver.get<{ until_ms: number }>('SELECT until_ms FROM automation_silences WHERE conversation_id = ?', conversation)?.until_ms ?? null,
  }
}

export function lastVariants(driver: Driver, conversation: ConversationId, sinceMs: number): { ruleId: number; variant: number }[] {
  return driver
    .all<{ rule_id: number; variant: number }>(
      'SELECT s.rule_id, s.variant FROM messages m JOIN automation_sends s ON s.message_id = m.id WHERE m.conversation_id = ? AND m.is_hidden = 0 AND m.timestamp_ms >= ? AND s.rule_id IS NOT NULL ORDER BY m.timestamp_ms, m.id', conversation, sinceMs,
    )
    .map((row) => ({ ruleId: row.rule_id, variant: row.variant }))
}

export function dropEvent(driver: Driver, eventId: number): void {
  driver.run('DELETE FROM automation_events WHERE id = ?', eventId)
}

export function waitingCustomers(driver: Driver, sinceMs: number, limit: number): number {
  return driver.get<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM conversations INDEXED BY conversations_unanswered WHERE is_archived = 0 AND is_unanswered = 1 AND is_pinned IN (0, 1) AND last_activity_at_ms >= ? LIMIT ?)`, sinceMs, limit,
  )?.count ?? 0
}

/** Field values of dates hold the epoch day; `monthDay` (`-MM-DD`) asks for every year. */
export function noteDateEvents(driver: Driver, request: DateEvents): { next: number | null; notedCount: number } {
  const rows = request.monthDay === null
    ? driver.all<{ contact_id: number }>('SELECT contact_id FROM field_values WHERE field_id = ? AND number = ? AND contact_id > ? ORDER BY contact_id LIMIT ?', request.fieldId, request.epochDay, request.after, request.limit)
    : driver.all<{ contact_id: number }>('SELECT contact_id FROM field_values WHERE field_id = ? AND substr(text, 5) = ? AND contact_id > ? ORDER BY contact_id LIMIT ?', request.fieldId, request.monthDay, request.after, request.limit)
  let notedCount = 0
  for (const { contact_id } of rows) {
    notedCount += driver.run('INSERT OR IGNORE INTO automation_events (rule_id, contact_id, occasion, at_ms) VALUES (?, ?, ?, ?)', request.ruleId, contact_id, request.occasion, request.nowMs).changes
  }
  return { next: rows.length < request.limit ? null : rows.at(-1)!.contact_id, notedCount }
}

export function sampleMessages(driver: Driver, count: number): MessageId[] {
  return driver.all<{ id: number }>(`SELECT id FROM messages WHERE direction = 'inbound' AND is_hidden = 0 AND type <> 'system' ORDER BY id DESC LIMIT ?`, count).map(({ id }) => messageId(id)).toReversed()
}

export function latestQuestions(driver: Driver, before: number | null, count: number): AskedText[] {
  return driver
    .all<{ id: number; conversation_id: number; text: string }>(
      `SELECT m.id, m.conversation_id, substr(m.text, 1, 300) AS text FROM messages m
       WHERE m.id < ? AND m.direction = 'inbound' AND m.is_hidden = 0 AND m.type = 'text' AND m.text IS NOT NULL AND m.deleted_at_ms IS NULL AND NOT EXISTS (SELECT 1 FROM consent_events e WHERE e.reference = 'message:' || m.wamid)
       ORDER BY m.id DESC LIMIT ?`, before ?? Number.MAX_SAFE_INTEGER, count,
    )
    .map((row) => ({ messageId: row.id, conversationId: row.conversation_id, text: row.text }))
}
