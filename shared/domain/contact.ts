import type { FieldValue } from './fields.ts'
import type { ContactId, ConversationId } from './ids.ts'
import type { Identity } from './phone-identity.ts'
import type { PurchaseTotal } from './purchases.ts'

/** Everything the customer panel shows. */
export type Contact = {
  id: ContactId
  conversationId: ConversationId | null
  /** The shop's own name for the customer, else the profile name, else the phone or user id. */
  name: string
  givenName: string | null
  profileName: string | null
  identities: Identity[]
  phone: string | null
  /** ISO 3166 country guessed from the phone, for local time; null when unknown. */
  country: string | null
  note: string
  isBlocked: boolean
  firstSeenAtMs: number
  lastInboundAtMs: number | null
  /** Of anybody's, imported history included. */
  lastMessageAtMs: number | null
  messageCount: number
  /** In the owner's order. */
  labelIds: number[]
  fieldValues: FieldValue[]
  /** The currency bought in most often first; empty without purchases. */
  purchaseTotals: PurchaseTotal[]
  isVip: boolean
  /** Newest first. */
  complaints: Complaint[]
}

export type Complaint = { id: number; atMs: number; text: string }
