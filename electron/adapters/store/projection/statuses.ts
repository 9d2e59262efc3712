import type { StatusReported } from '#core/inbound/inbound-event.ts'
import { messageId, type MessageId } from '#shared/domain/ids.ts'
import type { MessageStatus } from '#shared/domain/message-status.ts'
import { applyAwaiting, keepForLater, messageByWamid } from './amendments.ts'
import { joinStatus } from './join-status.ts'
import type { Projection } from './projection.ts'

export function applyStatus(projection: Projection, event: StatusReported): void {
  const id = messageByWamid(projection.driver, event.wamid) ?? settleByReference(projection, event)
  if (id === null) keepForLater(projection.driver, event.wamid, event)
  else joinStatus(projection, id, event)
}

/**
 * An answer of Meta's that never reached us is made up for by our own reference, which every status carries
 * back: the message gets its wamid. Also an earlier attempt given up as unconfirmed is recognised, so that a
 * message queued anew is not sent a second time when the first did arrive after all.
 */
function settleByReference(projection: Projection, event: StatusReported): MessageId | null {
  if (event.clientReference === null) return null
  const { driver } = projection
  const found = driver.get<{ message_id: number; wamid: string | null; client_reference: string | null; own_wamid: string | null; status: MessageStatus }>(
    `SELECT r.message_id, r.wamid, m.client_reference, m.wamid AS own_wamid, m.status FROM client_references r JOIN messages m ON m.id = r.message_id WHERE r.reference = ?`,
    event.clientReference,
  )
  if (!found || found.own_wamid !== null || found.wamid !== null) return null
  const isCurrent = found.client_reference === event.clientReference
  if (!isCurrent && (event.status === 'failed' || (found.status !== 'queued' && found.status !== 'failed'))) return null
  const id = messageId(found.message_id)
  driver.run('UPDATE client_references SET wamid = ? WHERE reference = ?', event.wamid, event.clientReference)
  driver.run('UPDATE messages SET wamid = ? WHERE id = ?', event.wamid, id)
  if (found.status !== 'sending') projection.settled.add(id)
  applyAwaiting(projection, event.wamid, id)
  return id
}
