import type { EndedMessage, FailedByReport, FreshAttempt, NewOutgoing, OutboxItem } from '#core/ports/store/sending-store.ts'
import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import { clientReference, contactId, conversationId, messageId, wamid, type ClientReference, type ContactId, type ConversationId, type MessageId, type Wamid } from '#shared/domain/ids.ts'
import { contentText, type MessageContent, type OutgoingContent } from '#shared/domain/message-content.ts'
import type { Driver } from './driver.ts'
import { forgetSentDraft } from './drafts.store.ts'
import { refreshConversation } from './conversation-refresh.ts'
import { countUses } from './quick-replies.store.ts'
import { forgetUpload } from './kept-files.store.ts'
import { refreshOutboxHead } from './outbox-head.ts'
import { showOwnReaction, withdrawOwnReaction } from './own-reactions.store.ts'
import { unindexText } from './search/message-index.ts'

export function idByReference(driver: Driver, reference: ClientReference): MessageId | null {
  const known = driver.get<{ message_id: number }>('SELECT message_id FROM client_references WHERE reference = ?', reference)
  return known ? messageId(known.message_id) : null
}

/** Of conversation `?2`: what is asked later stands later, also after the clock was set back. */
const latestQueued = `coalesce((SELECT max(queued_at_ms) FROM outbox WHERE conversation_id = ?2 AND state = 'waiting'), 0)`

/** Runs inside one transaction. The same reference again answers the message it made. */
export function enqueue(driver: Driver, message: NewOutgoing): MessageId {
  const known = idByReference(driver, message.clientReference)
  if (known !== null) return known
  const { content } = message
  const isReaction = content.type === 'reaction'
  const quoted = message.quotedMessageId === null ? null : driver.get<{ wamid: string | null }>('SELECT wamid FROM messages WHERE id = ?', message.quotedMessageId)
  const stored = storedContent(content)
  const id = messageId(driver.run(
    `INSERT INTO messages (conversation_id, client_reference, direction, origin, type, text, content, status, timestamp_ms, received_at_ms, quoted_wamid, is_hidden)
     VALUES (?1, ?2, 'outbound', ?3, ?4, ?5, ?6, 'queued', ?7, ?7, ?8, ?9)`,
    message.conversationId, message.clientReference, message.origin, stored.type, stored.text, stored.json, message.nowMs, quoted?.wamid ?? null, Number(isReaction),
  ).lastId)
  driver.run('INSERT INTO client_references (reference, message_id) VALUES (?, ?)', message.clientReference, id)
  driver.run(
    `INSERT INTO outbox (message_id, conversation_id, content, state, queued_at_ms, due_at_ms, priority) VALUES (?1, ?2, ?3, 'waiting', max(?4, ${latestQueued}), ?4, ?5)`,
    id, message.conversationId, JSON.stringify(content), message.nowMs, message.priority ?? 0,
  )
  if ('attachmentId' in content) useAttachment(driver, id, content.attachmentId)
  if (message.origin === 'person' && !isReaction) forgetSentDraft(driver, message.conversationId, { text: stored.text, quotedMessageId: message.quotedMessageId, hasChoices: content.type === 'interactive' })
  if (message.quickReplyIds) countUses(driver, id, message.quickReplyIds, message.nowMs)
  if (message.isCountedAsAutomatic) driver.run('INSERT INTO automation_sends (message_id, rule_id, variant, at_ms) VALUES (?, NULL, 0, ?)', id, message.nowMs)
  if (isReaction) showOwnReaction(driver, id, content, message.nowMs)
  refreshOutboxHead(driver, message.conversationId)
  if (!isReaction) refreshConversation(driver, message.conversationId)
  return id
}

function storedContent(content: OutgoingContent): { type: string; text: string | null; json: string | null } {
  if (content.type === 'text') return { type: 'text', text: content.body, json: null }
  if ('attachmentId' in content) return { type: content.type, text: content.caption, json: null }
  const shown: MessageContent = content.type === 'reaction' ? { type: 'unknown', wireType: 'reaction', raw: content } : content.type === 'location' ? { ...content, url: null } : content
  return { type: shown.type, text: contentText(shown), json: JSON.stringify(shown) }
}

function useAttachment(driver: Driver, id: MessageId, attachment: number): void {
  const media = driver.run(
    `INSERT INTO media (message_id, mime_type, file_name, size_bytes, is_voice, is_animated, state, key)
     SELECT ?1, mime_type, file_name, size_bytes, is_voice, 0, 'ready', key FROM attachments WHERE id = ?2`,
    id, attachment,
  )
  if (media.changes === 0) throw new Error(`No attachment ${attachment}`)
  driver.run('UPDATE messages SET media_id = ? WHERE id = ?', media.lastId, id)
  driver.run('UPDATE conversations SET draft_attachment_count = draft_attachment_count - 1 WHERE id = (SELECT conversation_id FROM attachments WHERE id = ? AND draft_position IS NOT NULL)', attachment)
  driver.run('UPDATE attachments SET message_id = ?, draft_position = NULL WHERE id = ?', id, attachment)
}

type OutboxRow = {
  message_id: number; priority: number; conversation_id: number; contact_id: number; client_reference: string; phone: string | null; user_id: string | null; content: string; quoted_wamid: string | null
  attempt_count: number; queued_at_ms: number; window_ends_at_ms: number | null; uploaded_wire_id: string | null
  key: string | null; mime_type: string | null; file_name: string | null; size_bytes: number | null
}

export function dueOutgoing(driver: Driver, request: { nowMs: number; limit: number; excluding: ReadonlySet<ConversationId>; uploadedSinceMs?: number }): OutboxItem[] {
  const items: OutboxItem[] = []
  const rows = driver.iterate<OutboxRow>(
    `SELECT o.message_id, o.priority, o.conversation_id, c.contact_id, m.client_reference, p.phone, p.user_id, o.content, m.quoted_wamid, o.attempt_count, o.queued_at_ms, c.window_ends_at_ms,
            coalesce(o.uploaded_wire_id, u.wire_id) AS uploaded_wire_id, f.key, f.mime_type, f.file_name, f.size_bytes
     FROM outbox o JOIN messages m ON m.id = o.message_id JOIN conversations c ON c.id = o.conversation_id JOIN contacts p ON p.id = c.contact_id LEFT JOIN media f ON f.id = m.media_id
       LEFT JOIN uploaded_files u ON u.key = f.key AND u.at_ms >= ?2
     WHERE o.is_head = 1 AND o.due_at_ms <= ?1 ORDER BY o.priority, o.queued_at_ms, o.message_id`,
    request.nowMs, request.uploadedSinceMs ?? Number.MAX_SAFE_INTEGER,
  )
  for (const row of rows) {
    if (items.length >= request.limit) break
    if (!request.excluding.has(conversationId(row.conversation_id))) items.push(toItem(row))
  }
  return items
}

function toItem(row: OutboxRow): OutboxItem {
  return {
    messageId: messageId(row.message_id),
    priority: row.priority,
    conversationId: conversationId(row.conversation_id),
    contactId: contactId(row.contact_id),
    clientReference: clientReference(row.client_reference),
    to: { phone: row.phone, userId: row.user_id },
    content: JSON.parse(row.content) as OutgoingContent,
    quotedWamid: row.quoted_wamid === null ? null : wamid(row.quoted_wamid),
    attemptCount: row.attempt_count,
    queuedAtMs: row.queued_at_ms,
    windowEndsAtMs: row.window_ends_at_ms,
    uploadedWireId: row.uploaded_wire_id,
    attachment: row.key === null ? null : { key: row.key, mimeType: row.mime_type ?? '', fileName: row.file_name ?? '', sizeBytes: row.size_bytes ?? 0 },
  }
}

export function nextDueAtMs(driver: Driver): number | null {
  return driver.get<{ due: number | null }>('SELECT min(due_at_ms) AS due FROM outbox WHERE is_head = 1')?.due ?? null
}

/** Meta could not use the file: the same id would be refused again. */
const mediaUnusable = 131_053

/** A failed message waits again at the end of the queue, or with `dueAtMs` at its old place until then, as a new attempt with a reference of its own. */
export function requeue(driver: Driver, id: MessageId, fresh: FreshAttempt): ConversationId | null {
  const row = driver.get<{ conversation_id: number; error: string | null }>(
    `SELECT m.conversation_id, m.error FROM messages m JOIN outbox o ON o.message_id = m.id WHERE m.id = ? AND m.status = 'failed'`, id,
  )
  if (!row) return null
  const isFileUnusable = row.error !== null && (JSON.parse(row.error) as DeliveryError).code === mediaUnusable
  if (isFileUnusable) forgetUpload(driver, id)
  driver.run(
    `UPDATE messages SET status = 'queued', error = NULL, wamid = NULL, client_reference = ?, sent_at_ms = NULL, delivered_at_ms = NULL, read_at_ms = NULL, played_at_ms = NULL, failed_at_ms = NULL,
       pricing = NULL, pricing_at_ms = NULL WHERE id = ?`,
    fresh.clientReference, id,
  )
  driver.run('INSERT INTO client_references (reference, message_id) VALUES (?, ?)', fresh.clientReference, id)
  driver.run(
    `UPDATE outbox SET state = 'waiting', queued_at_ms = CASE WHEN ?1 THEN max(?3, ${latestQueued}) ELSE queued_at_ms END, due_at_ms = ?4, attempt_count = 0, unknown_at_ms = NULL,
       uploaded_wire_id = CASE WHEN uploaded_at_ms >= ?5 THEN uploaded_wire_id END WHERE message_id = ?6`,
    fresh.dueAtMs === undefined ? 1 : 0, row.conversation_id, fresh.nowMs, fresh.dueAtMs ?? fresh.nowMs, fresh.uploadedSinceMs, id,
  )
  return refreshBoth(driver, row.conversation_id)
}

/** A message that Meta took and then reported as failed; null for anything that may have arrived after all. */
export function failedByReport(driver: Driver, reported: Wamid): FailedByReport | null {
  const row = driver.get<{ id: number; conversation_id: number; contact_id: number; attempts: number; has_file: number }>(
    `SELECT m.id, m.conversation_id, c.contact_id, m.media_id IS NOT NULL AS has_file, (SELECT count(*) FROM client_references r WHERE r.message_id = m.id) AS attempts
     FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN outbox o ON o.message_id = m.id
     WHERE m.wamid = ? AND m.status = 'failed' AND o.state = 'failed' AND m.delivered_at_ms IS NULL AND m.read_at_ms IS NULL AND m.played_at_ms IS NULL`,
    reported,
  )
  return row ? { messageId: messageId(row.id), conversationId: conversationId(row.conversation_id), contactId: contactId(row.contact_id), attemptCount: row.attempts, hasFile: row.has_file === 1 } : null
}

/** Only what Meta cannot have: waiting, or failed without ever having got a wamid. An unconfirmed one may have been sent. */
export function discard(driver: Driver, id: MessageId): { conversationId: ConversationId; text: string | null } | null {
  const row = driver.get<{ conversation_id: number; text: string | null }>(
    `SELECT m.conversation_id, m.text FROM messages m JOIN outbox o ON o.message_id = m.id
     WHERE m.id = ? AND m.wamid IS NULL AND o.unknown_at_ms IS NULL AND o.state IN ('waiting', 'failed')`,
    id,
  )
  if (!row) return null
  unindexText(driver, id)
  withdrawOwnReaction(driver, id)
  driver.run('DELETE FROM messages WHERE id = ?', id)
  return { conversationId: refreshBoth(driver, row.conversation_id), text: row.text }
}

export function discardQueued(driver: Driver, error: DeliveryError): EndedMessage[] {
  const rows = driver.all<{ message_id: number; conversation_id: number }>(`SELECT message_id, conversation_id FROM outbox WHERE state = 'waiting'`)
  driver.run(`UPDATE messages SET status = 'failed', error = ? WHERE id IN (SELECT message_id FROM outbox WHERE state = 'waiting')`, JSON.stringify(error))
  driver.run(`UPDATE outbox SET state = 'failed', due_at_ms = NULL, is_head = 0 WHERE state = 'waiting'`)
  for (const conversation of new Set(rows.map((row) => row.conversation_id))) refreshConversation(driver, conversation)
  return rows.map((row) => ({ messageId: messageId(row.message_id), conversationId: conversationId(row.conversation_id), reactionTargetId: withdrawOwnReaction(driver, messageId(row.message_id)) }))
}

/** Promotions that still wait for a customer who does not want them any more. */
export function withdrawPromotions(driver: Driver, contact: ContactId, error: DeliveryError): EndedMessage[] {
  const rows = driver.all<{ message_id: number; conversation_id: number }>(
    `SELECT o.message_id, o.conversation_id FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN messages m ON m.id = o.message_id
     WHERE c.contact_id = ? AND o.state = 'waiting' AND m.origin = 'campaign'`, contact,
  )
  for (const row of rows) {
    driver.run(`UPDATE messages SET status = 'failed', error = ? WHERE id = ?`, JSON.stringify(error), row.message_id)
    driver.run(`UPDATE outbox SET state = 'failed', due_at_ms = NULL WHERE message_id = ?`, row.message_id)
    refreshBoth(driver, row.conversation_id)
  }
  return rows.map((row) => ({ messageId: messageId(row.message_id), conversationId: conversationId(row.conversation_id), reactionTargetId: null }))
}

export function queueCounts(driver: Driver): { queuedCount: number; oldestQueuedAtMs: number | null; unknownCount: number } {
  const waiting = driver.get<{ count: number; oldest: number | null }>(`SELECT count(*) AS count, min(queued_at_ms) AS oldest FROM outbox WHERE state = 'waiting'`)
  const unknown = driver.get<{ count: number }>(`SELECT count(*) AS count FROM outbox WHERE state = 'unknown'`)
  return { queuedCount: waiting?.count ?? 0, oldestQueuedAtMs: waiting?.oldest ?? null, unknownCount: unknown?.count ?? 0 }
}

function refreshBoth(driver: Driver, conversation: number): ConversationId {
  refreshOutboxHead(driver, conversationId(conversation))
  refreshConversation(driver, conversation)
  return conversationId(conversation)
}
