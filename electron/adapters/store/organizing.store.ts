import { contactId, wamid, type ContactId, type ConversationId, type UndoId, type Wamid } from '#shared/domain/ids.ts'
import { refreshConversation } from './conversation-refresh.ts'
import type { Driver } from './driver.ts'
import { addUndoPart, countUndone } from './undo-steps.store.ts'

export function markRead(driver: Driver, id: ConversationId): { latestUnread: { wamid: Wamid; timestampMs: number } | null } {
  const latest = driver.get<{ wamid: string; timestamp_ms: number }>('SELECT wamid, timestamp_ms FROM messages WHERE conversation_id = ? AND is_unread = 1 ORDER BY timestamp_ms DESC, id DESC LIMIT 1', id)
  if (latest) driver.run('UPDATE messages SET is_unread = 0 WHERE conversation_id = ? AND is_unread = 1', id)
  driver.run('UPDATE conversations SET is_marked_unread = 0 WHERE id = ? AND is_marked_unread = 1', id)
  if (latest) refreshConversation(driver, id)
  return { latestUnread: latest ? { wamid: wamid(latest.wamid), timestampMs: latest.timestamp_ms } : null }
}

export function markUnread(driver: Driver, id: ConversationId): void {
  driver.run('UPDATE conversations SET is_marked_unread = 1 WHERE id = ?', id)
}

export function setPinned(driver: Driver, id: ConversationId, pinnedAtMs: number | null): void {
  driver.run('UPDATE conversations SET is_pinned = ?, pinned_at_ms = ? WHERE id = ?', Number(pinnedAtMs !== null), pinnedAtMs, id)
}

export function setMuted(driver: Driver, id: ConversationId, untilMs: number | null): void {
  driver.run('UPDATE conversations SET muted_until_ms = ? WHERE id = ?', untilMs, id)
}

export function setArchived(driver: Driver, id: ConversationId, isArchived: boolean): void {
  driver.run('UPDATE conversations SET is_archived = ? WHERE id = ?', Number(isArchived), id)
}

export function archiveCustomers(driver: Driver, { contactIds, undoId }: { contactIds: readonly number[]; undoId: UndoId }): ContactId[] {
  const rows = driver.all<{ id: number; contact_id: number }>(
    'UPDATE conversations SET is_archived = 1 WHERE contact_id IN (SELECT value FROM json_each(?)) AND is_archived = 0 RETURNING id, contact_id', JSON.stringify(contactIds),
  )
  if (rows.length === 0) return []
  const changed = [...new Set(rows.map(({ contact_id }) => contactId(contact_id)))]
  addUndoPart(driver, undoId, 'archived', rows.map(({ id }) => id))
  countUndone(driver, undoId, changed.length)
  return changed
}

export function undoArchived(driver: Driver, conversations: readonly number[]): ContactId[] {
  return driver.all<{ contact_id: number }>('UPDATE conversations SET is_archived = 0 WHERE id IN (SELECT value FROM json_each(?)) AND is_archived = 1 RETURNING contact_id', JSON.stringify(conversations))
    .map(({ contact_id }) => contactId(contact_id))
}
