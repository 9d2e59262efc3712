import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import { resolveContact } from '../identities.store.ts'
import { noteContact, type Projection } from './projection.ts'
import { applyReceived } from './received.ts'

/** Both references are one person from now on; the newer one is written to. The notice itself is a line of the thread. */
export function applyIdentityChange(projection: Projection, event: Extract<InboundEvent, { kind: 'identity-changed' }>): void {
  const found = resolveContact(projection.driver, [event.from, event.to], event.atMs)
  if (!found) return
  noteContact(projection, found)
  if (event.wamid === null) return
  applyReceived(projection, {
    kind: 'message-received', wamid: event.wamid, person: { ...event.to, profileName: null }, direction: 'inbound', origin: 'customer',
    content: { type: 'system', event: 'identity-changed', body: event.body }, timestampMs: event.atMs, quotedWamid: null, isForwarded: false, historyStatus: null, error: null,
  })
}
