import type { ContactNames, ContactUpsert, ContactUpserted } from '#core/ports/store/integrations-store.ts'
import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { addConsentLine, consentOf, isOptOutKept } from './consent.store.ts'
import { noteContactEvent } from './contact-events.store.ts'
import { setGivenName, setNote } from './contacts.store.ts'
import type { Driver } from './driver.ts'
import { setFieldValues } from './fields.store.ts'
import { contactByReference, resolveContact } from './identities.store.ts'
import { changeLabels } from './labels.store.ts'
import { setVip } from './marks.store.ts'
import { renewContacts } from './search/contact-index.ts'

export function contactIds(driver: Driver, after: number, limit: number): ContactId[] {
  return driver.all<{ id: number }>('SELECT id FROM contacts WHERE id > ? ORDER BY id LIMIT ?', after, limit).map(({ id }) => contactId(id))
}

export function contactNamed(driver: Driver, { phone, userId }: ContactNames): ContactId | 'two' | null {
  const byPhone = phone === null ? null : contactByReference(driver, { phone, userId: null })
  const byUserId = userId === null ? null : contactByReference(driver, { phone: null, userId })
  if (byPhone !== null && byUserId !== null && byPhone !== byUserId) return 'two'
  return byPhone ?? byUserId
}

export function upsertContacts(driver: Driver, upserts: readonly ContactUpsert[], nowMs: number): ContactUpserted[] {
  return upserts.map((upsert) => upsertOne(driver, upsert, nowMs))
}

function upsertOne(driver: Driver, upsert: ContactUpsert, nowMs: number): ContactUpserted {
  const { who } = upsert
  const known = typeof who === 'number' ? who : contactNamed(driver, who)
  if (known === 'two') return { outcome: 'two-contacts' }
  const id = known ?? (typeof who === 'number' ? null : added(driver, who, nowMs))
  const row = id === null ? undefined : driver.get<{ given_name: string | null; note: string; is_vip: number }>('SELECT p.given_name, p.note, f.is_vip FROM contacts p JOIN contact_facts f ON f.contact_id = p.id WHERE p.id = ?', id)
  if (id === null || !row) return { outcome: 'not-found' }

  const isNew = known === null
  let isChanged = isNew
  if (upsert.givenName !== undefined && upsert.givenName !== row.given_name) {
    setGivenName(driver, id, upsert.givenName)
    isChanged = true
  }
  if (upsert.note !== undefined && upsert.note !== row.note) {
    setNote(driver, id, upsert.note)
    noteContactEvent(driver, [id], { kind: 'note-changed' }, nowMs)
    isChanged = true
  }
  if (upsert.isVip !== undefined && upsert.isVip !== (row.is_vip === 1)) {
    setVip(driver, id, upsert.isVip, nowMs)
    isChanged = true
  }
  const hasNewLabels = changeLabels(driver, { contactIds: [id], add: upsert.addLabels, remove: upsert.removeLabels, nowMs, undoId: null }).length > 0
  const values = upsert.fieldValues.map((value) => ({ ...value, contactId: id }))
  const hasNewValues = setFieldValues(driver, { values, nowMs, undoId: null }).length > 0
  const consent = takeConsent(driver, id, upsert.consent, nowMs)
  return { outcome: 'done', contactId: id, isNew, isChanged: isChanged || hasNewLabels || hasNewValues || consent.isChanged, hasNewLabels, hasNewConsent: consent.isChanged, isOptOutKept: consent.isOptOutKept, withdrawn: consent.withdrawn }
}

function added(driver: Driver, { phone, userId }: ContactNames, nowMs: number): ContactId | null {
  const contact = resolveContact(driver, [{ phone, userId, parentUserId: null, username: null, profileName: null }], nowMs)
  if (contact) renewContacts(driver, [contact.contactId])
  return contact?.contactId ?? null
}

function takeConsent(driver: Driver, id: ContactId, line: ContactUpsert['consent'], nowMs: number) {
  const nothing = { isChanged: false, isOptOutKept: false, withdrawn: [] }
  if (!line) return nothing
  const { consent } = consentOf(driver, id)
  if (isOptOutKept(consent, line)) return { ...nothing, isOptOutKept: true }
  if (line.atMs === null && consent.state === (line.kind === 'opt-in' ? 'opted-in' : 'opted-out')) return nothing
  const statedAtMs = line.atMs ?? nowMs
  const change = addConsentLine(driver, id, { atMs: Math.min(statedAtMs, nowMs), kind: line.kind, path: 'api', reference: `api:${id}:${line.kind}:${statedAtMs}`, evidence: line.evidence })
  return { ...change, isOptOutKept: false }
}
