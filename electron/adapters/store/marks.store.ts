import type { Complaint } from '#shared/domain/contact.ts'
import { contactId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import { noteContactEvent } from './contact-events.store.ts'
import type { Driver } from './driver.ts'
import { addUndoPart } from './undo-steps.store.ts'

export function setVip(driver: Driver, id: ContactId, isVip: boolean, nowMs: number): void {
  const changed = driver.run('UPDATE contact_facts SET is_vip = ?1 WHERE contact_id = ?2 AND is_vip <> ?1', Number(isVip), id).changes
  if (changed > 0) noteContactEvent(driver, [id], { kind: isVip ? 'vip-set' : 'vip-removed' }, nowMs)
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

export function deleteComplaint(driver: Driver, id: number, undo: UndoId): ContactId | null {
  const row = driver.get<Complaint & { contactId: number }>('SELECT id, contact_id AS contactId, at_ms AS atMs, text FROM complaints WHERE id = ?', id)
  if (!row) return null
  const { contactId: contact, ...complaint } = row
  driver.run('DELETE FROM complaints WHERE id = ?', id)
  refreshComplaintFacts(driver, contact)
  addUndoPart(driver, undo, 'complaint', { contactId: contact, complaint } satisfies ComplaintPart)
  return contactId(contact)
}

export function undoComplaint(driver: Driver, { contactId: contact, complaint }: ComplaintPart): ContactId[] {
  driver.run('INSERT OR IGNORE INTO complaints (id, contact_id, at_ms, text) SELECT ?, id, ?, ? FROM contacts WHERE id = ?', complaint.id, complaint.atMs, complaint.text, contact)
  refreshComplaintFacts(driver, contact)
  return [contactId(contact)]
}
