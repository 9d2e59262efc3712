import type { ConversationRow } from '#shared/domain/conversation.ts'
import { contactId, conversationId, messageId } from '#shared/domain/ids.ts'

/** A quiet conversation with one customer message; name what matters. */
export function conversationRow(part: Partial<Omit<ConversationRow, 'id'>> & { id: number }): ConversationRow {
  const lastActivityAtMs = part.lastActivityAtMs ?? Date.UTC(2026, 10, 20)
  return {
    contactId: contactId(part.id + 1000),
    contactName: `Customer ${part.id}`,
    phone: `82105550${String(part.id).padStart(4, '0')}`,
    phoneText: `010-5550-${String(part.id).padStart(4, '0')}`,
    lastMessage: { id: messageId(part.id * 10), direction: 'inbound', origin: 'customer', type: 'text', text: 'Hello', status: 'received', isDeleted: false, timestampMs: lastActivityAtMs },
    lastActivityAtMs,
    unreadCount: 0,
    isMarkedUnread: false,
    pinnedAtMs: null,
    mutedUntilMs: null,
    isArchived: false,
    isBlocked: false,
    windowEndsAtMs: null,
    draft: null,
    failedCount: 0, wantsPerson: false, labelIds: [],
    ...part,
    id: conversationId(part.id),
  }
}
