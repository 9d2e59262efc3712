import { foldForSearch } from '#shared/domain/search-folding.ts'
import { gramsOf } from '#shared/domain/search-grams.ts'
import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { getChoseong } from 'es-hangul'
import type { Driver } from '../driver.ts'

type ContactWords = { given_name: string | null; address_name: string | null; profile_name: string | null; identities: string | null }

/** What a contact is found by: every name, their initial consonants, and every phone, user id and user name; folded, one per line. */
function contactSearchText(driver: Driver, id: number): string {
  const row = driver.get<ContactWords>(
    `SELECT given_name, address_name, profile_name, (SELECT group_concat(value, char(10)) FROM identities WHERE contact_id = contacts.id) AS identities FROM contacts WHERE id = ?`,
    id,
  )
  return row ? contactText(row) : ''
}

export function contactText(row: ContactWords): string {
  const names = [row.given_name, row.address_name, row.profile_name].filter((name) => name !== null)
  const initials = names.map((name) => getChoseong(name).replaceAll(' ', '')).filter(Boolean)
  return foldForSearch([...names, ...initials, row.identities ?? ''].join('\n'))
}

/** All of a transaction at once and in order of their ids: the index then writes one segment, not one for each. */
export function renewContacts(driver: Driver, ids: Iterable<number>): void {
  const inOrder = [...ids].sort((a, b) => a - b).map(contactId)
  for (const id of inOrder) unindexContact(driver, id)
  for (const id of inOrder) if (driver.get('SELECT 1 FROM contacts WHERE id = ?', id)) indexContact(driver, id)
}

/** For a contact that has no entry yet; a removal before it would cost a segment of its own. */
export function indexContact(driver: Driver, id: ContactId): void {
  const text = contactSearchText(driver, id)
  driver.run('UPDATE contacts SET search_text = ? WHERE id = ?', text, id)
  indexContactText(driver, id, text)
}

/** `text`: what already lies in the contact's row. */
export function indexContactText(driver: Driver, id: ContactId, text: string): void {
  driver.run('INSERT INTO contact_text (rowid, grams) VALUES (CAST(? AS INTEGER), ?)', id, gramsOf(text))
}

export function unindexContact(driver: Driver, id: ContactId): void {
  driver.run('DELETE FROM contact_text WHERE rowid = CAST(? AS INTEGER)', id)
}
