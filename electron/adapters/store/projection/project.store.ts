import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import type { ProjectedDelivery, ProjectionContext, ProjectionResult } from '#core/ports/store/inbound-store.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { noteArrived } from '../automation-settle.store.ts'
import { addToCounter } from '../counters.store.ts'
import { refreshConversation } from '../conversation-refresh.ts'
import type { Driver } from '../driver.ts'
import { noteHistoryProgress } from '../history-sync.store.ts'
import { setAddressName } from '../address-names.store.ts'
import { refreshContact, removeFromAddressBook, resolveContact } from '../identities.store.ts'
import { renewContacts } from '../search/contact-index.ts'
import { renewText } from '../search/message-index.ts'
import { applyIdentityChange } from './identity-changed.ts'
import { applyEdit, applyReaction, applyRevoke } from './amendments.ts'
import { finishProjection, noteContact, startProjection, type Projection } from './projection.ts'
import { applyMarketingPreference } from './consent-facts.ts'
import { applyReceived } from './received.ts'
import { applyStatus } from './statuses.ts'

/**
 * Every fact of a webhook joins the state by a rule that does not ask what came before it: the highest
 * status, the earliest time, the latest version, the union of identities. So order, splits and repeats leave
 * the same state (R2). Runs inside one transaction of the caller.
 */
export function project(driver: Driver, deliveries: readonly ProjectedDelivery[], context: ProjectionContext): ProjectionResult {
  const projection = startProjection(driver, context)
  for (const { journalId, receivedAtMs, outcome, isPart } of deliveries) {
    projection.receivedAtMs = receivedAtMs
    const { unknownCount: unknownBefore, otherNumberCount: otherBefore } = projection
    if (outcome.ok) for (const event of outcome.events) applyEvent(projection, believable(projection, event))
    const hasUnknown = Number(projection.unknownCount > unknownBefore || projection.otherNumberCount > otherBefore)
    if (isPart) {
      if (hasUnknown) driver.run('UPDATE journal SET has_unknown = 1 WHERE id = ?', journalId)
      continue
    }
    const changed = driver.run(
      `UPDATE journal SET state = ?, problem = ?, has_unknown = max(has_unknown, ?) WHERE id = ? AND state = 'pending'`,
      outcome.ok ? 'done' : 'unreadable', outcome.ok ? null : outcome.problem, hasUnknown, journalId,
    ).changes
    if (!outcome.ok && changed > 0) addToCounter(driver, 'unreadable', 1)
  }
  if (projection.unknownCount > 0) addToCounter(driver, 'unknown-type', projection.unknownCount)
  for (const conversation of projection.conversations) refreshConversation(driver, conversation)
  renewContacts(driver, projection.contacts)
  for (const message of projection.textsToIndex) renewText(driver, message)
  if (context.notesAutomation) noteArrived(driver, projection.arrived)
  return finishProjection(projection)
}

/** Two clocks may differ by this much. */
const toleratedAheadMs = 5 * 60_000

/** A time from the future would hold its place above everything that really happens. */
function believable(projection: Projection, event: InboundEvent): InboundEvent {
  const { notAfterMs } = projection
  const isTooLate = (ms: number) => ms > notAfterMs + toleratedAheadMs
  projection.statedAtMs = null
  if (event.kind === 'message-received') {
    if (!isTooLate(event.timestampMs)) return event
    projection.statedAtMs = event.timestampMs
    return { ...event, timestampMs: notAfterMs }
  }
  return 'atMs' in event && isTooLate(event.atMs) ? { ...event, atMs: notAfterMs } : event
}

function applyEvent(projection: Projection, event: InboundEvent): void {
  switch (event.kind) {
    case 'message-received': return applyReceived(projection, event)
    case 'message-edited': return applyEdit(projection, event)
    case 'message-revoked': return applyRevoke(projection, event)
    case 'reaction': return applyReaction(projection, event)
    case 'status': return applyStatus(projection, event)
    case 'identity-changed': return applyIdentityChange(projection, event)
    case 'address-book': return applyAddressBook(projection, event)
    case 'marketing-preference': return applyMarketingPreference(projection, event)
    case 'account-notice': projection.accountNotices.push(event); return
    case 'other-number': return noteOtherNumber(projection, event)
    case 'unknown-field': projection.unknownCount += 1; return
    case 'history-progress': return noteHistoryProgress(projection.driver, event)
    default: assertNever(event)
  }
}

function noteOtherNumber(projection: Projection, { phoneNumberId, messageCount }: Extract<InboundEvent, { kind: 'other-number' }>): void {
  projection.otherNumberCount += messageCount
  addToCounter(projection.driver, `other-number:${phoneNumberId}`, messageCount)
}

function applyAddressBook(projection: Projection, event: Extract<InboundEvent, { kind: 'address-book' }>): void {
  const { driver } = projection
  if (event.isRemoved) {
    for (const contactId of removeFromAddressBook(driver, event.person, event.atMs)) noteContact(projection, { contactId, merges: [], isChanged: true })
    return
  }
  const found = resolveContact(driver, [event.person], event.atMs)
  if (!found) return
  const isRenamed = setAddressName(driver, found.contactId, event.name, event.atMs)
  if (isRenamed) refreshContact(driver, found.contactId)
  noteContact(projection, { ...found, isChanged: found.isChanged || isRenamed })
}
