import type { ContactId, ConversationId, JournalId, MediaId, MessageId } from '#shared/domain/ids.ts'
import type { HistorySync, OtherNumbers } from '#shared/domain/health.ts'
import type { InboundEvent } from '../../inbound/inbound-event.ts'

export type InboundStore = {
  /**
   * Group commit: every body of the call is durable (fsynced) when this resolves, in one transaction. A body
   * seen before (same SHA-256 among the entries kept) is not stored again.
   */
  appendJournal(deliveries: { body: Uint8Array; sha256: Uint8Array; receivedAtMs: number }[]): Promise<{ journalId: JournalId; isDuplicate: boolean }[]>
  /** Entries not projected yet, oldest first. */
  pendingJournal(limit: number): Promise<{ journalId: JournalId; body: Uint8Array; receivedAtMs: number }[]>
  pendingJournalCount(): Promise<number>
  /**
   * Applies decoded webhooks in one transaction and marks their journal rows done. Idempotent: the same
   * events in any order, split or repeated, leave the same state (R2). Statuses and edits whose message is
   * not here yet are kept and applied when it comes.
   */
  project(deliveries: ProjectedDelivery[], context: ProjectionContext): Promise<ProjectionResult>
  countRejectedSignature(): Promise<void>
  inboundCounters(): Promise<{ rejectedSignatureCount: number; unreadableCount: number; unknownTypeCount: number; otherNumbers: OtherNumbers | null; lastDeliveryAtMs: number | null; historySync: HistorySync | null }>
  /** Kept as received; shown in health. */
  unreadableJournal(limit: number): Promise<{ journalId: JournalId; problem: string; receivedAtMs: number; bytes: number }[]>
}

/** `isPart`: more of the same delivery follows, so its journal row stays pending. */
export type ProjectedDelivery = { journalId: JournalId; receivedAtMs: number; isPart?: true; outcome: { ok: true; events: InboundEvent[] } | { ok: false; problem: string } }

export type ProjectionContext = {
  nowMs: number
  /** Nothing can have happened later than this; a wire time far beyond it counts as this moment. */
  notAfterMs: number
  windowLengthMs: number
  mediaLifetimeMs: number
  /** Arrived messages wait for a decision of automation. */
  notesAutomation: boolean
}

/** What screens, media download and notifications must hear about; each list without repeats. */
export type ProjectionResult = {
  conversationIds: ConversationId[]
  contactIds: ContactId[]
  messages: { conversationId: ConversationId; messageId: MessageId; change: 'added' | 'updated' | 'removed' }[]
  /** New live inbound messages (never history), in order. */
  arrived: { conversationId: ConversationId; messageId: MessageId; contactName: string; isMuted: boolean }[]
  mediaToDownload: MediaId[]
  /** Outgoing messages whose unknown outcome a status settled. */
  settled: MessageId[]
  accountNotices: Extract<InboundEvent, { kind: 'account-notice' }>[]
}
