import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import type { Wamid } from '#shared/domain/ids.ts'
import type { ContactCard, InteractiveAction, MediaMessageType } from '#shared/domain/message-content.ts'
import type { Result } from '#shared/lib/result.ts'
import type { InboundEvent } from '../inbound/inbound-event.ts'

/** Meta's Cloud API as core sees it. Wire shapes stay inside the adapter. */
export type CloudApi = {
  send(message: SendRequest): Promise<SendOutcome>
  markRead(request: { wamid: Wamid; isTyping: boolean }): Promise<Result<void, ApiProblem>>
  uploadMedia(file: { mimeType: string; fileName: string; sizeBytes: number; open(): Promise<AsyncIterable<Uint8Array>> }): Promise<Result<{ wireId: string }, ApiProblem>>
  /** Asks for a fresh url (it lives 5 minutes), then streams with the same token. */
  downloadMedia(wireId: string): Promise<Result<{ bytes: AsyncIterable<Uint8Array>; mimeType: string; sizeBytes: number | null; sha256Hex: string | null }, ApiProblem>>
  readNumber(): Promise<Result<NumberFacts, ApiProblem>>
  readToken(): Promise<Result<{ isValid: boolean; scopes: string[]; expiresAtMs: number | null }, ApiProblem>>
  subscribeApp(): Promise<Result<void, ApiProblem>>
  listBlocked(): Promise<Result<{ phone: string | null; userId: string | null }[], ApiProblem>>
  setBlocked(person: { phone: string | null; userId: string | null }, isBlocked: boolean): Promise<Result<void, ApiProblem>>
}

/** Turns the raw body of a verified webhook into events. Never throws; A timestamp that cannot be
 * read falls back to `receivedAtMs`; a failure means it is not JSON or no webhook of WhatsApp. */
export type WebhookDecoder = {
  decode(body: Uint8Array, receivedAtMs: number): { ok: true; events: InboundEvent[] } | { ok: false; problem: string }
}

export type SendRequest = {
  clientReference: string
  to: { phone: string | null; userId: string | null }
  quotedWamid: Wamid | null
  content: SendContent
}
export type SendContent =
  | { type: 'text'; body: string; previewUrl: boolean }
  | { type: MediaMessageType; wireId: string; caption: string | null; fileName: string | null; isVoice: boolean }
  | { type: 'location'; latitude: number; longitude: number; name: string | null; address: string | null }
  | { type: 'contacts'; contacts: ContactCard[] }
  | { type: 'interactive'; header: string | null; body: string; footer: string | null; action: Exclude<InteractiveAction, { kind: 'other' }> }
  | { type: 'template'; name: string; language: string; components: unknown[] }
  | { type: 'reaction'; targetWamid: Wamid; emoji: string }

/**
 * `accepted`: Meta answered with an id. `rejected`: Meta (or the connection, before anything was sent) said
 * no; nothing was sent. `unknown`: the request may have arrived and no readable answer came back.
 */
export type SendOutcome =
  | { kind: 'accepted'; wamid: Wamid; waId: string | null; userId: string | null; heldForQuality: boolean }
  | { kind: 'rejected'; problem: ApiProblem }
  | { kind: 'unknown'; detail: string }

/** `code` null: no envelope of Meta's. `connection`: not even reached. */
export type ApiProblem = DeliveryErrorParts & { kind: 'graph' | 'connection' | 'unreadable'; httpStatus: number | null; isTransient: boolean; retryAfterMs: number | null }
type DeliveryErrorParts = { code: number | null; subcode: number | null; title: DeliveryError['title']; details: DeliveryError['details'] }

export type NumberFacts = {
  displayPhoneNumber: string
  verifiedName: string
  qualityRating: string | null
  messagingLimitTier: string | null
  throughputLevel: string | null
  isOnPhoneApp: boolean
  status: string | null
}
