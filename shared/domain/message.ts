import type { DeliveryError } from './delivery-error.ts'
import type { ClientReference, ConversationId, MediaId, MessageId, Wamid } from './ids.ts'
import type { MessageContent, MessageDirection, MessageOrigin, MessageType } from './message-content.ts'
import type { MessageStatus } from './message-status.ts'

/** One message as the thread shows it. Ordered by (timestampMs, id). */
export type Message = {
  id: MessageId
  conversationId: ConversationId
  wamid: Wamid | null
  clientReference: ClientReference | null
  direction: MessageDirection
  origin: MessageOrigin
  content: MessageContent
  media: Media | null
  status: MessageStatus
  error: DeliveryError | null
  /** When it was written, by Meta's clock for inbound and by ours for outbound; Unix milliseconds. */
  timestampMs: number
  receivedAtMs: number
  statusAtMs: { sent: number | null; delivered: number | null; read: number | null; played: number | null }
  quoted: QuotedMessage | null
  reactions: Reaction[]
  isForwarded: boolean
  editedAtMs: number | null
  deletedAtMs: number | null
  pricing: Pricing | null
  /** When the outbox will try (again); null when nothing is due. */
  nextAttemptAtMs: number | null
}

export type QuotedMessage = { id: MessageId | null; wamid: Wamid; direction: MessageDirection | null; type: MessageType | null; text: string | null }
export type Reaction = { from: 'customer' | 'shop'; emoji: string; atMs: number }
export type Pricing = { category: string; model: string; type: string | null; isBillable: boolean }
/** An earlier wording of an edited message, or the original of a deleted one; oldest first. */
export type MessageVersion = { content: MessageContent; replacedAtMs: number; reason: 'edited' | 'deleted' }

/**
 * `expired`: Meta no longer has the file (7 days for inbound media). `refused`: it was larger than allowed or
 * not what it claimed to be.
 */
export type MediaState = 'waiting' | 'downloading' | 'ready' | 'failed' | 'expired' | 'refused'
export type Media = {
  id: MediaId
  state: MediaState
  mimeType: string
  /** From the wire: shown as text only, never used as a path. */
  fileName: string | null
  sizeBytes: number | null
  isVoice: boolean
  isAnimated: boolean
  expiresAtMs: number | null
  problem: string | null
}

/** A file staged on this computer for a message that is not sent yet. */
export type Attachment = {
  id: number
  conversationId: ConversationId
  type: 'image' | 'video' | 'audio' | 'document' | 'sticker'
  mimeType: string
  fileName: string
  sizeBytes: number
  isVoice: boolean
}
