import type { PlannedContent, Settlement, SettledChanges } from '#core/ports/store/automation-store.ts'
import type { ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import type { Driver } from './driver.ts'
import { attachKeptFile } from './kept-files.store.ts'
import { changeLabels } from './labels.store.ts'
import { enqueue } from './outbox.store.ts'

const automationPriority = 1

export function noteArrived(driver: Driver, messages: Iterable<number>): void {
  for (const id of messages) driver.run('INSERT OR IGNORE INTO automation_pending (message_id) SELECT id FROM messages WHERE id = ?', id)
}

export function settleAutomation(driver: Driver, settlements: readonly Settlement[]): SettledChanges {
  const changes: SettledChanges = { queued: [], contactIds: [], handedOver: [] }
  for (const settlement of settlements) {
    if (!takePending(driver, settlement)) continue
    for (const send of settlement.sends) {
      const content = outgoing(driver, settlement, send.content)
      const id = enqueue(driver, {
        conversationId: settlement.conversationId, clientReference: send.clientReference, origin: 'automation', priority: automationPriority, content, quotedMessageId: null, nowMs: settlement.nowMs,
      })
      driver.run('INSERT INTO automation_sends (message_id, rule_id, variant, at_ms) VALUES (?, ?, ?, ?)', id, send.ruleId, send.variant, settlement.nowMs)
      changes.queued.push({ conversationId: settlement.conversationId, messageId: id })
    }
    if (applyEffects(driver, settlement)) changes.contactIds.push(settlement.contactId)
    if (settlement.silenceUntilMs !== null) {
      silence(driver, settlement.conversationId, settlement.silenceUntilMs, 'handed-over')
      if (settlement.cause === 'message') driver.run('UPDATE conversations SET person_wanted_at_ms = ? WHERE id = ?', settlement.nowMs, settlement.conversationId)
      changes.handedOver.push(settlement.conversationId)
    }
    writeTrace(driver, settlement, changes.queued.filter(({ conversationId }) => conversationId === settlement.conversationId).map(({ messageId }) => messageId))
  }
  return changes
}

/** A file of the library becomes one of the conversation, of the same bytes. Rules hold their files, so it is there. */
function outgoing(driver: Driver, { conversationId, nowMs }: Settlement, content: PlannedContent): OutgoingContent {
  if (!('keptFileId' in content)) return content
  const { keptFileId, ...rest } = content
  return { ...rest, attachmentId: attachKeptFile(driver, conversationId, keptFileId, nowMs) }
}

/** False when it was decided before: nothing may happen twice. */
function takePending(driver: Driver, { messageId, eventId }: Settlement): boolean {
  if (messageId !== null) return driver.run('DELETE FROM automation_pending WHERE message_id = ?', messageId).changes > 0
  return driver.run('UPDATE automation_events SET is_settled = 1 WHERE id = ? AND is_settled = 0', eventId).changes > 0
}

function applyEffects(driver: Driver, settlement: Settlement): boolean {
  const { contactId, nowMs } = settlement
  let changed = 0
  if (settlement.addLabels.length + settlement.removeLabels.length > 0) {
    changed += changeLabels(driver, { contactIds: [contactId], add: settlement.addLabels, remove: settlement.removeLabels, nowMs, undoId: null }).length
  }
  for (const { fieldId, text, number } of settlement.fieldValues) {
    changed += driver.run(
      `INSERT INTO field_values (contact_id, field_id, text, number, at_ms) SELECT ?1, id, ?3, ?4, ?5 FROM fields WHERE id = ?2 AND deleted_at_ms IS NULL
       ON CONFLICT (contact_id, field_id) DO UPDATE SET text = excluded.text, number = excluded.number, at_ms = excluded.at_ms`,
      contactId, fieldId, text, number, nowMs,
    ).changes
  }
  for (const code of settlement.codes) driver.run('UPDATE codes SET contact_id = ?2, given_at_ms = coalesce(given_at_ms, ?3) WHERE id = ?1 AND (given_at_ms IS NULL OR contact_id = ?2)', code, contactId, nowMs)
  if (settlement.flow === null) driver.run('DELETE FROM automation_flow_states WHERE conversation_id = ?', settlement.conversationId)
  else if (settlement.flow) {
    const { flowId, step, missCount, atMs } = settlement.flow
    driver.run(
      `INSERT INTO automation_flow_states (conversation_id, flow_id, step, miss_count, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (conversation_id) DO UPDATE SET flow_id = ?2, step = ?3, miss_count = ?4, at_ms = ?5`,
      settlement.conversationId, flowId, step, missCount, atMs,
    )
  }
  const { started, finished } = settlement.flowCounts
  if (started !== null) driver.run('UPDATE automation_flows SET started_count = started_count + 1 WHERE id = ?', started)
  if (finished !== null) driver.run('UPDATE automation_flows SET finished_count = finished_count + 1 WHERE id = ?', finished)
  return changed > 0
}

export function silence(driver: Driver, conversation: ConversationId, untilMs: number, reason: string): void {
  driver.run('INSERT INTO automation_silences (conversation_id, until_ms, reason) VALUES (?1, ?2, ?3) ON CONFLICT (conversation_id) DO UPDATE SET until_ms = ?2, reason = ?3', conversation, untilMs, reason)
}

export function setSilence(driver: Driver, conversation: ConversationId, untilMs: number | null): void {
  if (untilMs === null) {
    driver.run('DELETE FROM automation_silences WHERE conversation_id = ?', conversation)
    driver.run('UPDATE conversations SET person_wanted_at_ms = NULL WHERE id = ?', conversation)
  } else silence(driver, conversation, untilMs, 'handed-over')
}

export function silenceOf(driver: Driver, conversation: ConversationId): { untilMs: number; reason: string } | null {
  const row = driver.get<{ until_ms: number; reason: string }>('SELECT until_ms, reason FROM automation_silences WHERE conversation_id = ?', conversation)
  return row ? { untilMs: row.until_ms, reason: row.reason } : null
}

function writeTrace(driver: Driver, settlement: Settlement, replyMessageIds: readonly MessageId[]): void {
  const { steps, consideredCount, budget } = settlement
  const id = driver.run(
    'INSERT INTO automation_traces (cause, message_id, conversation_id, at_ms, outcome, took_ms, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    settlement.cause, settlement.messageId, settlement.conversationId, settlement.nowMs, settlement.outcome, settlement.tookMs, JSON.stringify({ steps, consideredCount, replyMessageIds, budget }),
  ).lastId
  for (const rule of new Set(steps.flatMap(({ ruleId, result }) => (ruleId === null || result === 'no-match' ? [] : [ruleId])))) {
    driver.run('INSERT INTO automation_trace_rules (rule_id, trace_id) VALUES (?, ?)', rule, id)
  }
}

/** What a contact had that became part of another; the survivor's own flow and the longer silence stay. */
export function mergeAutomation(driver: Driver, into: ConversationId, from: ConversationId): void {
  driver.run('UPDATE automation_traces SET conversation_id = ? WHERE conversation_id = ?', into, from)
  const gone = silenceOf(driver, from)
  const kept = silenceOf(driver, into)
  if (gone && gone.untilMs > (kept?.untilMs ?? 0)) silence(driver, into, gone.untilMs, gone.reason)
  driver.run('UPDATE OR IGNORE automation_flow_states SET conversation_id = ? WHERE conversation_id = ?', into, from)
}

/** Codes and events of a person follow it. */
export function mergeAutomationOfContact(driver: Driver, into: ContactId, from: ContactId): void {
  driver.run('UPDATE codes SET contact_id = ? WHERE contact_id = ?', into, from)
  driver.run('UPDATE OR IGNORE automation_events SET contact_id = ? WHERE contact_id = ?', into, from)
}
