import type { ThreadAnchor, ThreadPage } from '#shared/contract/messages.ts'
import type { InboundContent } from '#core/inbound/inbound-event.ts'
import type { ReactionTarget } from '#core/ports/store/reaction-target.ts'
import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import { clientReference, conversationId, mediaId, messageId, wamid, type ConversationId, type MessageId } from '#shared/domain/ids.ts'
import type { MessageContent, MessageDirection, MessageOrigin, MessageType } from '#shared/domain/message-content.ts'
import type { MessageStatus } from '#shared/domain/message-status.ts'
import type { MediaState, Message, MessageVersion, Pricing, Reaction } from '#shared/domain/message.ts'
import type { Driver, SqlValue } from './driver.ts'
import { findMedia, readContent } from './message-content.store.ts'

export const threadColumns = `m.id, m.conversation_id, m.wamid, m.client_reference, m.direction, m.origin, m.type, m.text, m.content, m.media_id, m.status, m.error, m.timestamp_ms, m.received_at_ms,
  m.sent_at_ms, m.delivered_at_ms, m.read_at_ms, m.played_at_ms, m.pricing, m.quoted_wamid, m.is_forwarded, m.edited_at_ms, m.deleted_at_ms,
  o.due_at_ms, q.id AS quoted_id, q.direction AS quoted_direction, q.type AS quoted_type, CASE WHEN q.deleted_at_ms IS NULL THEN substr(q.text, 1, 300) END AS quoted_text,
  f.state AS media_state, f.mime_type, f.file_name, f.size_bytes, f.is_voice, f.is_animated, f.expires_at_ms, f.problem,
  (SELECT json_group_array(json_object('from', r.sender, 'emoji', r.emoji, 'atMs', r.at_ms)) FROM reactions r WHERE r.message_id = m.id AND r.emoji IS NOT NULL) AS reactions`
export const threadJoins = 'LEFT JOIN outbox o ON o.message_id = m.id LEFT JOIN messages q ON q.wamid = m.quoted_wamid LEFT JOIN media f ON f.id = m.media_id'

export type ThreadRow = {
  id: number; conversation_id: number; wamid: string | null; client_reference: string | null; direction: MessageDirection; origin: MessageOrigin
  type: string; text: string | null; content: string | null; media_id: number | null; status: MessageStatus; error: string | null
  timestamp_ms: number; received_at_ms: number; sent_at_ms: number | null; delivered_at_ms: number | null; read_at_ms: number | null; played_at_ms: number | null
  pricing: string | null; quoted_wamid: string | null; is_forwarded: number; edited_at_ms: number | null; deleted_at_ms: number | null; due_at_ms: number | null
  quoted_id: number | null; quoted_direction: MessageDirection | null; quoted_type: MessageType | null; quoted_text: string | null
  media_state: MediaState | null; mime_type: string; file_name: string | null; size_bytes: number | null; is_voice: number; is_animated: number; expires_at_ms: number | null; problem: string | null
  reactions: string
}

/** Lines of a thread: our own reactions travel through the outbox as hidden rows and are no line of it. */
export function messagesByIds(driver: Driver, ids: readonly number[]): Message[] {
  return ids.flatMap((id) => {
    const row = driver.get<ThreadRow>(`SELECT ${threadColumns} FROM messages m ${threadJoins} WHERE m.id = ? AND m.is_hidden = 0`, id)
    return row ? [toMessage(row)] : []
  })
}

/** Any row, hidden ones too. */
export function storedMessage(driver: Driver, id: MessageId): Message | null {
  const row = driver.get<ThreadRow>(`SELECT ${threadColumns} FROM messages m ${threadJoins} WHERE m.id = ?`, id)
  return row ? toMessage(row) : null
}

type Position = { timestampMs: number; id: number }
/** Part of a page that lies before the message it was asked for: without it that message is the one that only dates the next. */
const contextShare = 0.3
const newest: Position = { timestampMs: Number.MAX_SAFE_INTEGER, id: 0 }

export function threadPage(driver: Driver, request: { conversationId: ConversationId; anchor: ThreadAnchor; limit: number }): ThreadPage {
  const { anchor, limit } = request
  const conversation = request.conversationId
  const firstUnread = driver.get<{ id: number; timestamp_ms: number }>('SELECT id, timestamp_ms FROM messages WHERE conversation_id = ? AND is_unread = 1 ORDER BY timestamp_ms, id LIMIT 1', conversation)
  const firstUnreadId = firstUnread?.id ?? null
  const around = (at: Position, olderShare: number): ThreadPage => {
    const older = walk(driver, conversation, at, 'older', Math.floor(limit * olderShare) + 1)
    const newer = walk(driver, conversation, at, 'from', limit + 1)
    return cut(older, newer, limit, olderShare, firstUnreadId)
  }
  const newestPage = () => {
    const rows = walk(driver, conversation, newest, 'older', limit + 1)
    return page(rows.slice(0, limit).toReversed(), rows.length > limit, false, firstUnreadId)
  }
  switch (anchor.at) {
    case 'latest': return newestPage()
    case 'first-unread': return firstUnread ? around({ timestampMs: firstUnread.timestamp_ms, id: firstUnread.id }, contextShare) : newestPage()
    case 'date': return around({ timestampMs: anchor.ms, id: 0 }, contextShare)
    case 'around': case 'older': case 'newer': {
      const at = positionOf(driver, conversation, anchor.messageId)
      if (!at) return newestPage()
      if (anchor.at === 'around') return around(at, 0.5)
      const rows = walk(driver, conversation, at, anchor.at, limit + 1)
      const kept = rows.slice(0, limit)
      return anchor.at === 'older' ? page(kept.toReversed(), rows.length > limit, true, firstUnreadId) : page(kept, true, rows.length > limit, firstUnreadId)
    }
  }
}

/** Fills up from the other side when one side of the anchor has fewer than its share. */
function cut(older: ThreadRow[], newer: ThreadRow[], limit: number, olderShare: number, firstUnreadId: number | null): ThreadPage {
  const olderKept = Math.min(older.length, Math.floor(limit * olderShare))
  const newerKept = Math.min(newer.length, limit - olderKept)
  const items = [...older.slice(0, olderKept).toReversed(), ...newer.slice(0, newerKept)]
  return page(items, older.length > olderKept, newer.length > newerKept, firstUnreadId)
}

function page(rows: ThreadRow[], hasOlder: boolean, hasNewer: boolean, firstUnreadId: number | null): ThreadPage {
  return { items: rows.map(toMessage), hasOlder, hasNewer, firstUnreadId }
}

function positionOf(driver: Driver, conversation: ConversationId, id: number): Position | null {
  const row = driver.get<{ timestamp_ms: number }>('SELECT timestamp_ms FROM messages WHERE id = ? AND conversation_id = ?', id, conversation)
  return row ? { timestampMs: row.timestamp_ms, id } : null
}

function walk(driver: Driver, conversation: ConversationId, at: Position, direction: 'older' | 'newer' | 'from', limit: number): ThreadRow[] {
  const [comparison, order] = direction === 'older' ? ['<', 'DESC'] : direction === 'newer' ? ['>', 'ASC'] : ['>=', 'ASC']
  const values: SqlValue[] = [conversation, at.timestampMs, at.id, limit]
  return driver.all<ThreadRow>(
    `SELECT ${threadColumns} FROM messages m ${threadJoins} WHERE m.conversation_id = ? AND m.is_hidden = 0 AND (m.timestamp_ms, m.id) ${comparison} (?, ?)
     ORDER BY m.timestamp_ms ${order}, m.id ${order} LIMIT ?`,
    ...values,
  )
}

export function toMessage(row: ThreadRow): Message {
  return {
    id: messageId(row.id),
    conversationId: conversationId(row.conversation_id),
    wamid: row.wamid === null ? null : wamid(row.wamid),
    clientReference: row.client_reference === null ? null : clientReference(row.client_reference),
    direction: row.direction,
    origin: row.origin,
    content: readContent(row),
    media: row.media_id === null || row.media_state === null ? null : {
      id: mediaId(row.media_id), state: row.media_state, mimeType: row.mime_type, fileName: row.file_name, sizeBytes: row.size_bytes,
      isVoice: row.is_voice === 1, isAnimated: row.is_animated === 1, expiresAtMs: row.expires_at_ms, problem: row.problem,
    },
    status: row.status,
    error: row.error === null ? null : (JSON.parse(row.error) as DeliveryError),
    timestampMs: row.timestamp_ms,
    receivedAtMs: row.received_at_ms,
    statusAtMs: { sent: row.sent_at_ms, delivered: row.delivered_at_ms, read: row.read_at_ms, played: row.played_at_ms },
    quoted: row.quoted_wamid === null ? null : { id: row.quoted_id === null ? null : messageId(row.quoted_id), wamid: wamid(row.quoted_wamid), direction: row.quoted_direction, type: row.quoted_type, text: row.quoted_text },
    reactions: row.reactions === '[]' ? [] : (JSON.parse(row.reactions) as Reaction[]),
    isForwarded: row.is_forwarded === 1,
    editedAtMs: row.edited_at_ms,
    deletedAtMs: row.deleted_at_ms,
    pricing: row.pricing === null ? null : (JSON.parse(row.pricing) as Pricing),
    nextAttemptAtMs: row.due_at_ms,
  }
}

/** Earlier wordings, oldest first; of a deleted message also the last one. */
export function messageVersions(driver: Driver, id: MessageId): MessageVersion[] {
  const [message] = messagesByIds(driver, [id])
  if (!message) return []
  const kept = driver.all<{ at_ms: number; content: string }>('SELECT at_ms, content FROM message_versions WHERE message_id = ? ORDER BY at_ms, content', id)
  const versions = kept.slice(0, -1).map((version, index): MessageVersion => (
    { content: fromWire(driver, id, JSON.parse(version.content) as InboundContent), replacedAtMs: kept[index + 1]?.at_ms ?? 0, reason: 'edited' }
  ))
  return message.deletedAtMs === null ? versions : [...versions, { content: message.content, replacedAtMs: message.deletedAtMs, reason: 'deleted' }]
}

function fromWire(driver: Driver, id: MessageId, content: InboundContent): MessageContent {
  if (!('media' in content)) return content
  return { type: content.type, mediaId: mediaId(findMedia(driver, id, content.media.wireId) ?? 0), caption: content.caption }
}

export function reactionTarget(driver: Driver, id: MessageId): ReactionTarget | null {
  const row = driver.get<{ conversation_id: number; wamid: string | null; timestamp_ms: number; direction: string; deleted_at_ms: number | null }>(
    'SELECT conversation_id, wamid, timestamp_ms, direction, deleted_at_ms FROM messages WHERE id = ? AND is_hidden = 0', id,
  )
  if (!row) return null
  return { conversationId: conversationId(row.conversation_id), wamid: row.wamid === null ? null : wamid(row.wamid), timestampMs: row.timestamp_ms, isInbound: row.direction === 'inbound', isDeleted: row.deleted_at_ms !== null }
}
