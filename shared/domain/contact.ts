import type { ContactId, ConversationId } from './ids.ts'
import type { Identity } from './phone-identity.ts'

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
  messageCount: number
}
