import type { Page } from '#shared/contract/base.ts'
import type { Consent, ConsentEvent, ConsentKind, ConsentPath } from '#shared/domain/consent.ts'
import type { ConsentWords } from '#shared/domain/consent-words.ts'
import type { ContactId, ConversationId } from '#shared/domain/ids.ts'
import type { EndedMessage, NewOutgoing } from './sending-store.ts'

/**
 * The opt-out ledger. Words of customers, Meta's preference webhook and error 131050 enter it in the transaction that
 * applies them; whatever order they come in, the same state results. Whoever becomes opted out loses the promotions that
 * still wait, in the same transaction.
 */
export type ConsentStore = {
  consentOf(id: ContactId): Promise<{ consent: Consent; isBlocked: boolean; complaintCount: number }>
  /** The same `reference` again changes nothing. */
  recordConsent(entry: NewConsent): Promise<{ withdrawn: EndedMessage[] }>
  /** Newest first; `state` asks for the latest line of each contact that is in that state now. */
  consentEvents(request: { contactId: ContactId | null; state: 'opted-in' | 'opted-out' | null; after: string | null; limit: number }): Promise<Page<ConsentEvent>>
  consentCounts(): Promise<{ optedInCount: number; optedOutCount: number }>
  consentWords(): Promise<ConsentWords[]>
  /** Null: the words the app came with. */
  saveConsentWords(words: readonly ConsentWords[] | null): Promise<void>
  /** Words of customers that nothing was answered yet, oldest first, with the answer that was decided for them. */
  unconfirmedConsent(limit: number): Promise<UnconfirmedConsent[]>
  /** The confirmation in the outbox and the note that it is, in one transaction; null: none will be sent. */
  confirmConsent(eventId: number, message: NewOutgoing | null): Promise<void>
}

export type NewConsent = { contactId: number; atMs: number; kind: ConsentKind; path: ConsentPath; reference: string; evidence: string | null }
export type UnconfirmedConsent = { eventId: number; conversationId: ConversationId; kind: ConsentKind; language: string; /** The state was the same before: the customer repeats themselves. */ isRepeated: boolean }
