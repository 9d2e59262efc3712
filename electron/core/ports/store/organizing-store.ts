import type { Draft, DraftReplies } from '#shared/contract/drafts.ts'
import type { AttachmentId, ContactId, ConversationId, MessageId, Wamid } from '#shared/domain/ids.ts'
import type { Attachment } from '#shared/domain/message.ts'
import type { AccountStanding, SendingState } from '#shared/domain/health.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { AccountSummary } from '#shared/domain/shop.ts'
import type { PolicyOverrides } from '#shared/policy/policy.ts'

/** What the people of the shop change themselves. */
export type OrganizingStore = {
  /** The latest inbound wamid that became read, for the receipt to Meta; null when nothing was unread. */
  markRead(id: ConversationId, nowMs: number): Promise<{ latestUnread: { wamid: Wamid; timestampMs: number } | null }>
  markUnread(id: ConversationId): Promise<void>
  setPinned(id: ConversationId, pinnedAtMs: number | null): Promise<void>
  setMuted(id: ConversationId, untilMs: number | null): Promise<void>
  setArchived(id: ConversationId, isArchived: boolean): Promise<void>
  /** Creates contact and conversation when the phone (or one of its variants) is not known yet. */
  openByPhone(phone: string, nowMs: number): Promise<ConversationId>
  setGivenName(id: ContactId, givenName: string | null): Promise<void>
  setNote(id: ContactId, note: string): Promise<void>
  setBlocked(id: ContactId, isBlocked: boolean): Promise<void>
  /** Contacts known under these references become blocked, all others not. */
  replaceBlocked(people: { phone: string | null; userId: string | null }[]): Promise<ContactId[]>

  draft(id: ConversationId): Promise<Draft | null>
  saveDraft(draft: { conversationId: ConversationId; text: string; attachmentIds: readonly number[]; quotedMessageId: MessageId | null; replies?: DraftReplies | null; underway?: readonly { requestId: string; text: string }[]; nowMs: number }): Promise<void>
  addAttachment(attachment: Omit<Attachment, 'id'> & { key: string; nowMs: number }): Promise<Attachment>
  attachment(id: AttachmentId): Promise<(Attachment & { key: string }) | null>
  /** Null when a message already uses it. */
  removeAttachment(id: AttachmentId): Promise<{ /** Null: the same bytes are needed elsewhere. */ key: string | null; conversationId: ConversationId } | null>
  /** Files of attachments that neither a draft nor a message uses any more. */
  abandonedAttachments(olderThanMs: number): Promise<{ id: AttachmentId; key: string }[]>

  settings(): Promise<Settings>
  saveSettings(settings: Settings): Promise<void>
  policyOverrides(): Promise<PolicyOverrides>
  setPolicyOverride(key: string, value: number | null): Promise<void>
  account(): Promise<StoredAccount | null>
  saveAccount(account: StoredAccount): Promise<void>
  sendingPause(): Promise<SendingState['pauseReason']>
  setSendingPause(reason: SendingState['pauseReason']): Promise<void>
  accountStanding(): Promise<AccountStanding | null>
  setAccountStanding(standing: AccountStanding): Promise<void>
  /** The latest wall-clock reading stored; a later start before it means the clock was set back. */
  touchClock(nowMs: number): Promise<{ latestSeenMs: number }>
}

export type StoredAccount = AccountSummary & { graphBase: string; appId: string | null; isSample: boolean }
