import type { ExportedContact, ExportedMessage } from '#core/ports/store/export-store.ts'
import type { Driver } from './driver.ts'

type MessageRow = {
  id: number; wamid: string | null; direction: ExportedMessage['direction']; origin: ExportedMessage['origin']; type: string; status: ExportedMessage['status']; contact_id: number
  phone: string | null; user_id: string | null; timestamp_ms: number; text: string | null; error: string | null; client_reference: string | null
}

/** Every message by (timestamp, id). The order is worked out once over ids (LIMIT keeps SQLite from dropping it); rows are then read chunk by chunk. */
export function* exportMessages(driver: Driver, chunkSize: number): Generator<ExportedMessage[]> {
  const rows = driver.iterate<MessageRow>(
    `SELECT m.id, m.wamid, m.direction, m.origin, m.type, m.status, c.contact_id, p.phone, p.user_id, coalesce(m.stated_at_ms, m.timestamp_ms) AS timestamp_ms, m.text, m.error, m.client_reference
     FROM (SELECT id, timestamp_ms FROM messages WHERE is_hidden = 0 ORDER BY timestamp_ms, id LIMIT -1) o CROSS JOIN messages m ON m.id = o.id
     CROSS JOIN conversations c ON c.id = m.conversation_id CROSS JOIN contacts p ON p.id = c.contact_id`,
  )
  yield* inChunks(rows, chunkSize, (row) => ({
    messageId: row.wamid, direction: row.direction, origin: row.origin, type: row.type, status: row.status, contactId: row.contact_id, waId: row.phone, userId: row.user_id,
    timestamp: new Date(row.timestamp_ms).toISOString(), text: row.text, errorCode: row.error === null ? null : (JSON.parse(row.error) as { code: number }).code,
    localId: row.id, clientReference: row.client_reference,
  }))
}

type ContactRow = {
  id: number; name: string; phone: string | null; user_id: string | null; username: string | null; first_seen_at_ms: number; last_inbound_at_ms: number | null
  is_blocked: number; message_count: number; note: string
}

export function* exportContacts(driver: Driver, chunkSize: number): Generator<ExportedContact[]> {
  const rows = driver.iterate<ContactRow>(
    `SELECT p.id, p.name, p.phone, p.user_id, (SELECT value FROM identities INDEXED BY identities_contact WHERE contact_id = p.id AND kind = 'username' ORDER BY claimed_at_ms DESC, value DESC LIMIT 1) AS username,
       p.first_seen_at_ms, c.last_inbound_at_ms, p.is_blocked, (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id AND m.is_hidden = 0) AS message_count, p.note
     FROM contacts p LEFT JOIN conversations c ON c.contact_id = p.id ORDER BY p.id`,
  )
  yield* inChunks(rows, chunkSize, (row) => ({
    contactId: row.id, name: row.name, phone: row.phone, userId: row.user_id, username: row.username, firstSeen: new Date(row.first_seen_at_ms).toISOString(),
    lastInbound: row.last_inbound_at_ms === null ? null : new Date(row.last_inbound_at_ms).toISOString(), isBlocked: row.is_blocked === 1, messageCount: row.message_count, note: row.note,
  }))
}

export function* inChunks<Row, Item>(rows: Iterable<Row>, size: number, convert: (row: Row) => Item): Generator<Item[]> {
  let chunk: Item[] = []
  for (const row of rows) {
    chunk.push(convert(row))
    if (chunk.length === size) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
