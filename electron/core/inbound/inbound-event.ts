import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import type { Wamid } from '#shared/domain/ids.ts'
import type { MediaMessageType, MessageContent } from '#shared/domain/message-content.ts'
import type { ReportedStatus } from '#shared/domain/message-status.ts'
import type { Pricing } from '#shared/domain/message.ts'

/**
 * What one webhook says, in the words of the domain. A webhook holds any number of these. Produced by the
 * cloud-api adapter from raw bytes, the only place that knows Meta's JSON.
 */
export type InboundEvent =
  | MessageReceived
  | { kind: 'message-edited'; wamid: Wamid; from: PersonReference; content: InboundContent; atMs: number }
  | { kind: 'message-revoked'; wamid: Wamid; from: PersonReference; atMs: number }
  /** `emoji` null removes the reaction. */
  | { kind: 'reaction'; target: Wamid; by: 'customer' | 'shop'; person: PersonReference; emoji: string | null; atMs: number; wamid: Wamid }
  | StatusReported
  /** The person's number or business-scoped id changed; both references mean the same contact. */
  | { kind: 'identity-changed'; from: PersonReference; to: PersonReference; body: string | null; wamid: Wamid | null; atMs: number }
  /** Names from the phone's address book (`smb_app_state_sync`). */
  | { kind: 'address-book'; person: PersonReference; name: string | null; isRemoved: boolean; atMs: number }
  | { kind: 'history-progress'; phase: number; progress: number; declinedCode: number | null }
  | { kind: 'marketing-preference'; person: PersonReference; isStopped: boolean; atMs: number }
  /** Anything about the account itself: quality, limits, restrictions, disconnection. Shown in health, never dropped. */
  | { kind: 'account-notice'; field: string; event: string | null; severity: 'info' | 'warning' | 'blocking'; standing: StandingChange | null; raw: unknown; atMs: number }
  /** Messages for a number that is not the connected one: never shown here, counted and kept in the journal. */
  | { kind: 'other-number'; phoneNumberId: string; messageCount: number }
  /** A field this version does not know; counted and kept in the journal. */
  | { kind: 'unknown-field'; field: string; raw: unknown }

/** What a notice changes about the account; the last three undo the first three. */
export type StandingChange = 'limited' | 'locked' | 'disconnected' | 'unlimited' | 'unlocked' | 'reconnected'

export type MessageReceived = {
  kind: 'message-received'
  wamid: Wamid
  /** The other person of the thread: sender of an inbound message, recipient of an echo. */
  person: PersonReference
  direction: 'inbound' | 'outbound'
  /** `customer` from `messages`, `phone-app` from echoes, `history` from the history field. */
  origin: 'customer' | 'phone-app' | 'history'
  content: InboundContent
  timestampMs: number
  quotedWamid: Wamid | null
  isForwarded: boolean
  /** Status that `history_context` gives an outbound history message. */
  historyStatus: ReportedStatus | null
  error: DeliveryError | null
}

export type StatusReported = {
  kind: 'status'
  wamid: Wamid
  /** Our `biz_opaque_callback_data`: settles outcomes that were unknown. */
  clientReference: string | null
  status: ReportedStatus
  person: PersonReference
  error: DeliveryError | null
  pricing: Pricing | null
  atMs: number
}

/** Any part may be missing (Meta's documentation, webhooks): a person may be known by a phone, by a user id, or by both. */
export type PersonReference = {
  phone: string | null
  userId: string | null
  parentUserId: string | null
  username: string | null
  profileName: string | null
}

/** A `MessageContent` whose media is still Meta's id, before a row of our own exists. */
export type InboundContent =
  | Exclude<MessageContent, { type: MediaMessageType }>
  | { type: MediaMessageType; media: WireMedia; caption: string | null }

export type WireMedia = {
  /** Meta's media id; null when the wire named none. */
  wireId: string | null
  mimeType: string
  sha256Hex: string | null
  fileName: string | null
  isVoice: boolean
  isAnimated: boolean
}

