import type { InboundContent, InboundEvent } from '#core/inbound/inbound-event.ts'
import { conversationId, messageId, type MessageId, type Wamid } from '#shared/domain/ids.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { Driver } from '../driver.ts'
import { setContent, wireContent } from '../message-content.store.ts'
import { joinStatus } from './join-status.ts'
import { noteMessage, type Projection } from './projection.ts'

type Edit = Extract<InboundEvent, { kind: 'message-edited' }>
type Revoke = Extract<InboundEvent, { kind: 'message-revoked' }>
type ReactionEvent = Extract<InboundEvent, { kind: 'reaction' }>
/** Events about a message that may arrive before it. */
export type Amendment = Edit | Revoke | ReactionEvent | Extract<InboundEvent, { kind: 'status' }>

export function applyEdit(projection: Projection, event: Edit): void {
  const id = messageByWamid(projection.driver, event.wamid)
  if (id === null) keepForLater(projection.driver, event.wamid, event)
  else joinEdit(projection, id, event)
}

export function applyRevoke(projection: Projection, event: Revoke): void {
  const id = messageByWamid(projection.driver, event.wamid)
  if (id === null) keepForLater(projection.driver, event.wamid, event)
  else joinRevoke(projection, id, event)
}

export function applyReaction(projection: Projection, event: ReactionEvent): void {
  const id = messageByWamid(projection.driver, event.target)
  if (id === null) keepForLater(projection.driver, event.target, event)
  else joinReaction(projection, id, event)
}

export function keepForLater(driver: Driver, wamid: string, event: Amendment): void {
  driver.run('INSERT OR IGNORE INTO awaiting (wamid, event) VALUES (?, ?)', wamid, JSON.stringify(event))
}

/** What was said about a message before it was here. */
export function applyAwaiting(projection: Projection, wamid: string, id: MessageId): void {
  const waiting = projection.driver.all<{ event: string }>('SELECT event FROM awaiting WHERE wamid = ?', wamid)
  if (waiting.length === 0) return
  for (const { event } of waiting) applyTo(projection, id, JSON.parse(event) as Amendment)
  projection.driver.run('DELETE FROM awaiting WHERE wamid = ?', wamid)
}

function applyTo(projection: Projection, id: MessageId, event: Amendment): void {
  switch (event.kind) {
    case 'message-edited': return joinEdit(projection, id, event)
    case 'message-revoked': return joinRevoke(projection, id, event)
    case 'reaction': return joinReaction(projection, id, event)
    case 'status': return joinStatus(projection, id, event)
    default: assertNever(event)
  }
}

export function messageByWamid(driver: Driver, wamid: Wamid): MessageId | null {
  const row = driver.get<{ id: number }>('SELECT id FROM messages WHERE wamid = ?', wamid)
  return row ? messageId(row.id) : null
}

/** Every wording is kept; the one as received counts as time 0. The latest is shown. */
function joinEdit(projection: Projection, id: MessageId, event: Edit): void {
  const { driver } = projection
  const row = messageRow(driver, id)
  if (row.edited_at_ms === null) driver.run('INSERT INTO message_versions (message_id, at_ms, content) VALUES (?, 0, ?)', id, JSON.stringify(wireContent(driver, id)))
  const added = driver.run('INSERT OR IGNORE INTO message_versions (message_id, at_ms, content) VALUES (?, ?, ?)', id, event.atMs, JSON.stringify(event.content)).changes
  if (added === 0) return
  driver.run('UPDATE messages SET edited_at_ms = max(coalesce(edited_at_ms, 0), ?) WHERE id = ?', event.atMs, id)
  const latest = driver.get<{ content: string }>('SELECT content FROM message_versions WHERE message_id = ? ORDER BY at_ms DESC, content DESC LIMIT 1', id)
  if (latest) setContent(projection, id, JSON.parse(latest.content) as InboundContent, row.timestamp_ms)
  noteMessage(projection, conversationId(row.conversation_id), id, 'updated')
}

/** The original stays in the row and in the versions; screens show that it was deleted. */
function joinRevoke(projection: Projection, id: MessageId, event: Revoke): void {
  const changed = projection.driver.run('UPDATE messages SET deleted_at_ms = ?2 WHERE id = ?1 AND (deleted_at_ms IS NULL OR deleted_at_ms > ?2)', id, event.atMs).changes
  if (changed === 0) return
  projection.textsToIndex.add(id)
  noteMessage(projection, conversationId(messageRow(projection.driver, id).conversation_id), id, 'updated')
}

/** One reaction per person: the latest. A removed one stays as an empty row, so that an older one coming late does not return. */
function joinReaction(projection: Projection, id: MessageId, event: ReactionEvent): void {
  const changed = projection.driver.run(
    `INSERT INTO reactions (message_id, sender, emoji, at_ms, wamid) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (message_id, sender) DO UPDATE SET emoji = ?3, at_ms = ?4, wamid = ?5 WHERE at_ms < ?4 OR (at_ms = ?4 AND wamid < ?5)`,
    id, event.by, event.emoji, event.atMs, event.wamid,
  ).changes
  if (changed > 0) noteMessage(projection, conversationId(messageRow(projection.driver, id).conversation_id), id, 'updated')
}

function messageRow(driver: Driver, id: MessageId): { conversation_id: number; timestamp_ms: number; edited_at_ms: number | null } {
  const row = driver.get<{ conversation_id: number; timestamp_ms: number; edited_at_ms: number | null }>('SELECT conversation_id, timestamp_ms, edited_at_ms FROM messages WHERE id = ?', id)
  if (!row) throw new Error(`No message ${id}`)
  return row
}
