import type { Deletion } from '#core/ports/store/customer-store.ts'
import type { Complaint } from '#shared/domain/contact.ts'
import { contactId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import { forgetContactEvent, noteContactEvent } from './contact-events.store.ts'
import type { Driver } from './driver.ts'
import { addUndoPart, countUndone, heirOf, nameOf, startUndo } from './undo-steps.store.ts'

export type VipsPart = { contactIds: number[]; isVip: boolean; nowMs: number }

export function setVips(driver: Driver, { contactIds, isVip, nowMs, undoId }: { contactIds: readonly number[]; isVip: boolean; nowMs: number; undoId: UndoId | null }): ContactId[] {
  const changed = driver.all<{ contact_id: number }>(
    'UPDATE contact_facts SET is_vip = ?1 WHERE contact_id IN (SELECT value FROM json_each(?2)) AND is_vip <> ?1 RETURNING contact_id', Number(isVip), JSON.stringify(contactIds),
  ).map(({ contact_id }) => contactId(contact_id))
  if (changed.length === 0) return []
  noteContactEvent(driver, changed, { kind: isVip ? 'vip-set' : 'vip-removed' }, nowMs)
  addUndoPart(driver, undoId, 'vips', { contactIds: changed, isVip, nowMs } satisfies VipsPart)
  countUndone(driver, undoId, changed.length)
  return changed
}

export const setVip = (driver: Driver, id: ContactId, isVip: boolean, nowMs: number): ContactId[] => setVips(driver, { contactIds: [id], isVip, nowMs, undoId: null })

/** Whose mark was changed again since keeps it. */
export function undoVips(driver: Driver, { contactIds, isVip, nowMs }: VipsPart): ContactId[] {
  const kind = isVip ? 'vip-set' : 'vip-removed'
  return contactIds.flatMap((contact) => {
    const isLatest = driver.get(`SELECT 1 FROM contact_events WHERE contact_id = ? AND at_ms > ? AND kind IN ('vip-set', 'vip-removed')`, contact, nowMs) === undefined
    forgetContactEvent(driver, contact, { kind }, nowMs)
    return isLatest && driver.run('UPDATE contact_facts SET is_vip = ?1 WHERE contact_id = ?2 AND is_vip <> ?1', Number(!isVip), contact).changes > 0 ? [contactId(contact)] : []
  })
}

export function complaints(driver: Driver, id: ContactId): Complaint[] {
  return driver.all<Complaint>('SELECT id, at_ms AS atMs, text FROM complaints WHERE contact_id = ? ORDER BY at_ms DESC, id DESC', id)
}

export function addComplaint(driver: Driver, id: ContactId, text: string, nowMs: number): number {
  driver.run('INSERT INTO complaints (contact_id, at_ms, text) VALUES (?, ?, ?)', id, nowMs, text)
  return refreshComplaintFacts(driver, id)
}

export function refreshComplaintFacts(driver: Driver, contact: number): number {
  driver.run('UPDATE contact_facts SET complaint_count = (SELECT count(*) FROM complaints WHERE contact_id = ?1) WHERE contact_id = ?1', contact)
  return driver.get<{ complaint_count: number }>('SELECT complaint_count FROM contact_facts WHERE contact_id = ?', contact)?.complaint_count ?? 0
}

export type ComplaintPart = { contactId: number; complaint: Complaint }

export function deleteComplaint(driver: Driver, id: number, nowMs: number): Deletion | null {
  const row = driver.get<Complaint & { contactId: number }>('SELECT id, contact_id AS contactId, at_ms AS atMs, text FROM complaints WHERE id = ?', id)
  if (!row) return null
  const { contactId: contact, ...complaint } = row
  const undo = startUndo(driver, { kind: 'complaint-deleted', customer: nameOf(driver, contact), text: complaint.text }, nowMs)
  driver.run('DELETE FROM complaints WHERE id = ?', id)
  refreshComplaintFacts(driver, contact)
  addUndoPart(driver, undo, 'complaint', { contactId: contact, complaint } satisfies ComplaintPart)
  return { contactId: contactId(contact), undoId: undo }
}

export function undoComplaint(driver: Driver, { contactId: owner, complaint }: ComplaintPart): ContactId[] {
  const contact = heirOf(driver, owner)
  driver.run('INSERT OR IGNORE INTO complaints (id, contact_id, at_ms, text) SELECT ?, id, ?, ? FROM contacts WHERE id = ?', complaint.id, complaint.atMs, complaint.text, contact)
  refreshComplaintFacts(driver, contact)
  return [contactId(contact)]
}
