import type { ContactId, ConversationId, MessageId } from './ids.ts'
import type { MessageDirection, MessageOrigin, MessageType } from './message-content.ts'
import type { MessageStatus } from './message-status.ts'

/** One line of the inbox list, complete in itself. All times are Unix milliseconds. */
export type ConversationRow = {
  id: ConversationId
  contactId: ContactId
  contactName: string
  /** Null for a contact known only by a business-scoped id. */
  phone: string | null
  /** The number as people where the shop is write it. */
  phoneText: string | null
  lastMessage: MessagePreview | null
  lastActivityAtMs: number
  unreadCount: number
  isMarkedUnread: boolean
  pinnedAtMs: number | null
  /** Number.MAX_SAFE_INTEGER: muted until switched on again. */
  mutedUntilMs: number | null
  isArchived: boolean
  isBlocked: boolean
  windowEndsAtMs: number | null
  draft: { text: string; attachmentCount: number; updatedAtMs: number } | null
  failedCount: number
  /** Automation handed it over, and nobody has answered since. */
  wantsPerson: boolean
  /** In the owner's order. */
  labelIds: number[]
}

export type MessagePreview = {
  id: MessageId
  direction: MessageDirection
  origin: MessageOrigin
  type: MessageType
  text: string | null
  status: MessageStatus
  isDeleted: boolean
  timestampMs: number
}

export const conversationFilters = ['all', 'unread', 'unanswered', 'closing', 'failed', 'drafts', 'archived'] as const
export type ConversationFilter = (typeof conversationFilters)[number]
