import type { PersonReference } from '#core/inbound/inbound-event.ts'
import type { WireContact } from '../wire/webhook.ts'

type Ids = { phone: string | undefined; userId: string | undefined; parentUserId?: string | undefined }

/** Digits of a phone number; null for anything else that stands in its place, such as a business-scoped id with digits among its letters. */
const digitsOf = (phone: string | undefined) => (phone !== undefined && /^\+?[\d\s().-]+$/.test(phone) && phone.replace(/\D/g, '')) || null

/** A business-scoped id standing where a phone number usually does: country, dot, letters and digits. */
const userIdIn = (phone: string | undefined) => (phone !== undefined && /^[A-Z]{2}\.[A-Za-z0-9.]{1,200}$/.test(phone) ? phone : null)

/**
 * Joins what a message says of its person with the `contacts` entry that describes the same one. With a single
 * entry and no contradicting id, that entry is the one meant.
 */
export function personFrom(ids: Ids, contacts: readonly WireContact[]): PersonReference | null {
  const contact = contacts.find((entry) =>
    (ids.phone !== undefined && entry.wa_id === ids.phone) || (ids.userId !== undefined && entry.user_id === ids.userId)) ?? onlyCandidate(ids, contacts)
  const phone = digitsOf(ids.phone ?? contact?.wa_id)
  const userId = ids.userId ?? contact?.user_id ?? userIdIn(ids.phone)
  if (phone === null && userId === null) return null
  return {
    phone,
    userId,
    parentUserId: ids.parentUserId ?? contact?.parent_user_id ?? null,
    username: contact?.profile?.username ?? null,
    profileName: contact?.profile?.name?.trim() || null,
  }
}

function onlyCandidate(ids: Ids, contacts: readonly WireContact[]): WireContact | undefined {
  const [only] = contacts
  if (!only || contacts.length > 1) return undefined
  const contradicts = (ids.phone !== undefined && only.wa_id !== undefined) || (ids.userId !== undefined && only.user_id !== undefined)
  return contradicts ? undefined : only
}

export function personOf(ids: { phone?: string | null | undefined; userId?: string | null | undefined }): PersonReference {
  return { phone: digitsOf(ids.phone ?? undefined), userId: ids.userId ?? userIdIn(ids.phone ?? undefined), parentUserId: null, username: null, profileName: null }
}
