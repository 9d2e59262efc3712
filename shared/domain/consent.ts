import type { ContactId, MessageId } from './ids.ts'

export const consentKinds = ['opt-in', 'opt-out'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** How the shop learned of it. `owner`: written down by a person; `meta-preference`: the switch in WhatsApp; `meta-error`: 131050. */
export const consentPaths = ['keyword', 'meta-preference', 'meta-error', 'owner', 'import', 'api'] as const
export type ConsentPath = (typeof consentPaths)[number]

/** One line of the ledger. Lines are only ever added; the latest one says what holds, and of two at one time the opt-out. */
export type ConsentEvent = {
  id: number
  contactId: ContactId
  contactName: string
  atMs: number
  kind: ConsentKind
  path: ConsentPath
  /** The message that says so, while it is here. */
  messageId: MessageId | null
  /** The customer's own word, the owner's note, the name of the file or of the key: whatever shows it. */
  evidence: string | null
}

export type ConsentState = 'unknown' | 'opted-in' | 'opted-out'
export type Consent = { state: ConsentState; sinceMs: number | null; path: ConsentPath | null; messageId: MessageId | null; evidence: string | null }
export const noConsent: Consent = { state: 'unknown', sinceMs: null, path: null, messageId: null, evidence: null }

/** A reply of a person is service and always allowed by consent; the others are not. */
export const writePurposes = ['reply', 'automation', 'promotion'] as const
export type WritePurpose = (typeof writePurposes)[number]

/** "May I write to this person, by which path, since when, on what evidence." */
export type WritePermission = { isAllowed: boolean; reason: 'blocked' | 'opted-out' | 'complaints' | 'not-agreed' | null; policyKey: string | null; consent: Consent }

export function writePermission(
  person: { consent: Consent; isBlocked: boolean; complaintCount: number },
  purpose: WritePurpose,
  policy: { complaintsUntilExcluded: number },
): WritePermission {
  const answer = (reason: WritePermission['reason'], policyKey: string | null = null): WritePermission => ({ isAllowed: reason === null, reason, policyKey, consent: person.consent })
  if (person.isBlocked) return answer('blocked')
  if (purpose === 'reply') return answer(null)
  if (person.consent.state === 'opted-out') return answer('opted-out')
  if (purpose === 'automation') return answer(null)
  if (person.complaintCount >= policy.complaintsUntilExcluded) return answer('complaints', 'complaints.exclude-after')
  return answer(person.consent.state === 'opted-in' ? null : 'not-agreed')
}
