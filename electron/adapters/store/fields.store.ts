import { fromStoredValue, toStoredValue, type Field, type FieldKind, type FieldValue } from '#shared/domain/fields.ts'
import { contactId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'
import { addUndoPart } from './undo-steps.store.ts'

type Row = { id: number; key: string; name: string; kind: FieldKind; choices: string; currency: string | null }

export function fields(driver: Driver): Field[] {
  return driver.all<Row>('SELECT id, key, name, kind, choices, currency FROM fields WHERE deleted_at_ms IS NULL ORDER BY position, id').map((row) => ({ ...row, choices: JSON.parse(row.choices) as Field['choices'] }))
}

/** A key that was ever given gets a number behind it, so that a text never means another field than it did. */
export function addField(driver: Driver, field: Omit<Field, 'id'>): number {
  let key = field.key
  for (let number = 2; driver.get('SELECT 1 FROM fields WHERE key = ?', key); number += 1) key = `${field.key}_${number}`
  return driver.run(
    'INSERT INTO fields (key, name, kind, choices, currency, position) SELECT ?, ?, ?, ?, ?, 1 + coalesce(max(position), 0) FROM fields',
    key, field.name, field.kind, JSON.stringify(field.choices), field.currency,
  ).lastId
}

export function updateField(driver: Driver, id: number, { name, choices }: Partial<Pick<Field, 'name' | 'choices'>>): void {
  driver.run('UPDATE fields SET name = coalesce(?, name), choices = coalesce(?, choices) WHERE id = ?', name ?? null, choices === undefined ? null : JSON.stringify(choices), id)
}

export function placeFields(driver: Driver, ids: readonly number[]): void {
  ids.forEach((id, position) => driver.run('UPDATE fields SET position = ? WHERE id = ?', position, id))
}

export function deleteField(driver: Driver, id: number, undo: UndoId): void {
  const step = driver.get<{ at_ms: number }>('SELECT at_ms FROM undo_steps WHERE id = ?', undo)
  driver.run('UPDATE fields SET deleted_at_ms = ? WHERE id = ? AND deleted_at_ms IS NULL', step?.at_ms ?? 0, id)
  addUndoPart(driver, undo, 'field-deleted', { fieldId: id })
}

export function undoFieldDeleted(driver: Driver, { fieldId }: { fieldId: number }): void {
  driver.run('UPDATE fields SET deleted_at_ms = NULL WHERE id = ?', fieldId)
}

export function fieldUse(driver: Driver, id: number): { contactCount: number } {
  return { contactCount: driver.get<{ count: number }>('SELECT count(*) AS count FROM field_values INDEXED BY field_values_number WHERE field_id = ?', id)?.count ?? 0 }
}

type ValueRow = { contact_id: number; field_id: number; text: string | null; number: number | null; at_ms: number }

export function fieldValues(driver: Driver, id: ContactId): FieldValue[] {
  return driver.all<ValueRow & { kind: FieldKind }>(
    'SELECT v.field_id, v.text, v.number, f.kind FROM field_values v JOIN fields f ON f.id = v.field_id AND f.deleted_at_ms IS NULL WHERE v.contact_id = ? ORDER BY f.position, f.id', id,
  ).map((row) => ({ fieldId: row.field_id, value: fromStoredValue(row.kind, row) }))
}

/** What each changed value was; null when there was none. */
export type FieldValuesPart = { before: ValueRow | null; contactId: number; fieldId: number; atMs: number }[]

export function setFieldValues(driver: Driver, request: { values: readonly { contactId: number; fieldId: number; value: FieldValue['value'] | null }[]; nowMs: number; undoId: UndoId | null }): ContactId[] {
  const kinds = new Map(fields(driver).map((field) => [field.id, field.kind]))
  const part: FieldValuesPart = []
  for (const { contactId: contact, fieldId, value } of request.values) {
    const kind = kinds.get(fieldId)
    if (kind === undefined) continue
    const before = valueRow(driver, contact, fieldId)
    const stored = value === null ? null : toStoredValue(kind, value)
    if ((stored?.text ?? null) === (before?.text ?? null) && (stored?.number ?? null) === (before?.number ?? null)) continue
    if (stored === null) driver.run('DELETE FROM field_values WHERE contact_id = ? AND field_id = ?', contact, fieldId)
    else if (!putValue(driver, { contact_id: contact, field_id: fieldId, ...stored, at_ms: request.nowMs })) continue
    part.push({ before, contactId: contact, fieldId, atMs: request.nowMs })
  }
  if (part.length > 0) addUndoPart(driver, request.undoId, 'field-values', part)
  return [...new Set(part.map((each) => contactId(each.contactId)))]
}

/** A value that was changed again since stays as it is. */
export function undoFieldValues(driver: Driver, part: FieldValuesPart): ContactId[] {
  for (const { before, contactId: contact, fieldId, atMs } of part) {
    const now = valueRow(driver, contact, fieldId)
    if (now !== null && now.at_ms !== atMs) continue
    if (before === null) driver.run('DELETE FROM field_values WHERE contact_id = ? AND field_id = ?', contact, fieldId)
    else putValue(driver, before)
  }
  return [...new Set(part.map((each) => contactId(each.contactId)))]
}

function valueRow(driver: Driver, contact: number, field: number): ValueRow | null {
  return driver.get<ValueRow>('SELECT contact_id, field_id, text, number, at_ms FROM field_values WHERE contact_id = ? AND field_id = ?', contact, field) ?? null
}

/** False when the contact or the field is gone. */
export function putValue(driver: Driver, { contact_id, field_id, text, number, at_ms }: ValueRow): boolean {
  return driver.run(
    `INSERT INTO field_values (contact_id, field_id, text, number, at_ms) SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM contacts WHERE id = ?1) AND EXISTS (SELECT 1 FROM fields WHERE id = ?2)
     ON CONFLICT (contact_id, field_id) DO UPDATE SET text = ?3, number = ?4, at_ms = ?5`,
    contact_id, field_id, text, number, at_ms,
  ).changes > 0
}

const valuesPerStep = 500

export function purgeFields(driver: Driver, beforeMs: number): boolean {
  const row = driver.get<{ id: number }>('SELECT id FROM fields WHERE deleted_at_ms < ? LIMIT 1', beforeMs)
  if (!row) return false
  const contacts = driver.all<{ contact_id: number }>('SELECT contact_id FROM field_values INDEXED BY field_values_number WHERE field_id = ? LIMIT ?', row.id, valuesPerStep)
  for (const { contact_id } of contacts) driver.run('DELETE FROM field_values WHERE contact_id = ? AND field_id = ?', contact_id, row.id)
  if (contacts.length < valuesPerStep) driver.run(`UPDATE fields SET deleted_at_ms = ${Number.MAX_SAFE_INTEGER} WHERE id = ?`, row.id)
  return true
}
