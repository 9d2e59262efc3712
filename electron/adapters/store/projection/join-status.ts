import type { StatusReported } from '#core/inbound/inbound-event.ts'
import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import { contactId, conversationId, type MessageId } from '#shared/domain/ids.ts'
import { nextStatus, type MessageStatus, type OutgoingStatus } from '#shared/domain/message-status.ts'
import { resolveContact } from '../identities.store.ts'
import { refreshOutboxHead } from '../outbox-head.ts'
import { withdrawOwnReaction } from '../own-reactions.store.ts'
import { noteStoppedMarketing } from './consent-facts.ts'
import { noteContact, noteMessage, type Projection } from './projection.ts'

type Row = {
  conversation_id: number; contact_id: number; direction: string; status: MessageStatus; error: string | null; at_ms: number | null
  failed_at_ms: number | null; pricing: string | null; pricing_at_ms: number | null; is_hidden: number
}

/** Highest status, earliest time of each, reason of the earliest failure, latest price: none depends on the order of arrival. */
export function joinStatus(projection: Projection, id: MessageId, event: StatusReported): void {
  const { driver } = projection
  const column = `${event.status}_at_ms` as const
  const select = `SELECT m.conversation_id, c.contact_id, m.direction, m.status, m.error, m.${column} AS at_ms, m.failed_at_ms, m.pricing, m.pricing_at_ms, m.is_hidden
    FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.id = ?`
  const row = driver.get<Row>(select, id)
  if (!row || row.direction === 'inbound') return
  const found = resolveContact(driver, [event.person], event.atMs, contactId(row.contact_id))
  if (found) noteContact(projection, found)
  noteStoppedMarketing(projection, found?.contactId ?? row.contact_id, event)

  const knownError = row.error === null ? null : (JSON.parse(row.error) as DeliveryError)
  const isLocalFailure = row.status === 'failed' && knownError !== null && knownError.code < 0
  const status = nextStatus(row.status as OutgoingStatus, event.status, isLocalFailure)
  const atMs = Math.min(row.at_ms ?? Infinity, event.atMs)
  const error = status === 'failed' ? earliestError(row, isLocalFailure, event) : null
  const pricing = latestPricing(row, event)
  const isChanged = status !== row.status || atMs !== row.at_ms || error !== row.error || pricing.json !== row.pricing || isLocalFailure
  if (!isChanged) return
  driver.run(`UPDATE messages SET status = ?, ${column} = ?, error = ?, pricing = ?, pricing_at_ms = ? WHERE id = ?`, status, atMs, error, pricing.json, pricing.atMs, id)
  if (row.status === 'unknown' || isLocalFailure) projection.settled.add(id)
  closeOutboxRow(projection, id, event.status)
  const conversation = driver.get<{ conversation_id: number }>('SELECT conversation_id FROM messages WHERE id = ?', id)?.conversation_id ?? row.conversation_id
  if (row.is_hidden === 0) noteMessage(projection, conversationId(conversation), id, 'updated')
  else if (status === 'failed') {
    const target = withdrawOwnReaction(driver, id)
    if (target !== null) noteMessage(projection, conversationId(conversation), target, 'updated')
  }
}

function earliestError(row: Row, isLocalFailure: boolean, event: StatusReported): string | null {
  const known = isLocalFailure ? null : row.error
  if (event.status !== 'failed' || event.error === null) return known
  const reported = JSON.stringify(event.error)
  if (known === null || row.failed_at_ms === null || event.atMs < row.failed_at_ms) return reported
  return event.atMs === row.failed_at_ms && reported < known ? reported : known
}

function latestPricing(row: Row, event: StatusReported): { json: string | null; atMs: number | null } {
  const known = { json: row.pricing, atMs: row.pricing_at_ms }
  if (event.pricing === null) return known
  const reported = { json: JSON.stringify(event.pricing), atMs: event.atMs }
  if (known.json === null || known.atMs === null || event.atMs > known.atMs) return reported
  return event.atMs === known.atMs && reported.json > known.json ? reported : known
}

/** What Meta has is not sent again; the content stays until any report says it arrived, in case a failure must be retried. */
function closeOutboxRow(projection: Projection, id: MessageId, reported: StatusReported['status']): void {
  const { driver } = projection
  const isArrived = reported === 'delivered' || reported === 'read' || reported === 'played'
  const changed = isArrived
    ? driver.run('DELETE FROM outbox WHERE message_id = ?', id).changes
    : driver.run(`UPDATE outbox SET state = (SELECT CASE status WHEN 'failed' THEN 'failed' ELSE 'accepted' END FROM messages WHERE id = message_id), due_at_ms = NULL, unknown_at_ms = NULL WHERE message_id = ?`, id).changes
  if (changed === 0) return
  const row = driver.get<{ conversation_id: number }>('SELECT conversation_id FROM messages WHERE id = ?', id)
  if (row) refreshOutboxHead(driver, conversationId(row.conversation_id))
}
