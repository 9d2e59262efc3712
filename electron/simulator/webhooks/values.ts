import type { Json } from '../json.ts'
import type { Person } from '../state/people.ts'
import type { World } from '../world.ts'

export const metadata = (world: World): Json => ({ display_phone_number: world.account.phone, phone_number_id: world.account.phoneNumberId })

/** Whether this person's number may appear on the wire (Meta's documentation, webhooks, presence of fields). */
export const showsPhone = (person: Person): boolean => person.phone !== null && person.persona !== 'user-id-only'
export const showsUserId = (person: Person): boolean => person.userId !== null && person.persona !== 'phone-only'

/** The entry of `contacts[]` beside a message or a status. */
export function contactOf(person: Person): Json {
  return {
    profile: { name: person.name, ...(person.username !== null && { username: person.username }) },
    ...(showsPhone(person) && { wa_id: person.phone }),
    ...(showsUserId(person) && { user_id: person.userId }),
    ...(person.parentUserId !== null && { parent_user_id: person.parentUserId }),
    ...(person.identityHash !== null && { identity_key_hash: person.identityHash }),
  }
}

/** `from` and its companions on an inbound message. */
export function senderOf(person: Person): Json {
  return {
    ...(showsPhone(person) && { from: person.phone }),
    ...(showsUserId(person) && { from_user_id: person.userId }),
    ...(person.parentUserId !== null && { from_parent_user_id: person.parentUserId }),
  }
}

export const seconds = (ms: number): string => String(Math.floor(ms / 1000))
