import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import type { ClientReference, ContactId, ConversationId, MessageId, Wamid } from '#shared/domain/ids.ts'
import type { MessageOrigin, OutgoingContent } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import type { ReactionTarget } from './reaction-target.ts'

export type SendingStore = {
  /** Message and outbox row in one durable transaction. The same `clientReference` again answers the first message. */
  enqueue(message: NewOutgoing): Promise<Message>
  /** The message that was enqueued under this reference; null when there is none. */
  messageByReference(reference: ClientReference): Promise<Message | null>
  /**
   * What waits, in sending order: at most `limit` rows, only the first waiting row of each conversation
   * (later ones wait behind it), due at `nowMs`, skipping conversations in `excluding`.
   */
  /** `uploadedSinceMs`: files of the library that Meta got since then are not brought there again; without it every message brings its own. */
  dueOutgoing(request: { nowMs: number; limit: number; excluding: ReadonlySet<ConversationId>; uploadedSinceMs?: number }): Promise<OutboxItem[]>
  /** When the next row becomes due; null when nothing waits. */
  nextDueAtMs(nowMs: number): Promise<number | null>
  /**
   * Durable before the request leaves: status `sending` and one attempt row each, one transaction. Answers the
   * messages really claimed: one that was discarded meanwhile is missing and must not be sent.
   */
  claim(claims: { messageId: MessageId; atMs: number; isBusinessInitiated: boolean }[]): Promise<MessageId[]>
  /** One transaction for all; never overwrites a status that a webhook already moved further. */
  recordOutcomes(outcomes: RecordedOutcome[]): Promise<{ conversationIds: ConversationId[]; reactionTargetIds: MessageId[] }>
  /** At start: rows left in `sending` by a crash become `unknown`. */
  markInterrupted(nowMs: number): Promise<MessageId[]>
  /** Unknown since before `olderThanMs` become `failed` with the local code `unconfirmed`. */
  expireUnknown(olderThanMs: number, error: DeliveryError): Promise<EndedMessage[]>
  oldestUnknownAtMs(): Promise<number | null>
  /**
   * Failed back to queued with a fresh client reference; false when not failed. With `dueAtMs` it keeps its place and
   * waits until then. A file that Meta could not use, or that was uploaded before `uploadedSinceMs`, is uploaded again.
   */
  requeue(messageId: MessageId, fresh: FreshAttempt): Promise<boolean>
  /** What Meta accepted under this id and then reported as failed; null when it is not failed, or may have arrived. */
  failedByReport(wamid: Wamid): Promise<FailedByReport | null>
  /** Removes a message never accepted by Meta; null when it was (or may have been). */
  discard(messageId: MessageId): Promise<{ conversationId: ConversationId; text: string | null } | null>
  discardQueued(error: DeliveryError): Promise<EndedMessage[]>
  queueCounts(): Promise<{ queuedCount: number; oldestQueuedAtMs: number | null; unknownCount: number }>
  /** Attempts since `sinceMs`, to rebuild the rate buckets after a restart. */
  attemptsSince(sinceMs: number): Promise<{ contactId: ContactId; atMs: number; isBusinessInitiated: boolean }[]>
  pruneAttempts(beforeMs: number): Promise<void>
  reactionTarget(messageId: MessageId): Promise<ReactionTarget | null>
}

/** `reactionTargetId`: the message at which a reaction of ours was shown until now. */
export type EndedMessage = { messageId: MessageId; conversationId: ConversationId; reactionTargetId: MessageId | null }
export type FreshAttempt = { clientReference: ClientReference; nowMs: number; uploadedSinceMs: number; dueAtMs?: number }
/** `attemptCount`: how often it was queued in all. `hasFile`: it was sent with a file that we brought to Meta. */
export type FailedByReport = { messageId: MessageId; conversationId: ConversationId; contactId: ContactId; attemptCount: number; hasFile: boolean }

export type NewOutgoing = {
  conversationId: ConversationId
  clientReference: ClientReference
  origin: MessageOrigin
  /** 0 a person, 1 automation, 2 a campaign: lower ones leave first, also within a conversation. */
  priority?: number
  content: OutgoingContent
  quotedMessageId: MessageId | null
  /** Quick replies the text came from; their use is counted with it. */
  quickReplyIds?: readonly number[]
  /** Counts among the automatic messages of a day without being a rule's. */
  isCountedAsAutomatic?: boolean
  nowMs: number
}

export type OutboxItem = {
  messageId: MessageId
  priority: number
  conversationId: ConversationId
  contactId: ContactId
  clientReference: ClientReference
  to: { phone: string | null; userId: string | null }
  content: OutgoingContent
  quotedWamid: Wamid | null
  attemptCount: number
  queuedAtMs: number
  windowEndsAtMs: number | null
  /** Set once the file of a media message is at Meta (valid 30 days). */
  uploadedWireId: string | null
  attachment: { key: string; mimeType: string; fileName: string; sizeBytes: number } | null
}

export type RecordedOutcome =
  | { kind: 'accepted'; messageId: MessageId; wamid: Wamid; waId: string | null; userId: string | null; atMs: number }
  | { kind: 'unknown'; messageId: MessageId; atMs: number }
  /** `forgetsUpload`: the file is brought to Meta anew first. */
  | { kind: 'retry'; messageId: MessageId; error: DeliveryError; nextAttemptAtMs: number; forgetsUpload?: boolean }
  | { kind: 'failed'; messageId: MessageId; error: DeliveryError; atMs: number }
  | { kind: 'uploaded'; messageId: MessageId; wireId: string; atMs: number }
