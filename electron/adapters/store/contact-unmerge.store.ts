import { contactId, conversationId, type ContactId, type UndoId } from '#shared/domain/ids.ts'
import { noteContactEvent } from './contact-events.store.ts'
import { refreshConsent } from './consent.store.ts'
import { recountFacts } from './contact-facts.store.ts'
import { conversationOf, mergeContacts, ownedTables } from './contact-merge.store.ts'
import { refreshConversation } from './conversation-refresh.ts'
import type { Driver, SqlRow, SqlValue } from './driver.ts'
import { putValue } from './fields.store.ts'
import { refreshContact } from './identities.store.ts'
import { refreshOutboxHead } from './outbox-head.ts'
import { renewContacts } from './search/contact-index.ts'
import { addUndoPart } from './undo-steps.store.ts'

type LabelRow = { label_id: number; at_ms: number }
type ValueRow = { contact_id: number; field_id: number; text: string | null; number: number | null; at_ms: number }
type Side = { contact: SqlRow; conversation: SqlRow | null; labels: LabelRow[]; values: ValueRow[]; isVip: number }

/** Both as they were, what exactly came over, and the survivor as the merge left it. */
export type MergePart = {
  into: number
  from: number
  kept: Side
  gone: Side
  after: { contact: SqlRow; conversation: SqlRow | null }
  identities: { kind: string; key: string }[]
  ids: Record<string, number[]>
}

/** A merge the owner asked for, with everything needed to take it apart again. */
export function mergeWithUndo(driver: Driver, into: ContactId, from: ContactId, undo: UndoId, nowMs: number): void {
  const kept = sideOf(driver, into)
  const gone = sideOf(driver, from)
  if (!kept || !gone || into === from) return
  const identities = driver.all<{ kind: string; key: string }>('SELECT kind, key FROM identities INDEXED BY identities_contact WHERE contact_id = ?', from)
  const idsOf = (table: string, column: string, value: SqlValue) => driver.all<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = ?`, value).map(({ id }) => id)
  const ids: MergePart['ids'] = Object.fromEntries([...ownedTables, 'attempts'].map((table) => [table, idsOf(table, 'contact_id', from)]))
  for (const table of ['messages', 'attachments']) ids[table] = gone.conversation === null ? [] : idsOf(table, 'conversation_id', gone.conversation.id ?? null)
  mergeContacts(driver, into, from)
  const conversation = conversationOf(driver, into)
  if (conversation !== null) refreshConversation(driver, conversation)
  refreshContact(driver, into)
  renewContacts(driver, [into])
  noteContactEvent(driver, [into], { kind: 'merged', name: String(gone.contact.name) }, nowMs)
  const after = sideOf(driver, into)
  if (after) addUndoPart(driver, undo, 'merge', { into, from, kept, gone, after: { contact: after.contact, conversation: after.conversation }, identities, ids } satisfies MergePart)
}

function sideOf(driver: Driver, contact: number): Side | null {
  const row = driver.get<SqlRow>('SELECT * FROM contacts WHERE id = ?', contact)
  if (!row) return null
  return {
    contact: row,
    conversation: driver.get<SqlRow>('SELECT * FROM conversations WHERE contact_id = ?', contact) ?? null,
    labels: driver.all<LabelRow>('SELECT label_id, at_ms FROM contact_labels WHERE contact_id = ?', contact),
    values: driver.all<ValueRow>('SELECT contact_id, field_id, text, number, at_ms FROM field_values WHERE contact_id = ?', contact),
    isVip: driver.get<{ is_vip: number }>('SELECT is_vip FROM contact_facts WHERE contact_id = ?', contact)?.is_vip ?? 0,
  }
}

/**
 * Both contacts as before. What was changed or arrived since the merge stays with the survivor: nobody can say whose
 * it is. A survivor that meanwhile became part of a third contact gives back from there.
 */
export function unmerge(driver: Driver, part: MergePart): ContactId[] {
  const { from, gone, kept, after } = part
  const into = driver.get<{ into_id: number }>('SELECT into_id FROM contact_merges WHERE from_id = ?', from)?.into_id
  if (into === undefined || driver.get('SELECT 1 FROM contacts WHERE id = ?', from)) return []
  insertRow(driver, 'contacts', gone.contact)
  driver.run('UPDATE contact_facts SET is_vip = ? WHERE contact_id = ?', gone.isVip, from)
  if (kept.isVip === 0 && gone.isVip === 1) driver.run('UPDATE contact_facts SET is_vip = 0 WHERE contact_id = ?', into)
  for (const { kind, key } of part.identities) driver.run('UPDATE identities SET contact_id = ? WHERE kind = ? AND key = ? AND contact_id = ?', from, kind, key, into)
  restoreRow(driver, 'contacts', into, kept.contact, after.contact)
  for (const table of [...ownedTables, 'attempts']) moveRows(driver, table, 'contact_id', part.ids[table] ?? [], into, from)
  takeConversationApart(driver, part, into)
  giveLabelsBack(driver, part, into)
  giveValuesBack(driver, part, into)
  driver.run(`DELETE FROM contact_events WHERE contact_id = ? AND kind = 'merged' AND data = ?`, into, JSON.stringify({ name: String(gone.contact.name) }))
  driver.run('DELETE FROM contact_merges WHERE from_id = ?', from)
  for (const contact of [into, from]) {
    refreshContact(driver, contactId(contact))
    recountFacts(driver, contact)
    refreshConsent(driver, contact)
    const conversation = conversationOf(driver, contactId(contact))
    if (conversation === null) continue
    refreshOutboxHead(driver, conversation)
    refreshConversation(driver, conversation)
  }
  renewContacts(driver, [into, from])
  return [contactId(into), contactId(from)]
}

function takeConversationApart(driver: Driver, { gone, kept, after, from, ids }: MergePart, into: number): void {
  if (gone.conversation === null) return
  const shared = conversationOf(driver, contactId(into))
  if (shared === null) return
  if (kept.conversation === null && shared === gone.conversation.id) {
    driver.run('UPDATE conversations SET contact_id = ? WHERE id = ?', from, shared)
    return
  }
  const isTaken = driver.get('SELECT 1 FROM conversations WHERE id = ?', gone.conversation.id ?? null) !== undefined
  const own = conversationId(insertRow(driver, 'conversations', isTaken ? { ...gone.conversation, id: null } : gone.conversation))
  for (const message of ids.messages ?? []) {
    driver.run('UPDATE messages SET conversation_id = ? WHERE id = ? AND conversation_id = ?', own, message, shared)
    driver.run('UPDATE outbox SET conversation_id = ? WHERE message_id = ? AND conversation_id = ?', own, message, shared)
  }
  moveRows(driver, 'attachments', 'conversation_id', ids.attachments ?? [], shared, own)
  if (kept.conversation !== null && after.conversation !== null) restoreRow(driver, 'conversations', shared, kept.conversation, after.conversation)
}

function giveLabelsBack(driver: Driver, { gone, kept, from }: MergePart, into: number): void {
  const own = new Set(kept.labels.map(({ label_id }) => label_id))
  for (const { label_id, at_ms } of gone.labels) {
    driver.run('INSERT OR IGNORE INTO contact_labels (label_id, contact_id, at_ms) SELECT id, ?, ? FROM labels WHERE id = ?', from, at_ms, label_id)
    if (!own.has(label_id)) driver.run('DELETE FROM contact_labels WHERE label_id = ? AND contact_id = ? AND at_ms = ?', label_id, into, at_ms)
  }
}

function giveValuesBack(driver: Driver, { gone, kept, from }: MergePart, into: number): void {
  for (const value of gone.values) {
    putValue(driver, { ...value, contact_id: from })
    const isStillIts = driver.get('SELECT 1 FROM field_values WHERE contact_id = ? AND field_id = ? AND at_ms = ? AND text IS ? AND number IS ?', into, value.field_id, value.at_ms, value.text, value.number)
    const own = kept.values.find((each) => each.field_id === value.field_id)
    if (!isStillIts) continue
    if (own) putValue(driver, { ...own, contact_id: into })
    else driver.run('DELETE FROM field_values WHERE contact_id = ? AND field_id = ?', into, value.field_id)
  }
}

function insertRow(driver: Driver, table: string, row: SqlRow): number {
  const names = Object.keys(row)
  return driver.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...Object.values(row)).lastId
}

/** Columns the merge changed and nobody since. */
function restoreRow(driver: Driver, table: string, id: number, before: SqlRow, after: SqlRow): void {
  const now = driver.get<SqlRow>(`SELECT * FROM ${table} WHERE id = ?`, id)
  if (!now) return
  const changed = Object.keys(before).filter((name) => name in now && before[name] !== after[name] && now[name] === after[name])
  if (changed.length > 0) driver.run(`UPDATE ${table} SET ${changed.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...changed.map((name) => before[name] ?? null), id)
}

function moveRows(driver: Driver, table: string, column: string, ids: readonly number[], from: number, to: number): void {
  for (const id of ids) driver.run(`UPDATE ${table} SET ${column} = ? WHERE id = ? AND ${column} = ?`, to, id, from)
}
