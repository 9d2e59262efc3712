import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { refreshConsent } from './consent.store.ts'
import { forgetContactEvent } from './contact-events.store.ts'
import type { Driver } from './driver.ts'
import { refreshContact } from './identities.store.ts'
import { renewContacts, unindexContact } from './search/contact-index.ts'

/** What an import did to one customer beside labels, values, orders and consent, which keep parts of their own. Pairs are [before, after]. */
export type ImportedContact = [id: number, isNew: boolean, name: [string | null, string] | null, note: [string, string] | null, isVip: boolean | null]
export type ImportedPart = { atMs: number; source: string; changes: ImportedContact[] }

/** What was changed again since stays; a customer the import had made goes unless something else came to be known of them. */
export function undoImportedContacts(driver: Driver, { atMs, source, changes }: ImportedPart): ContactId[] {
  const renamed = new Set<number>()
  const removed: ContactId[] = []
  for (const [id, isNew, name, note, isVip] of changes.toReversed()) {
    forgetContactEvent(driver, id, { kind: 'imported', source }, atMs)
    if (isVip !== null && driver.run('UPDATE contact_facts SET is_vip = ? WHERE contact_id = ? AND is_vip = ?', Number(!isVip), id, Number(isVip)).changes > 0) forgetContactEvent(driver, id, { kind: isVip ? 'vip-set' : 'vip-removed' }, atMs)
    if (isNew && isUntouched(driver, id, name?.[1] ?? null, note?.[1] ?? '')) {
      removed.push(contactId(id))
      continue
    }
    if (isNew) continue
    if (note) driver.run('UPDATE contacts SET note = ? WHERE id = ? AND note = ?', note[0], id, note[1])
    if (name && driver.run('UPDATE contacts SET given_name = ? WHERE id = ? AND given_name = ?', name[0], id, name[1]).changes > 0) renamed.add(id)
  }
  for (const id of renamed) refreshContact(driver, contactId(id))
  for (const id of removed) {
    driver.run('DELETE FROM identities WHERE contact_id = ?', id)
    driver.run('DELETE FROM contacts WHERE id = ?', id)
  }
  renewContacts(driver, renamed)
  for (const id of removed.toSorted((one, other) => one - other)) unindexContact(driver, id)
  return [...new Set(changes.map(([id]) => contactId(id)))]
}

const signsOfLife = ['conversations', 'contact_labels', 'field_values', 'purchases', 'complaints', 'contact_events', 'consent_events'] as const

function isUntouched(driver: Driver, id: number, name: string | null, note: string): boolean {
  const asMade = driver.get('SELECT 1 FROM contacts WHERE id = ? AND given_name IS ? AND note = ? AND is_blocked = 0 AND profile_name IS NULL AND address_name IS NULL', id, name, note)
  if (!asMade || driver.get('SELECT 1 FROM contact_merges WHERE into_id = ?', id) || driver.get('SELECT 1 FROM contact_facts WHERE contact_id = ? AND is_vip = 1', id)) return false
  return signsOfLife.every((table) => driver.get(`SELECT 1 FROM ${table} WHERE contact_id = ? LIMIT 1`, id) === undefined)
}

export function undoImportedConsent(driver: Driver, references: readonly string[]): ContactId[] {
  const contacts = new Set<number>()
  for (const reference of references) {
    const line = driver.get<{ contact_id: number }>('SELECT contact_id FROM consent_events WHERE reference = ?', reference)
    if (line) contacts.add(line.contact_id)
    driver.run('DELETE FROM consent_events WHERE reference = ?', reference)
  }
  for (const contact of contacts) refreshConsent(driver, contact)
  return [...contacts].map(contactId)
}

export function undoImportLabel(driver: Driver, { labelId }: { labelId: number }): void {
  driver.run('DELETE FROM labels WHERE id = ?1 AND contact_count = 0 AND NOT EXISTS (SELECT 1 FROM contact_labels WHERE label_id = ?1)', labelId)
}

/** The first part of an import, so the last to be undone: the import as a whole is taken back. */
export function undoImport(driver: Driver, { importId }: { importId: number }): void {
  driver.run(`UPDATE imports SET state = 'undone' WHERE id = ?`, importId)
}
