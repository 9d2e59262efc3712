import type { InboundContent, MessageReceived } from '#core/inbound/inbound-event.ts'
import { conversationId, messageId, type ContactId, type ConversationId } from '#shared/domain/ids.ts'
import { nextStatus, type OutgoingStatus } from '#shared/domain/message-status.ts'
import { serviceWindowEndsAtMs } from '#shared/domain/service-window.ts'
import type { Driver } from '../driver.ts'
import { resolveContact } from '../identities.store.ts'
import { contentColumns, isPlaceholder, setContent } from '../message-content.store.ts'
import { applyAwaiting } from './amendments.ts'
import { noteConsentWord } from './consent-facts.ts'
import { noteContact, noteMessage, type Projection } from './projection.ts'

type Known = { id: number; conversation_id: number; origin: string; type: string; status: string; timestamp_ms: number; edited_at_ms: number | null; direction: string }

export function applyReceived(projection: Projection, event: MessageReceived): void {
  const { driver } = projection
  const found = resolveContact(driver, [event.person], event.timestampMs)
  if (!found) return
  noteContact(projection, found)
  const known = driver.get<Known>('SELECT id, conversation_id, origin, type, status, timestamp_ms, edited_at_ms, direction FROM messages WHERE wamid = ?', event.wamid)
  const conversation = known ? conversationId(known.conversation_id) : openConversation(driver, found.contactId, event.timestampMs)
  driver.run('UPDATE conversations SET created_at_ms = ?2 WHERE id = ?1 AND created_at_ms > ?2', conversation, event.timestampMs)
  const isLiveInbound = event.origin === 'customer' && event.content.type !== 'system'
  if (known) joinReceived(projection, known, event, isLiveInbound)
  else addReceived(projection, conversation, event, isLiveInbound)
  noteConsentWord(projection, found.contactId, event)
  if (isLiveInbound) extendWindow(projection, conversation, event.timestampMs)
}

/** The number of a conversation that became part of another is never given again. */
export function openConversation(driver: Driver, contact: ContactId, atMs: number): ConversationId {
  const known = driver.get<{ id: number }>('SELECT id FROM conversations WHERE contact_id = ?', contact)
  if (known) return conversationId(known.id)
  const { id } = driver.get<{ id: number }>('SELECT 1 + max(coalesce((SELECT max(id) FROM conversations), 0), coalesce((SELECT max(from_conversation_id) FROM contact_merges), 0)) AS id') ?? { id: 1 }
  return conversationId(driver.run('INSERT INTO conversations (id, contact_id, created_at_ms, last_activity_at_ms) VALUES (?1, ?2, ?3, ?3)', id, contact, atMs).lastId)
}

function addReceived(projection: Projection, conversation: ConversationId, event: MessageReceived, isLiveInbound: boolean): void {
  const { driver } = projection
  const content = contentColumns(event.content)
  const id = messageId(driver.run(
    `INSERT INTO messages (conversation_id, wamid, direction, origin, type, text, content, status, error, timestamp_ms, received_at_ms, quoted_wamid, is_forwarded, is_unread, stated_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    conversation, event.wamid, event.direction, event.origin, content.type, content.text, content.json, statusOf(event), event.error ? JSON.stringify(event.error) : null,
    event.timestampMs, projection.receivedAtMs, event.quotedWamid, Number(event.isForwarded), Number(isLiveInbound && !isReadOnPhone(driver, conversation, event.timestampMs)), projection.statedAtMs,
  ).lastId)
  noteMessage(projection, conversation, id, 'added')
  if (event.content.type === 'unknown') projection.unknownCount += 1
  if ('media' in event.content) setContent(projection, id, event.content, event.timestampMs)
  if (content.text !== null) projection.textsToIndex.add(id)
  if (isLiveInbound) announce(projection, conversation, id)
  if (event.origin === 'phone-app') readBefore(driver, conversation, event.timestampMs)
  applyAwaiting(projection, event.wamid, id)
}

/** The same message told twice, for instance live and again by history: live wins over history, content over a placeholder, our own record over both. */
function joinReceived(projection: Projection, known: Known, event: MessageReceived, isLiveInbound: boolean): void {
  const { driver } = projection
  const id = messageId(known.id)
  const isOwn = known.origin !== 'history' && known.origin !== 'customer' && known.origin !== 'phone-app'
  let isChanged = false
  if (known.origin === 'history' && event.origin !== 'history') {
    const conversation = conversationId(known.conversation_id)
    driver.run('UPDATE messages SET origin = ?, is_unread = ? WHERE id = ?', event.origin, Number(isLiveInbound && !isReadOnPhone(driver, conversation, event.timestampMs)), id)
    if (event.origin === 'phone-app') readBefore(driver, conversation, event.timestampMs)
    if (isLiveInbound) announce(projection, conversation, id)
    isChanged = true
  }
  if (!isOwn && event.timestampMs < known.timestamp_ms) {
    driver.run('UPDATE messages SET timestamp_ms = ? WHERE id = ?', event.timestampMs, id)
    projection.textsToIndex.add(id)
    isChanged = true
  }
  if (known.direction === 'outbound') {
    const told = isOwn && event.error === null && event.origin === 'phone-app' ? 'sent' : statusOf(event)
    const status = nextStatus(known.status as OutgoingStatus, told as OutgoingStatus)
    if (status !== known.status) {
      driver.run('UPDATE messages SET status = ?, error = coalesce(?, error) WHERE id = ?', status, event.error ? JSON.stringify(event.error) : null, id)
      isChanged = true
    }
  }
  if (!isOwn && replaceBase(projection, known, event.content, event.timestampMs)) isChanged = true
  if (event.quotedWamid !== null || event.isForwarded) {
    isChanged = driver.run('UPDATE messages SET quoted_wamid = coalesce(quoted_wamid, ?2), is_forwarded = max(is_forwarded, ?3) WHERE id = ?1 AND (quoted_wamid IS NULL AND ?2 IS NOT NULL OR is_forwarded < ?3)', id, event.quotedWamid, Number(event.isForwarded)).changes > 0 || isChanged
  }
  if (isChanged) noteMessage(projection, conversationId(known.conversation_id), id, 'updated')
}

function replaceBase(projection: Projection, known: Known, content: InboundContent, timestampMs: number): boolean {
  const { driver } = projection
  if (isPlaceholder(content.type)) return false
  if (known.edited_at_ms === null) {
    if (!isPlaceholder(known.type)) return false
    setContent(projection, messageId(known.id), content, timestampMs)
    return true
  }
  const base = driver.get<{ content: string }>('SELECT content FROM message_versions WHERE message_id = ? AND at_ms = 0', known.id)
  if (!base || !isPlaceholder((JSON.parse(base.content) as InboundContent).type)) return false
  driver.run('UPDATE message_versions SET content = ? WHERE message_id = ? AND at_ms = 0', JSON.stringify(content), known.id)
  return true
}

/** A customer who writes brings an archived conversation back into the list. */
function announce(projection: Projection, conversation: ConversationId, id: number): void {
  projection.arrived.add(id)
  projection.driver.run('UPDATE conversations SET is_archived = 0 WHERE id = ? AND is_archived = 1', conversation)
}

/** Whoever answers on the phone has seen there what came before. */
function readBefore(driver: Driver, conversation: ConversationId, timestampMs: number): void {
  driver.run('UPDATE messages SET is_unread = 0 WHERE conversation_id = ? AND is_unread = 1 AND timestamp_ms < ?', conversation, timestampMs)
}

/** The same fact when the answer was told before the question. */
function isReadOnPhone(driver: Driver, conversation: ConversationId, timestampMs: number): boolean {
  return driver.get("SELECT 1 FROM messages WHERE conversation_id = ? AND is_hidden = 0 AND timestamp_ms > ? AND origin = 'phone-app' LIMIT 1", conversation, timestampMs) !== undefined
}

/** Never beyond its length from the arrival, whatever the wire says. */
function extendWindow(projection: Projection, conversation: ConversationId, toldMs: number): void {
  const timestampMs = Math.min(toldMs, projection.notAfterMs)
  projection.driver.run(
    'UPDATE conversations SET last_inbound_at_ms = ?2, window_ends_at_ms = ?3 WHERE id = ?1 AND coalesce(last_inbound_at_ms, -1) < ?2',
    conversation, timestampMs, serviceWindowEndsAtMs(timestampMs, projection.windowLengthMs),
  )
}

/** Meta reports nothing about what was written on the phone, so it counts as delivered (Meta's documentation, coexistence). */
function statusOf(event: MessageReceived): string {
  if (event.direction === 'inbound') return 'received'
  return event.error ? 'failed' : (event.historyStatus ?? (event.origin === 'phone-app' ? 'delivered' : 'sent'))
}
