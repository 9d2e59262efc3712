import type { ConversationFilter, ConversationRow } from './conversation.ts'

/** Where a conversation stands in the list: pinned first, then latest activity, then the newer row number. */
export type ConversationPlace = { id: number; isPinned: boolean; lastActivityAtMs: number }

export function placeOf(row: Pick<ConversationRow, 'id' | 'pinnedAtMs' | 'lastActivityAtMs'>): ConversationPlace {
  return { id: row.id, isPinned: row.pinnedAtMs !== null, lastActivityAtMs: row.lastActivityAtMs }
}

/** Negative when `a` stands above `b`. A total order: zero only for the same conversation. */
export function comparePlaces(a: ConversationPlace, b: ConversationPlace): number {
  if (a.isPinned !== b.isPinned) return a.isPinned ? -1 : 1
  return b.lastActivityAtMs - a.lastActivityAtMs || b.id - a.id
}

/**
 * Whether the conversation belongs under the filter at this moment. The store's queries answer the same; the
 * screen uses this to apply a change without asking again. Archived ones stand under `archived` alone, and a
 * muted one does not count as unread, so that the badge equals the unread list.
 */
export function fitsFilter(row: ConversationRow, filter: ConversationFilter, nowMs: number, closingWithinMs: number): boolean {
  if (filter === 'archived') return row.isArchived
  if (row.isArchived) return false
  switch (filter) {
    case 'all': return true
    case 'unread': return (row.unreadCount > 0 || row.isMarkedUnread) && !isMuted(row, nowMs)
    case 'unanswered': return row.lastMessage?.direction === 'inbound' && row.lastMessage.origin === 'customer' && row.lastMessage.type !== 'system'
    case 'closing': return row.windowEndsAtMs !== null && row.windowEndsAtMs > nowMs && row.windowEndsAtMs - nowMs <= closingWithinMs
    case 'failed': return row.failedCount > 0
    case 'drafts': return row.draft !== null
  }
}

export function isMuted(row: Pick<ConversationRow, 'mutedUntilMs'>, nowMs: number): boolean {
  return row.mutedUntilMs !== null && row.mutedUntilMs > nowMs
}
