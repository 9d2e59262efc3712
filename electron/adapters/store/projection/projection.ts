import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import type { ProjectionContext, ProjectionResult } from '#core/ports/store/inbound-store.ts'
import { contactId, conversationId, mediaId, messageId, type ContactId, type ConversationId, type MediaId, type MessageId } from '#shared/domain/ids.ts'
import type { Driver } from '../driver.ts'
import type { ContactMerge } from '../contact-merge.store.ts'

/** What one transaction of projection has touched so far; turned into a `ProjectionResult` at its end. */
export type Projection = ProjectionContext & {
  driver: Driver
  receivedAtMs: number
  conversations: Set<number>
  contacts: Set<number>
  changes: Map<number, 'added' | 'updated' | 'removed'>
  arrived: Set<number>
  mediaToDownload: Set<MediaId>
  settled: Set<MessageId>
  accountNotices: Extract<InboundEvent, { kind: 'account-notice' }>[]
  /** Messages whose entry in the text index must be renewed. */
  textsToIndex: Set<number>
  unknownCount: number
  otherNumberCount: number
  /** The time given for the event under way, where it could not be believed. */
  statedAtMs: number | null
}

export function startProjection(driver: Driver, context: ProjectionContext): Projection {
  return {
    ...context, driver, receivedAtMs: context.nowMs, conversations: new Set(), contacts: new Set(), changes: new Map(), arrived: new Set(),
    mediaToDownload: new Set(), settled: new Set(), accountNotices: [], textsToIndex: new Set(), unknownCount: 0, otherNumberCount: 0, statedAtMs: null,
  }
}

/** A message added in this transaction stays "added" whatever happens to it afterwards. */
export function noteMessage(projection: Projection, conversation: ConversationId, message: MessageId, change: 'added' | 'updated'): void {
  projection.conversations.add(conversation)
  if (projection.changes.get(message) !== 'added') projection.changes.set(message, change)
}

export function noteContact(projection: Projection, found: { contactId: ContactId; merges: ContactMerge[]; isChanged: boolean }): void {
  if (found.isChanged) {
    projection.contacts.add(found.contactId)
    const conversation = projection.driver.get<{ id: number }>('SELECT id FROM conversations WHERE contact_id = ?', found.contactId)
    if (conversation) projection.conversations.add(conversation.id)
  }
  for (const { from, conversations } of found.merges) {
    projection.contacts.add(from)
    if (conversations) {
      projection.conversations.add(conversations.from)
      projection.conversations.add(conversations.into)
    }
  }
}

export function finishProjection(projection: Projection): ProjectionResult {
  const { driver } = projection
  const conversationOfMessage = (id: number) => driver.get<{ conversation_id: number }>('SELECT conversation_id FROM messages WHERE id = ?', id)?.conversation_id
  const messages: ProjectionResult['messages'] = []
  for (const [id, change] of projection.changes) {
    const conversation = conversationOfMessage(id)
    if (conversation !== undefined) messages.push({ conversationId: conversationId(conversation), messageId: messageId(id), change })
  }
  const arrived = [...projection.arrived].flatMap((id) => {
    const row = driver.get<{ conversation_id: number; name: string; muted_until_ms: number | null }>(
      'SELECT m.conversation_id, p.name, c.muted_until_ms FROM messages m JOIN conversations c ON c.id = m.conversation_id JOIN contacts p ON p.id = c.contact_id WHERE m.id = ?', id,
    )
    return row ? [{ conversationId: conversationId(row.conversation_id), messageId: messageId(id), contactName: row.name, isMuted: (row.muted_until_ms ?? 0) > projection.nowMs }] : []
  })
  return {
    conversationIds: [...projection.conversations].map(conversationId),
    contactIds: [...projection.contacts].map(contactId),
    messages,
    arrived,
    mediaToDownload: [...projection.mediaToDownload].map(mediaId),
    settled: [...projection.settled],
    accountNotices: projection.accountNotices,
  }
}
