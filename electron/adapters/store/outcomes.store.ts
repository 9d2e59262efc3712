import type { EndedMessage, RecordedOutcome } from '#core/ports/store/sending-store.ts'
import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import { contactId, conversationId, messageId, type ContactId, type ConversationId, type MessageId } from '#shared/domain/ids.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { addConsentLine } from './consent.store.ts'
import { refreshConversation } from './conversation-refresh.ts'
import type { Driver } from './driver.ts'
import { forgetUpload, noteUpload } from './kept-files.store.ts'
import { resolveContact } from './identities.store.ts'
import { refreshOutboxHead } from './outbox-head.ts'
import { withdrawOwnReaction } from './own-reactions.store.ts'
import { applyAwaiting } from './projection/amendments.ts'
import { saysStoppedMarketing } from './projection/consent-facts.ts'
import { startProjection } from './projection/projection.ts'
import { renewContacts } from './search/contact-index.ts'
import { renewText, unindexText } from './search/message-index.ts'

export type Claim = { messageId: MessageId; atMs: number; isBusinessInitiated: boolean }

/** Answers what was really claimed: a message discarded meanwhile is missing. */
export function claim(driver: Driver, claims: readonly Claim[]): MessageId[] {
  const claimed: MessageId[] = []
  for (const { messageId: id, atMs, isBusinessInitiated } of claims) {
    const row = driver.get<{ conversation_id: number; contact_id: number }>(
      `SELECT o.conversation_id, c.contact_id FROM outbox o JOIN conversations c ON c.id = o.conversation_id WHERE o.message_id = ? AND o.state = 'waiting'`, id,
    )
    if (!row) continue
    claimed.push(id)
    driver.run(`UPDATE outbox SET state = 'sending', due_at_ms = NULL, attempt_count = attempt_count + 1 WHERE message_id = ?`, id)
    driver.run(`UPDATE messages SET status = 'sending', error = NULL WHERE id = ?`, id)
    driver.run('INSERT INTO attempts (message_id, contact_id, at_ms, is_business_initiated) VALUES (?, ?, ?, ?)', id, row.contact_id, atMs, Number(isBusinessInitiated))
    refreshBoth(driver, row.conversation_id)
  }
  return claimed
}

/** A status that a webhook already reported stands: only a message still in flight takes a failure, a retry or an unknown. */
export function recordOutcomes(driver: Driver, outcomes: readonly RecordedOutcome[]): { conversationIds: ConversationId[]; reactionTargetIds: MessageId[] } {
  const touched = new Set<number>()
  const reactionTargetIds: MessageId[] = []
  const note = (target: MessageId | null) => void (target !== null && reactionTargetIds.push(target))
  for (const outcome of outcomes) {
    const row = driver.get<{ conversation_id: number; contact_id: number; wamid: string | null; status: string; client_reference: string | null }>(
      'SELECT m.conversation_id, c.contact_id, m.wamid, m.status, m.client_reference FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.id = ?', outcome.messageId,
    )
    if (!row) continue
    touched.add(row.conversation_id)
    const isInFlight = row.wamid === null && (row.status === 'sending' || row.status === 'unknown')
    switch (outcome.kind) {
      case 'accepted': for (const conversation of accept(driver, outcome, row)) touched.add(conversation); break
      case 'unknown': if (isInFlight) setState(driver, outcome.messageId, 'unknown', { unknownAtMs: outcome.atMs }); break
      case 'retry': if (isInFlight) setState(driver, outcome.messageId, 'waiting', { dueAtMs: outcome.nextAttemptAtMs, error: outcome.error, forgetsUpload: outcome.forgetsUpload === true }); break
      case 'failed':
        if (saysStoppedMarketing(outcome.error.code)) addConsentLine(driver, row.contact_id, { atMs: outcome.atMs, kind: 'opt-out', path: 'meta-error', reference: `refused:${outcome.messageId}`, evidence: null })
        if (row.wamid === null && (isInFlight || row.status === 'queued')) note(setState(driver, outcome.messageId, 'failed', { error: outcome.error, failedAtMs: outcome.atMs }))
        break
      case 'uploaded': noteUpload(driver, outcome.messageId, outcome.wireId, outcome.atMs); break
      default: assertNever(outcome)
    }
  }
  const remaining = [...touched].filter((id) => driver.get('SELECT 1 FROM conversations WHERE id = ?', id) !== undefined)
  for (const id of remaining) refreshBoth(driver, id)
  return { conversationIds: [...touched].map(conversationId), reactionTargetIds }
}

type Accepted = Extract<RecordedOutcome, { kind: 'accepted' }>

function accept(driver: Driver, outcome: Accepted, row: { contact_id: number; wamid: string | null; status: string; client_reference: string | null }): number[] {
  const id = outcome.messageId
  const touched = new Set<number>()
  if (row.wamid === null) {
    removeDouble(driver, outcome)
    driver.run(`UPDATE messages SET wamid = ?, status = CASE WHEN status IN ('queued', 'sending', 'unknown', 'failed') THEN 'accepted' ELSE status END, error = NULL, failed_at_ms = NULL WHERE id = ?`, outcome.wamid, id)
    driver.run(`UPDATE outbox SET state = 'accepted', due_at_ms = NULL, unknown_at_ms = NULL WHERE message_id = ?`, id)
    if (row.client_reference !== null) driver.run('UPDATE client_references SET wamid = ? WHERE reference = ?', outcome.wamid, row.client_reference)
    const projection = startProjection(driver, { nowMs: outcome.atMs, notAfterMs: outcome.atMs, windowLengthMs: 0, mediaLifetimeMs: 0, notesAutomation: false })
    applyAwaiting(projection, outcome.wamid, id)
    for (const conversation of projection.conversations) touched.add(conversation)
    renewContacts(driver, projection.contacts)
    for (const message of projection.textsToIndex) renewText(driver, message)
  }
  if (outcome.waId !== null || outcome.userId !== null) {
    const person = { phone: outcome.waId, userId: outcome.userId, parentUserId: null, username: null, profileName: null }
    const found = resolveContact(driver, [person], outcome.atMs, contactId(row.contact_id))
    if (found?.isChanged) renewContacts(driver, [found.contactId])
    for (const merge of found?.merges ?? []) if (merge.conversations) touched.add(merge.conversations.from).add(merge.conversations.into)
  }
  return [...touched]
}

/** An echo or a history line of this very message that came before Meta's answer was recorded. */
function removeDouble(driver: Driver, outcome: Accepted): void {
  const double = driver.get<{ id: number; status: string }>('SELECT id, status FROM messages WHERE wamid = ? AND id <> ?', outcome.wamid, outcome.messageId)
  if (!double) return
  driver.run('UPDATE OR IGNORE reactions SET message_id = ? WHERE message_id = ?', outcome.messageId, double.id)
  unindexText(driver, double.id)
  driver.run('DELETE FROM messages WHERE id = ?', double.id)
}

type Change = { unknownAtMs?: number; dueAtMs?: number; error?: DeliveryError; failedAtMs?: number; forgetsUpload?: boolean }

/** Answers the message at which a reaction was taken back. */
function setState(driver: Driver, id: MessageId, state: 'unknown' | 'waiting' | 'failed', change: Change): MessageId | null {
  driver.run('UPDATE outbox SET state = ?, unknown_at_ms = coalesce(?, unknown_at_ms), due_at_ms = ? WHERE message_id = ?', state, change.unknownAtMs ?? null, change.dueAtMs ?? null, id)
  driver.run('UPDATE messages SET status = ?, error = ?, failed_at_ms = ? WHERE id = ?', state === 'waiting' ? 'queued' : state, change.error ? JSON.stringify(change.error) : null, change.failedAtMs ?? null, id)
  if (change.forgetsUpload) forgetUpload(driver, id)
  return state === 'failed' ? withdrawOwnReaction(driver, id) : null
}

export function markInterrupted(driver: Driver, nowMs: number): MessageId[] {
  const rows = driver.all<{ message_id: number; conversation_id: number }>(`SELECT message_id, conversation_id FROM outbox WHERE state = 'sending'`)
  for (const row of rows) {
    setState(driver, messageId(row.message_id), 'unknown', { unknownAtMs: nowMs })
    refreshConversation(driver, row.conversation_id)
  }
  return rows.map((row) => messageId(row.message_id))
}

/** The time of the unknown attempt stays with the row: such a message may have been sent and cannot be discarded. */
export function expireUnknown(driver: Driver, olderThanMs: number, error: DeliveryError): EndedMessage[] {
  const rows = driver.all<{ message_id: number; conversation_id: number }>(`SELECT message_id, conversation_id FROM outbox WHERE state = 'unknown' AND unknown_at_ms < ?`, olderThanMs)
  return rows.map((row) => {
    const reactionTargetId = setState(driver, messageId(row.message_id), 'failed', { error })
    refreshConversation(driver, row.conversation_id)
    return { messageId: messageId(row.message_id), conversationId: conversationId(row.conversation_id), reactionTargetId }
  })
}

export function oldestUnknownAtMs(driver: Driver): number | null {
  return driver.get<{ at: number | null }>(`SELECT min(unknown_at_ms) AS at FROM outbox WHERE state = 'unknown'`)?.at ?? null
}

export function attemptsSince(driver: Driver, sinceMs: number): { contactId: ContactId; atMs: number; isBusinessInitiated: boolean }[] {
  return driver
    .all<{ contact_id: number; at_ms: number; is_business_initiated: number }>('SELECT contact_id, at_ms, is_business_initiated FROM attempts WHERE at_ms >= ? ORDER BY at_ms, id', sinceMs)
    .map((row) => ({ contactId: contactId(row.contact_id), atMs: row.at_ms, isBusinessInitiated: row.is_business_initiated === 1 }))
}

function refreshBoth(driver: Driver, conversation: number): void {
  refreshOutboxHead(driver, conversationId(conversation))
  refreshConversation(driver, conversation)
}
