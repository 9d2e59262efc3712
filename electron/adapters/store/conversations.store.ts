import type { Page } from '#shared/contract/base.ts'
import type { ConversationFilter, ConversationRow } from '#shared/domain/conversation.ts'
import { contactId, conversationId, messageId } from '#shared/domain/ids.ts'
import type { MessageDirection, MessageOrigin, MessageType } from '#shared/domain/message-content.ts'
import type { MessageStatus } from '#shared/domain/message-status.ts'
import type { Driver, SqlValue } from './driver.ts'
import { contactByPhone } from './identities.store.ts'

const longestDraftPreview = 300

const columns = `c.id, c.contact_id, p.name, p.phone, p.is_blocked, c.last_message_id, c.last_direction, c.last_origin, c.last_type, c.last_text, c.last_status, c.last_is_deleted, c.last_timestamp_ms,
  c.last_activity_at_ms, c.unread_count, c.is_marked_unread, c.is_pinned, c.pinned_at_ms, c.muted_until_ms, c.is_archived, c.window_ends_at_ms,
  substr(c.draft_text, 1, ${longestDraftPreview}) AS draft_text, c.draft_attachment_count, c.draft_updated_at_ms, c.failed_count, c.person_wanted_at_ms IS NOT NULL AS wants_person,
  (SELECT group_concat(l.id ORDER BY l.position, l.id) FROM contact_labels t JOIN labels l ON l.id = t.label_id AND l.deleted_at_ms IS NULL WHERE t.contact_id = c.contact_id) AS label_ids`

type Row = {
  id: number; contact_id: number; name: string; phone: string | null; is_blocked: number
  last_message_id: number | null; last_direction: MessageDirection; last_origin: MessageOrigin; last_type: MessageType; last_text: string | null; last_status: MessageStatus
  last_is_deleted: number; last_timestamp_ms: number; last_activity_at_ms: number; unread_count: number; is_marked_unread: number; is_pinned: number
  pinned_at_ms: number | null; muted_until_ms: number | null; is_archived: number; window_ends_at_ms: number | null
  draft_text: string | null; draft_attachment_count: number; draft_updated_at_ms: number | null; failed_count: number; wants_person: number; label_ids: string | null
}

/** Who belongs to a filter (the same as `fitsFilter`); each condition holds that of a partial index, word for word, so that its first page is a walk along that index. */
const conditions: Record<ConversationFilter, string> = {
  all: 'c.is_archived = 0',
  archived: 'c.is_archived = 1',
  unread: 'c.is_archived = 0 AND (c.unread_count > 0 OR c.is_marked_unread = 1) AND coalesce(c.muted_until_ms, 0) <= ?',
  unanswered: 'c.is_archived = 0 AND c.is_unanswered = 1',
  failed: 'c.is_archived = 0 AND c.failed_count > 0',
  drafts: 'c.is_archived = 0 AND c.draft_updated_at_ms IS NOT NULL',
  closing: 'c.is_archived = 0 AND c.window_ends_at_ms > ? AND c.window_ends_at_ms <= ?',
}
const indexes: Record<ConversationFilter, string> = {
  all: 'conversations_all', archived: 'conversations_archived', unread: 'conversations_unread', unanswered: 'conversations_unanswered',
  failed: 'conversations_failed', drafts: 'conversations_drafts', closing: 'conversations_window',
}

type Moment = { nowMs: number; closingWithinMs: number }
const conditionValues = (filter: ConversationFilter, moment: Moment): SqlValue[] => (filter === 'closing' ? [moment.nowMs, moment.nowMs + moment.closingWithinMs] : filter === 'unread' ? [moment.nowMs] : [])

type Position = { isPinned: number; activityAtMs: number; id: number }
const position = 'c.is_pinned, c.last_activity_at_ms, c.id'
const startPosition: Position = { isPinned: 2, activityAtMs: 0, id: 0 }

type List = { filter: ConversationFilter; labelId?: number | null } & Moment

export function conversationPage(driver: Driver, request: List & { after: string | null; limit: number }): Page<ConversationRow> {
  const rows = walk(driver, request, request.after === null ? startPosition : parseCursor(request.after), 'down', request.limit + 1)
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  return { items: items.map(toConversationRow), next: rows.length > request.limit && last ? `${last.is_pinned}.${last.last_activity_at_ms}.${last.id}` : null }
}

/** With a label few customers have, its customers are sorted; with one many have, the list is walked past the others. */
const fewLabelled = 2000

function sourceOf(driver: Driver, { filter, labelId = null }: List): { from: string; where: string; values: SqlValue[] } {
  if (labelId === null) return { from: `conversations c INDEXED BY ${indexes[filter]}`, where: '', values: [] }
  const labelled = driver.get<{ count: number }>('SELECT contact_count AS count FROM labels WHERE id = ? AND deleted_at_ms IS NULL', labelId)?.count ?? 0
  if (labelled <= fewLabelled) return { from: 'contact_labels t CROSS JOIN conversations c ON c.contact_id = t.contact_id', where: 't.label_id = ? AND', values: [labelled === 0 ? null : labelId] }
  return { from: `conversations c INDEXED BY ${indexes[filter]}`, where: 'EXISTS (SELECT 1 FROM contact_labels t WHERE t.label_id = ? AND t.contact_id = c.contact_id) AND', values: [labelId] }
}

function walk(driver: Driver, list: List, from: Position, direction: 'down' | 'up', limit: number): Row[] {
  const [comparison, order] = direction === 'down' ? ['<', 'DESC'] : ['>', 'ASC']
  const source = sourceOf(driver, list)
  return driver.all<Row>(
    `SELECT ${columns} FROM (
       SELECT c.id FROM ${source.from} WHERE ${source.where} ${conditions[list.filter]} AND (${position}) ${comparison} (?, ?, ?)
       ORDER BY c.is_pinned ${order}, c.last_activity_at_ms ${order}, c.id ${order} LIMIT ?) found
     CROSS JOIN conversations c ON c.id = found.id CROSS JOIN contacts p ON p.id = c.contact_id
     ORDER BY c.is_pinned ${order}, c.last_activity_at_ms ${order}, c.id ${order}`,
    ...source.values, ...conditionValues(list.filter, list), from.isPinned, from.activityAtMs, from.id, limit,
  )
}

function parseCursor(cursor: string): Position {
  const [isPinned = 0, activityAtMs = 0, id = 0] = cursor.split('.').map(Number)
  return { isPinned, activityAtMs, id }
}

export function conversationsByIds(driver: Driver, ids: readonly number[]): ConversationRow[] {
  return ids.flatMap((id) => {
    const row = driver.get<Row>(`SELECT ${columns} FROM conversations c JOIN contacts p ON p.id = c.contact_id WHERE c.id = ?`, id)
    return row ? [toConversationRow(row)] : []
  })
}

export function conversationByPhone(driver: Driver, phone: string): ConversationRow | null {
  const contact = contactByPhone(driver, phone)
  const found = contact === null ? undefined : driver.get<{ id: number }>('SELECT id FROM conversations WHERE contact_id = ?', contact)
  return found ? (conversationsByIds(driver, [found.id])[0] ?? null) : null
}

export function conversationCounts(driver: Driver, moment: Moment): Record<ConversationFilter, number> {
  const counts: Record<ConversationFilter, number> = { all: 0, unread: 0, unanswered: 0, closing: 0, failed: 0, drafts: 0, archived: 0 }
  for (const { filter, value } of driver.all<{ filter: ConversationFilter; value: number }>('SELECT filter, value FROM conversation_counters')) counts[filter] = value
  counts.closing = count(driver, `SELECT count(*) AS count FROM conversations c WHERE ${conditions.closing}`, ...conditionValues('closing', moment))
  counts.unread -= count(driver, `SELECT count(*) AS count FROM conversations INDEXED BY conversations_muted WHERE muted_until_ms > ? AND is_archived = 0 AND (unread_count > 0 OR is_marked_unread = 1)`, moment.nowMs)
  return counts
}

export function neighbour(driver: Driver, request: List & { conversationId: number | null; direction: 'next' | 'previous' | 'next-unread' }): ConversationRow | null {
  const current = request.conversationId === null ? undefined : driver.get<Row>(`SELECT ${columns} FROM conversations c JOIN contacts p ON p.id = c.contact_id WHERE c.id = ?`, request.conversationId)
  const list: List = request.direction === 'next-unread' ? { ...request, filter: 'unread' } : request
  const from = current ? { isPinned: current.is_pinned, activityAtMs: current.last_activity_at_ms, id: current.id } : startPosition
  if (request.direction === 'previous') return current ? firstRow(walk(driver, list, from, 'up', 1)) : null
  const found = firstRow(walk(driver, list, from, 'down', 1))
  if (found || request.direction === 'next' || !current) return found
  const fromTop = walk(driver, list, startPosition, 'down', 1)[0]
  return fromTop && fromTop.id !== current.id ? toConversationRow(fromTop) : null
}

function firstRow(rows: Row[]): ConversationRow | null {
  return rows[0] ? toConversationRow(rows[0]) : null
}

export function toConversationRow(row: Row): ConversationRow {
  return {
    id: conversationId(row.id),
    contactId: contactId(row.contact_id),
    contactName: row.name,
    phone: row.phone,
    phoneText: row.phone === null ? null : `+${row.phone}`,
    lastMessage: row.last_message_id === null ? null : {
      id: messageId(row.last_message_id), direction: row.last_direction, origin: row.last_origin, type: row.last_type, text: row.last_text, status: row.last_status,
      isDeleted: row.last_is_deleted === 1, timestampMs: row.last_timestamp_ms,
    },
    lastActivityAtMs: row.last_activity_at_ms,
    unreadCount: row.unread_count,
    isMarkedUnread: row.is_marked_unread === 1,
    pinnedAtMs: row.pinned_at_ms,
    mutedUntilMs: row.muted_until_ms,
    isArchived: row.is_archived === 1,
    isBlocked: row.is_blocked === 1,
    windowEndsAtMs: row.window_ends_at_ms,
    draft: row.draft_updated_at_ms === null ? null : { text: row.draft_text ?? '', attachmentCount: row.draft_attachment_count, updatedAtMs: row.draft_updated_at_ms },
    failedCount: row.failed_count,
    wantsPerson: row.wants_person === 1,
    labelIds: row.label_ids === null ? [] : row.label_ids.split(',').map(Number),
  }
}

function count(driver: Driver, sql: string, ...values: SqlValue[]): number {
  return driver.get<{ count: number }>(sql, ...values)?.count ?? 0
}
