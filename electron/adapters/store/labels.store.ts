import type { LabelChange } from '#core/ports/store/customer-store.ts'
import { contactId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import type { Label } from '#shared/domain/labels.ts'
import { forgetContactEvent, noteContactEvent } from './contact-events.store.ts'
import type { Driver } from './driver.ts'
import { addUndoPart, countUndone, heirOf } from './undo-steps.store.ts'

export function labels(driver: Driver): Label[] {
  return driver.all<Label>('SELECT id, name, color, contact_count AS contactCount FROM labels WHERE deleted_at_ms IS NULL ORDER BY position, id')
}

export function labelIdsOf(driver: Driver, contact: number): number[] {
  return driver.all<{ id: number }>('SELECT l.id FROM contact_labels c JOIN labels l ON l.id = c.label_id AND l.deleted_at_ms IS NULL WHERE c.contact_id = ? ORDER BY l.position, l.id', contact).map(({ id }) => id)
}

export function addLabel(driver: Driver, { name, color }: Pick<Label, 'name' | 'color'>): number {
  return driver.run('INSERT INTO labels (name, color, position) SELECT ?, ?, 1 + coalesce(max(position), 0) FROM labels', name, color).lastId
}

export function updateLabel(driver: Driver, id: number, { name, color }: Partial<Pick<Label, 'name' | 'color'>>): void {
  driver.run('UPDATE labels SET name = coalesce(?, name), color = coalesce(?, color) WHERE id = ?', name ?? null, color ?? null, id)
}

export function placeLabels(driver: Driver, ids: readonly number[]): void {
  ids.forEach((id, position) => driver.run('UPDATE labels SET position = ? WHERE id = ?', position, id))
}

export function deleteLabel(driver: Driver, id: number, undo: UndoId): void {
  const step = driver.get<{ at_ms: number }>('SELECT at_ms FROM undo_steps WHERE id = ?', undo)
  driver.run('UPDATE labels SET deleted_at_ms = ? WHERE id = ? AND deleted_at_ms IS NULL', step?.at_ms ?? 0, id)
  addUndoPart(driver, undo, 'label-deleted', { labelId: id })
}

export function labelledContacts(driver: Driver, id: number, after: number, limit: number): ContactId[] {
  return driver.all<{ contact_id: number }>('SELECT contact_id FROM contact_labels WHERE label_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?', id, after, limit).map((row) => contactId(row.contact_id))
}

/** [label, contact, since] of every pair that was added or removed. */
type Pair = [labelId: number, contactId: number, atMs: number]
export type LabelsPart = { added: Pair[]; removed: Pair[]; nowMs: number }

/** Unknown labels and contacts are passed over. */
export function changeLabels(driver: Driver, { contactIds, add, remove, nowMs, undoId }: LabelChange): ContactId[] {
  const part: LabelsPart = { added: [], removed: [], nowMs }
  const known = new Set(labels(driver).map(({ id }) => id))
  const contacts = JSON.stringify(contactIds)
  for (const label of remove) {
    const gone = driver.all<{ contact_id: number; at_ms: number }>('DELETE FROM contact_labels WHERE label_id = ? AND contact_id IN (SELECT value FROM json_each(?)) RETURNING contact_id, at_ms', label, contacts)
    noteContactEvent(driver, gone.map(({ contact_id }) => contact_id), { kind: 'label-removed', labelId: label }, nowMs)
    for (const { contact_id, at_ms } of gone) part.removed.push([label, contact_id, at_ms])
  }
  for (const label of add.filter((each) => known.has(each))) {
    const set = driver.all<{ contact_id: number }>(
      'INSERT OR IGNORE INTO contact_labels (label_id, contact_id, at_ms) SELECT ?, p.id, ? FROM json_each(?) j CROSS JOIN contacts p ON p.id = j.value RETURNING contact_id', label, nowMs, contacts,
    )
    noteContactEvent(driver, set.map(({ contact_id }) => contact_id), { kind: 'label-set', labelId: label }, nowMs)
    for (const { contact_id } of set) part.added.push([label, contact_id, nowMs])
  }
  const changed = [...new Set([...part.added, ...part.removed].map(([, contact]) => contactId(contact)))]
  if (changed.length > 0) addUndoPart(driver, undoId, 'labels', part)
  countUndone(driver, undoId, changed.length)
  return changed
}

function addPair(driver: Driver, label: number, contact: number, atMs: number): boolean {
  return driver.run('INSERT OR IGNORE INTO contact_labels (label_id, contact_id, at_ms) SELECT ?, id, ? FROM contacts WHERE id = ?', label, atMs, contact).changes > 0
}

export function undoLabels(driver: Driver, { added, removed, nowMs }: LabelsPart): ContactId[] {
  for (const [label, contact, atMs] of added) {
    driver.run('DELETE FROM contact_labels WHERE label_id = ? AND contact_id = ? AND at_ms = ?', label, contact, atMs)
    forgetContactEvent(driver, contact, { kind: 'label-set', labelId: label }, nowMs)
  }
  for (const [label, contact, atMs] of removed) {
    if (driver.get('SELECT 1 FROM labels WHERE id = ?', label)) addPair(driver, label, heirOf(driver, contact), atMs)
    forgetContactEvent(driver, contact, { kind: 'label-removed', labelId: label }, nowMs)
  }
  return [...new Set([...added, ...removed].map(([, contact]) => contactId(contact)))]
}

/** A name that was given to another label meanwhile stays with that one. */
export function undoLabelDeleted(driver: Driver, { labelId }: { labelId: number }): void {
  const row = driver.get<{ name: string }>('SELECT name FROM labels WHERE id = ?', labelId)
  if (!row) return
  const taken = new Set(labels(driver).map(({ name }) => name.toLowerCase()))
  let name = row.name
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${row.name} ${number}`
  driver.run('UPDATE labels SET deleted_at_ms = NULL, name = ? WHERE id = ?', name, labelId)
}

const pairsPerStep = 500

/** Deleted before: gone for good, some contacts at a time. True when more is left. */
export function purgeLabels(driver: Driver, beforeMs: number): boolean {
  const row = driver.get<{ id: number }>('SELECT id FROM labels WHERE deleted_at_ms < ? LIMIT 1', beforeMs)
  if (!row) return false
  const contacts = labelledContacts(driver, row.id, 0, pairsPerStep)
  for (const contact of contacts) driver.run('DELETE FROM contact_labels WHERE label_id = ? AND contact_id = ?', row.id, contact)
  if (contacts.length < pairsPerStep) driver.run('DELETE FROM labels WHERE id = ?', row.id)
  return true
}
