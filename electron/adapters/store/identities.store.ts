import type { PersonReference } from '#core/inbound/inbound-event.ts'
import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { phoneVariants, type Identity, type IdentityKind } from '#shared/domain/phone-identity.ts'
import { applyAwaitedRemovals, awaitRemoval, setAddressName } from './address-names.store.ts'
import { mergeContacts, type ContactMerge } from './contact-merge.store.ts'
import type { Driver } from './driver.ts'
import { contactText } from './search/contact-index.ts'

type Claim = { kind: IdentityKind; key: string; value: string }

/** One key for every spelling of the same number, whichever spelling came first. */
export function phoneKey(phone: string): string {
  return phoneVariants(phone).sort()[0] ?? phone
}

function claimsOf(person: PersonReference): Claim[] {
  const claims: Claim[] = []
  const digits = person.phone?.replace(/\D/g, '')
  if (digits) claims.push({ kind: 'phone', key: phoneKey(digits), value: digits })
  if (person.userId) claims.push({ kind: 'user_id', key: person.userId, value: person.userId })
  if (person.parentUserId) claims.push({ kind: 'parent_user_id', key: person.parentUserId, value: person.parentUserId })
  if (person.username) claims.push({ kind: 'username', key: person.username.toLowerCase(), value: person.username })
  return claims
}

/**
 * The contact behind these references, created when none is known. References that name contacts known
 * apart until now make them one. A user name alone never joins two people who have ids of their own: names
 * are given up and taken by others; it then belongs to whoever used it last. Null when nothing is named.
 * When the answer is changed, its entry in the search index has to be renewed by the caller.
 */
export function resolveContact(driver: Driver, people: readonly PersonReference[], atMs: number, hint: ContactId | null = null): { contactId: ContactId; merges: ContactMerge[]; isChanged: boolean } | null {
  const claims = people.flatMap(claimsOf)
  if (claims.length === 0 && hint === null) return null
  const known = new Set<number>(hint === null ? [] : [hint])
  for (const claim of claims.filter(({ kind }) => kind !== 'username')) {
    const holder = holderOf(driver, claim)
    if (holder !== null) known.add(holder)
  }
  const hasStrongClaim = hint !== null || claims.some(({ kind }) => kind !== 'username')
  for (const claim of claims.filter(({ kind }) => kind === 'username')) {
    const holder = holderOf(driver, claim)
    if (holder !== null && (!hasStrongClaim || isKnownByUsernameOnly(driver, holder))) known.add(holder)
  }
  const [first, ...others] = [...known].sort((a, b) => a - b)
  const survivor = contactId(first ?? addContact(driver, atMs))
  const merges = others.map((other) => mergeContacts(driver, survivor, contactId(other)))
  let hasNewWords = merges.length > 0
  people.forEach((person, index) => {
    const claimedAtMs = atMs - (people.length - 1 - index)
    for (const claim of claimsOf(person)) if (claimIdentity(driver, survivor, claim, claimedAtMs)) hasNewWords = true
    if (person.profileName && setProfileName(driver, survivor, person.profileName, claimedAtMs)) hasNewWords = true
  })
  driver.run('UPDATE contacts SET first_seen_at_ms = ?2 WHERE id = ?1 AND first_seen_at_ms > ?2', survivor, atMs)
  refreshContact(driver, survivor)
  return { contactId: survivor, merges, isChanged: hasNewWords }
}

/** The phone's address book no longer has this person: answers the contacts that lost their name by it. */
export function removeFromAddressBook(driver: Driver, person: PersonReference, atMs: number): ContactId[] {
  const renamed = new Set<ContactId>()
  for (const claim of claimsOf(person).filter(({ kind }) => kind !== 'username')) {
    const holder = holderOf(driver, claim)
    if (holder === null) awaitRemoval(driver, claim.kind, claim.key, atMs)
    else if (setAddressName(driver, contactId(holder), null, atMs)) renamed.add(contactId(holder))
  }
  for (const contact of renamed) refreshContact(driver, contact)
  return [...renamed]
}

function addContact(driver: Driver, atMs: number): number {
  return driver.run(`INSERT INTO contacts (id, name, first_seen_at_ms) VALUES (?, '', ?)`, nextContactId(driver), atMs).lastId
}

/** The number of a contact that became part of another, or went with its import, is never given again: undo steps may name it. */
export function nextContactId(driver: Driver): number {
  return driver.get<{ id: number }>('SELECT 1 + max(coalesce((SELECT max(id) FROM contacts), 0), coalesce((SELECT max(from_id) FROM contact_merges), 0), coalesce((SELECT max(last_contact_id) FROM imports), 0)) AS id')?.id ?? 1
}

/** A contact of whom a number, which nobody has, and what the owner says are all that is known: written at once as `resolveContact` would leave it. Answers its text for the search index. */
export function addPhoneContact(driver: Driver, { id, phone, givenName, note, atMs }: { id: ContactId; phone: string; givenName: string | null; note: string; atMs: number }): string {
  const text = contactText({ given_name: givenName, address_name: null, profile_name: null, identities: phone })
  driver.run(
    'INSERT INTO contacts (id, name, given_name, phone, note, first_seen_at_ms, search_text) VALUES (?, ?, ?, ?, ?, ?, ?)', id, givenName ?? `+${phone}`, givenName, phone, note, atMs, text,
  )
  const key = phoneKey(phone)
  driver.run(`INSERT INTO identities (kind, key, value, claimed_at_ms, contact_id) VALUES ('phone', ?, ?, ?, ?)`, key, phone, atMs, id)
  applyAwaitedRemovals(driver, id, 'phone', key)
  return text
}

/** The contact known by this phone number in any spelling. */
export function contactByPhone(driver: Driver, phone: string): ContactId | null {
  const holder = holderOf(driver, { kind: 'phone', key: phoneKey(phone.replace(/\D/g, '')) })
  return holder === null ? null : contactId(holder)
}

export function contactByReference(driver: Driver, person: { phone: string | null; userId: string | null }): ContactId | null {
  const holder = (person.userId === null ? null : holderOf(driver, { kind: 'user_id', key: person.userId })) ?? (person.phone === null ? null : contactByPhone(driver, person.phone))
  return holder === null ? null : contactId(holder)
}

export function identitiesOf(driver: Driver, id: ContactId): Identity[] {
  return driver.all<Identity>('SELECT kind, value FROM identities WHERE contact_id = ? ORDER BY kind, claimed_at_ms DESC, value', id)
}

type Known = { name: string; phone: string | null; user_id: string | null; given_name: string | null; address_name: string | null; profile_name: string | null }

/** Display name, first phone and user id of the contact, from what is known of it. */
export function refreshContact(driver: Driver, id: ContactId): void {
  const known = driver.get<Known>('SELECT name, phone, user_id, given_name, address_name, profile_name FROM contacts WHERE id = ?', id)
  if (!known) return
  const identities = driver.all<Identity & { claimed_at_ms: number }>('SELECT kind, value, claimed_at_ms FROM identities INDEXED BY identities_contact WHERE contact_id = ?', id)
  identities.sort((a, b) => b.claimed_at_ms - a.claimed_at_ms || (a.value < b.value ? 1 : -1))
  const latest = (kind: IdentityKind) => identities.find((identity) => identity.kind === kind)?.value ?? null
  const phone = latest('phone')
  const userId = latest('user_id')
  const name = known.given_name ?? known.address_name ?? known.profile_name ?? (phone === null ? null : `+${phone}`) ?? latest('username') ?? userId ?? ''
  if (name !== known.name || phone !== known.phone || userId !== known.user_id) driver.run('UPDATE contacts SET phone = ?, user_id = ?, name = ? WHERE id = ?', phone, userId, name, id)
}

function holderOf(driver: Driver, claim: { kind: IdentityKind; key: string }): number | null {
  return driver.get<{ contact_id: number }>('SELECT contact_id FROM identities WHERE kind = ? AND key = ?', claim.kind, claim.key)?.contact_id ?? null
}

function isKnownByUsernameOnly(driver: Driver, contact: number): boolean {
  return driver.get(`SELECT 1 FROM identities WHERE contact_id = ? AND kind <> 'username' LIMIT 1`, contact) === undefined
}

/** The latest claim decides the spelling and, for a user name, whose it is. Answers whether a word or its owner changed. */
function claimIdentity(driver: Driver, contact: ContactId, claim: Claim, atMs: number): boolean {
  const known = driver.get<{ value: string; contact_id: number; claimed_at_ms: number }>('SELECT value, contact_id, claimed_at_ms FROM identities WHERE kind = ? AND key = ?', claim.kind, claim.key)
  if (known && (known.claimed_at_ms > atMs || (known.claimed_at_ms === atMs && known.value >= claim.value))) return false
  driver.run(
    `INSERT INTO identities (kind, key, value, claimed_at_ms, contact_id) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (kind, key) DO UPDATE SET value = ?3, claimed_at_ms = ?4, contact_id = ?5`,
    claim.kind, claim.key, claim.value, atMs, contact,
  )
  if (!known && claim.kind !== 'username') applyAwaitedRemovals(driver, contact, claim.kind, claim.key)
  return known?.value !== claim.value || known.contact_id !== contact
}

function setProfileName(driver: Driver, contact: ContactId, name: string, atMs: number): boolean {
  const known = driver.get<{ profile_name: string | null; profile_name_at_ms: number | null }>('SELECT profile_name, profile_name_at_ms FROM contacts WHERE id = ?', contact)
  const knownAtMs = known?.profile_name_at_ms ?? -1
  if (knownAtMs > atMs || (knownAtMs === atMs && (known?.profile_name ?? '') >= name)) return false
  driver.run('UPDATE contacts SET profile_name = ?, profile_name_at_ms = ? WHERE id = ?', name, atMs, contact)
  return known?.profile_name !== name
}
