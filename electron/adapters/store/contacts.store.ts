import type { SharedMedia } from '#shared/contract/contacts.ts'
import type { Page } from '#shared/contract/base.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { contactId, conversationId, mediaId, type ContactId, type ConversationId } from '#shared/domain/ids.ts'
import type { MediaState } from '#shared/domain/message.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Driver } from './driver.ts'
import { contactByPhone, contactByReference, identitiesOf, refreshContact, resolveContact } from './identities.store.ts'
import { openConversation } from './projection/received.ts'
import { refreshConversation } from './conversation-refresh.ts'
import { fieldValues } from './fields.store.ts'
import { labelIdsOf } from './labels.store.ts'
import { complaints } from './marks.store.ts'
import { purchaseTotals } from './purchases.store.ts'
import { renewContacts } from './search/contact-index.ts'

type Row = {
  id: number; name: string; given_name: string | null; address_name: string | null; profile_name: string | null; phone: string | null; note: string; is_blocked: number; first_seen_at_ms: number
  conversation_id: number | null; last_inbound_at_ms: number | null; last_timestamp_ms: number | null; message_count: number; is_vip: number
}

export function contact(driver: Driver, id: ContactId): Contact | null {
  const row = driver.get<Row>(
    `SELECT p.id, p.name, p.given_name, p.address_name, p.profile_name, p.phone, p.note, p.is_blocked, p.first_seen_at_ms, c.id AS conversation_id, c.last_inbound_at_ms, CASE WHEN c.last_message_id IS NULL THEN NULL ELSE c.last_timestamp_ms END AS last_timestamp_ms,
       (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id AND m.is_hidden = 0) AS message_count, f.is_vip
     FROM contacts p JOIN contact_facts f ON f.contact_id = p.id LEFT JOIN conversations c ON c.contact_id = p.id WHERE p.id = ?`,
    id,
  )
  if (!row) return null
  return {
    id: contactId(row.id),
    conversationId: row.conversation_id === null ? null : conversationId(row.conversation_id),
    name: row.name,
    givenName: row.given_name,
    profileName: row.profile_name,
    identities: identitiesOf(driver, id),
    phone: row.phone,
    country: row.phone === null ? null : (parsePhoneNumberFromString(`+${row.phone}`)?.country ?? null),
    note: row.note,
    isBlocked: row.is_blocked === 1,
    firstSeenAtMs: row.first_seen_at_ms,
    lastInboundAtMs: row.last_inbound_at_ms,
    lastMessageAtMs: row.last_timestamp_ms,
    messageCount: row.message_count,
    labelIds: labelIdsOf(driver, id),
    fieldValues: fieldValues(driver, id),
    purchaseTotals: purchaseTotals(driver, id),
    isVip: row.is_vip === 1,
    complaints: complaints(driver, id),
  }
}

export function openByPhone(driver: Driver, phone: string, nowMs: number): ConversationId {
  const digits = phone.replace(/\D/g, '')
  const known = contactByPhone(driver, digits)
  const found = known ?? addByPhone(driver, digits, nowMs)
  const conversation = openConversation(driver, found, nowMs)
  refreshConversation(driver, conversation)
  return conversation
}

function addByPhone(driver: Driver, digits: string, nowMs: number): ContactId {
  const added = resolveContact(driver, [{ phone: digits, userId: null, parentUserId: null, username: null, profileName: null }], nowMs)
  if (!added) throw new Error('A phone number has digits')
  renewContacts(driver, [added.contactId])
  return added.contactId
}

export function setGivenName(driver: Driver, id: ContactId, givenName: string | null): void {
  driver.run('UPDATE contacts SET given_name = ? WHERE id = ?', givenName?.trim() || null, id)
  refreshContact(driver, id)
  renewContacts(driver, [id])
}

export function setNote(driver: Driver, id: ContactId, note: string): void {
  driver.run('UPDATE contacts SET note = ? WHERE id = ?', note, id)
}

export function setBlocked(driver: Driver, id: ContactId, isBlocked: boolean): void {
  driver.run('UPDATE contacts SET is_blocked = ? WHERE id = ?', Number(isBlocked), id)
}

export function replaceBlocked(driver: Driver, people: readonly { phone: string | null; userId: string | null }[]): ContactId[] {
  const wanted = new Set(people.map((person) => contactByReference(driver, person)).filter((id) => id !== null))
  const blocked = new Set(driver.all<{ id: number }>('SELECT id FROM contacts WHERE is_blocked = 1').map((row) => contactId(row.id)))
  const changed = [...wanted, ...blocked].filter((id) => wanted.has(id) !== blocked.has(id))
  for (const id of changed) setBlocked(driver, id, wanted.has(id))
  return changed
}

const mediaKinds = { pictures: `'image', 'video', 'sticker'`, documents: `'document'`, voice: `'audio'` } as const

export function contactMedia(driver: Driver, request: { conversationId: ConversationId; kind: keyof typeof mediaKinds; after: string | null; limit: number }): Page<SharedMedia> {
  const [afterMs = Number.MAX_SAFE_INTEGER, afterId = 0] = request.after === null ? [] : request.after.split('.').map(Number)
  const rows = driver.all<{ id: number; message_id: number; type: SharedMedia['type']; timestamp_ms: number; direction: 'inbound' | 'outbound'; state: MediaState; mime_type: string; file_name: string | null; size_bytes: number | null; is_voice: number; is_animated: number; expires_at_ms: number | null; problem: string | null }>(
    `SELECT f.id, m.id AS message_id, m.type, m.timestamp_ms, m.direction, f.state, f.mime_type, f.file_name, f.size_bytes, f.is_voice, f.is_animated, f.expires_at_ms, f.problem
     FROM messages m JOIN media f ON f.id = m.media_id
     WHERE m.conversation_id = ? AND m.is_hidden = 0 AND m.type IN (${mediaKinds[request.kind]}) AND m.deleted_at_ms IS NULL AND (m.timestamp_ms, m.id) < (?, ?)
     ORDER BY m.timestamp_ms DESC, m.id DESC LIMIT ?`,
    request.conversationId, afterMs, afterId, request.limit + 1,
  )
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      id: mediaId(row.id), messageId: row.message_id, type: row.type, timestampMs: row.timestamp_ms, direction: row.direction, state: row.state, mimeType: row.mime_type,
      fileName: row.file_name, sizeBytes: row.size_bytes, isVoice: row.is_voice === 1, isAnimated: row.is_animated === 1, expiresAtMs: row.expires_at_ms, problem: row.problem,
    })),
    next: rows.length > request.limit && last ? `${last.timestamp_ms}.${last.message_id}` : null,
  }
}
