import type { InboundEvent, MessageReceived, StatusReported } from '#core/inbound/inbound-event.ts'
import { contactId, conversationId, type ContactId } from '#shared/domain/ids.ts'
import { addConsentLine, consentReference, matcherOf, type ConsentLine } from '../consent.store.ts'
import { resolveContact } from '../identities.store.ts'
import { noteContact, noteMessage, type Projection } from './projection.ts'

/** Meta's code for a customer who switched the shop's marketing off (Meta's documentation, error codes). */
const stoppedMarketingCode = 131050

export function applyMarketingPreference(projection: Projection, event: Extract<InboundEvent, { kind: 'marketing-preference' }>): void {
  const found = resolveContact(projection.driver, [event.person], event.atMs)
  if (!found) return
  noteContact(projection, found)
  note(projection, found.contactId, {
    atMs: event.atMs, kind: event.isStopped ? 'opt-out' : 'opt-in', path: 'meta-preference', evidence: null,
    reference: `preference:${event.atMs}:${Number(event.isStopped)}:${event.person.userId ?? event.person.phone ?? ''}`,
  })
}

/** A message that is a word of the list and nothing else; a button with such a title counts the same. Only a live one is answered. */
export function noteConsentWord(projection: Projection, contact: ContactId, event: MessageReceived): void {
  if (event.direction !== 'inbound') return
  const { content } = event
  const text = content.type === 'text' ? content.body : content.type === 'button' ? content.text : content.type === 'interactive-reply' ? content.title : null
  const match = text === null ? null : matcherOf(projection.driver)(text)
  if (text === null || !match) return
  note(projection, contact, {
    atMs: event.timestampMs, kind: match.kind, path: 'keyword', reference: consentReference(event.wamid), wamid: event.wamid, evidence: text.trim(), language: match.language,
    ...(event.origin === 'customer' ? { confirmation: 'due' as const } : {}),
  })
}

export function noteStoppedMarketing(projection: Projection, contact: number, event: StatusReported): void {
  if (event.error?.code !== stoppedMarketingCode) return
  note(projection, contactId(contact), { atMs: event.atMs, kind: 'opt-out', path: 'meta-error', reference: `error:${event.wamid}`, wamid: event.wamid, evidence: null })
}

function note(projection: Projection, contact: ContactId, line: ConsentLine): void {
  const { isChanged, withdrawn } = addConsentLine(projection.driver, contact, line)
  if (isChanged) projection.contacts.add(contact)
  for (const ended of withdrawn) noteMessage(projection, conversationId(ended.conversationId), ended.messageId, 'updated')
}

/** The same code as the immediate answer to a request. */
export const saysStoppedMarketing = (code: number): boolean => code === stoppedMarketingCode
