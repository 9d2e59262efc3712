import type { InboundContent, InboundEvent, MessageReceived, PersonReference, StatusReported } from '#core/inbound/inbound-event.ts'
import type { ProjectedDelivery, ProjectionContext } from '#core/ports/store/inbound-store.ts'
import type { Store } from '#core/ports/store/store.ts'
import { wamid } from '#shared/domain/ids.ts'
import { createHash } from 'node:crypto'

export const hour = 3_600_000
export const context = (nowMs: number): ProjectionContext => ({ nowMs, notAfterMs: Number.POSITIVE_INFINITY, windowLengthMs: 24 * hour, mediaLifetimeMs: 7 * 24 * hour, notesAutomation: false })

export const person = (parts: Partial<PersonReference>): PersonReference => ({ phone: null, userId: null, parentUserId: null, username: null, profileName: null, ...parts })
export const text = (body: string): InboundContent => ({ type: 'text', body })

export function received(id: string, from: Partial<PersonReference>, timestampMs: number, parts: Partial<MessageReceived> = {}): MessageReceived {
  return {
    kind: 'message-received', wamid: wamid(`wamid.${id}`), person: person(from), direction: 'inbound', origin: 'customer', content: text(id), timestampMs,
    quotedWamid: null, isForwarded: false, historyStatus: null, error: null, ...parts,
  }
}

export function status(id: string, reported: StatusReported['status'], atMs: number, parts: Partial<StatusReported> = {}): StatusReported {
  return { kind: 'status', wamid: wamid(`wamid.${id}`), clientReference: null, status: reported, person: person({}), error: null, pricing: null, atMs, ...parts }
}

let lastBody = 0

/** Journal row and projection of one delivery with these events, as the inbound pipeline does it. */
export async function deliver(store: Store, events: readonly InboundEvent[], nowMs: number, more: Partial<ProjectionContext> = {}) {
  lastBody += 1
  const body = new TextEncoder().encode(`delivery ${lastBody}`)
  const [entry] = await store.appendJournal([{ body, sha256: createHash('sha256').update(body).digest(), receivedAtMs: nowMs }])
  if (!entry) throw new Error('appendJournal answers one entry per delivery')
  const delivery: ProjectedDelivery = { journalId: entry.journalId, receivedAtMs: nowMs, outcome: { ok: true, events: [...events] } }
  return store.project([delivery], { ...context(nowMs), ...more })
}
