import type { NewConsent, UnconfirmedConsent } from '#core/ports/store/consent-store.ts'
import type { EndedMessage, NewOutgoing } from '#core/ports/store/sending-store.ts'
import type { Page } from '#shared/contract/base.ts'
import { noConsent, type Consent, type ConsentEvent, type ConsentKind, type ConsentPath, type ConsentState } from '#shared/domain/consent.ts'
import { consentMatcher, defaultConsentWords, type ConsentMatcher, type ConsentWords } from '#shared/domain/consent-words.ts'
import { localErrorCode } from '#shared/domain/delivery-error.ts'
import { contactId, conversationId, messageId, type ContactId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'
import { enqueue, withdrawPromotions } from './outbox.store.ts'

/** `wamid` and `language`: of the customer's own word; `confirmation` asks for one answer to it. */
export type ConsentLine = Omit<NewConsent, 'contactId'> & { wamid?: string; language?: string; confirmation?: 'due' }
export type ConsentChange = { isChanged: boolean; withdrawn: EndedMessage[] }

/** Names the line that a customer's own word made. */
export const consentReference = (wamid: string): string => `message:${wamid}`

/** Adds a line unless its reference is known; the same thing told with an earlier time happened then. */
export function addConsentLine(driver: Driver, contact: number, line: ConsentLine): ConsentChange {
  driver.run(
    `INSERT INTO consent_events (contact_id, at_ms, kind, path, reference, wamid, evidence, language, confirmation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (reference) DO UPDATE SET at_ms = min(at_ms, excluded.at_ms), confirmation = coalesce(confirmation, excluded.confirmation)`,
    contact, line.atMs, line.kind, line.path, line.reference, line.wamid ?? null, line.evidence, line.language ?? null, line.confirmation ?? null,
  )
  return refreshConsent(driver, contact)
}

/** The state follows from the lines alone: the latest, and of several at one time the opt-out. */
export function refreshConsent(driver: Driver, contact: number): ConsentChange {
  const before = driver.get<{ state: ConsentState }>('SELECT state FROM consent_state WHERE contact_id = ?', contact)?.state ?? 'unknown'
  const latest = driver.get<{ id: number; at_ms: number; kind: ConsentKind }>(
    'SELECT id, at_ms, kind FROM consent_events WHERE contact_id = ? ORDER BY at_ms DESC, kind DESC, reference LIMIT 1', contact,
  )
  if (!latest) {
    driver.run('DELETE FROM consent_state WHERE contact_id = ?', contact)
    return { isChanged: before !== 'unknown', withdrawn: [] }
  }
  const state: ConsentState = latest.kind === 'opt-out' ? 'opted-out' : 'opted-in'
  driver.run(
    'INSERT INTO consent_state (contact_id, state, since_ms, event_id) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (contact_id) DO UPDATE SET state = ?2, since_ms = ?3, event_id = ?4',
    contact, state, latest.at_ms, latest.id,
  )
  const withdrawn = state === 'opted-out' ? withdrawPromotions(driver, contactId(contact), { code: localErrorCode.optedOut, title: 'The customer opted out', details: null }) : []
  return { isChanged: before !== state, withdrawn }
}

export function recordConsent(driver: Driver, { contactId: contact, ...line }: NewConsent): { withdrawn: EndedMessage[] } {
  return { withdrawn: addConsentLine(driver, contact, line).withdrawn }
}

/** A no is only followed by a yes that was demonstrably given later. */
export function isOptOutKept({ state, sinceMs }: Pick<Consent, 'state' | 'sinceMs'>, line: { kind: ConsentKind; atMs: number | null }): boolean {
  return line.kind === 'opt-in' && state === 'opted-out' && (line.atMs === null || line.atMs <= (sinceMs ?? 0))
}

type StateRow = { is_blocked: number; complaint_count: number; state: ConsentState | null; at_ms: number | null; path: ConsentPath | null; evidence: string | null; message_id: number | null }

export function consentOf(driver: Driver, id: ContactId): { consent: Consent; isBlocked: boolean; complaintCount: number } {
  const row = driver.get<StateRow>(
    `SELECT f.is_blocked, f.complaint_count, s.state, e.at_ms, e.path, e.evidence, m.id AS message_id
     FROM contact_facts f LEFT JOIN consent_state s ON s.contact_id = f.contact_id LEFT JOIN consent_events e ON e.id = s.event_id LEFT JOIN messages m ON m.wamid = e.wamid
     WHERE f.contact_id = ?`, id,
  )
  if (!row) return { consent: noConsent, isBlocked: false, complaintCount: 0 }
  const consent = row.state === null ? noConsent : { state: row.state, sinceMs: row.at_ms, path: row.path, evidence: row.evidence, messageId: row.message_id === null ? null : messageId(row.message_id) }
  return { consent, isBlocked: row.is_blocked === 1, complaintCount: row.complaint_count }
}

type EventRow = { id: number; contact_id: number; name: string; at_ms: number; kind: ConsentKind; path: ConsentPath; message_id: number | null; evidence: string | null }

export function consentEvents(driver: Driver, request: { contactId: ContactId | null; state: 'opted-in' | 'opted-out' | null; after: string | null; limit: number }): Page<ConsentEvent> {
  const [atMs, id] = request.after === null ? [Number.MAX_SAFE_INTEGER, 0] : request.after.split(':').map(Number)
  const rows = driver.all<EventRow>(
    `SELECT e.id, e.contact_id, p.name, e.at_ms, e.kind, e.path, e.evidence, m.id AS message_id
     FROM ${request.state === null ? 'consent_events e' : 'consent_state s JOIN consent_events e ON e.id = s.event_id'}
     JOIN contacts p ON p.id = e.contact_id LEFT JOIN messages m ON m.wamid = e.wamid
     WHERE (e.at_ms, e.id) < (?1, ?2) ${request.state === null ? '' : `AND s.state = '${request.state}' AND s.since_ms <= ?1`} ${request.contactId === null ? '' : 'AND e.contact_id = ?4'}
     ORDER BY ${request.state === null ? 'e.at_ms DESC' : 's.since_ms DESC'}, e.id DESC LIMIT ?3`,
    atMs ?? 0, id ?? 0, request.limit + 1, ...(request.contactId === null ? [] : [request.contactId]),
  )
  const items = rows.slice(0, request.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      id: row.id, contactId: contactId(row.contact_id), contactName: row.name, atMs: row.at_ms, kind: row.kind, path: row.path, evidence: row.evidence,
      messageId: row.message_id === null ? null : messageId(row.message_id),
    })),
    next: rows.length > request.limit && last ? `${last.at_ms}:${last.id}` : null,
  }
}

export function consentCounts(driver: Driver): { optedInCount: number; optedOutCount: number } {
  const count = (state: ConsentState) => driver.get<{ count: number }>('SELECT count(*) AS count FROM consent_state WHERE state = ?', state)?.count ?? 0
  return { optedInCount: count('opted-in'), optedOutCount: count('opted-out') }
}

export function consentWords(driver: Driver): ConsentWords[] {
  const saved = driver.get<{ value: string }>(`SELECT value FROM facts WHERE name = 'consent-words'`)
  return saved ? (JSON.parse(saved.value) as ConsentWords[]) : [...defaultConsentWords]
}

export function saveConsentWords(driver: Driver, words: readonly ConsentWords[] | null): void {
  if (words === null) driver.run(`DELETE FROM facts WHERE name = 'consent-words'`)
  else driver.run(`INSERT INTO facts (name, value) VALUES ('consent-words', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1`, JSON.stringify(words))
  matchers.delete(driver)
}

const matchers = new WeakMap<Driver, ConsentMatcher>()

/** The matcher of the words in force, kept between deliveries. */
export function matcherOf(driver: Driver): ConsentMatcher {
  const known = matchers.get(driver)
  if (known) return known
  const matcher = consentMatcher(consentWords(driver))
  matchers.set(driver, matcher)
  return matcher
}

type Unconfirmed = { id: number; contact_id: number; conversation_id: number; at_ms: number; kind: ConsentKind; language: string; before: ConsentKind | null }

export function unconfirmedConsent(driver: Driver, limit: number): UnconfirmedConsent[] {
  const rows = driver.all<Unconfirmed>(
    `SELECT e.id, e.contact_id, c.id AS conversation_id, e.at_ms, e.kind, e.language,
       (SELECT kind FROM consent_events b WHERE b.contact_id = e.contact_id AND b.id <> e.id AND b.at_ms <= e.at_ms ORDER BY b.at_ms DESC, b.kind DESC, b.reference LIMIT 1) AS before
     FROM consent_events e JOIN conversations c ON c.contact_id = e.contact_id WHERE e.confirmation = 'due' ORDER BY e.id LIMIT ?`, limit,
  )
  return rows.map((row) => ({ eventId: row.id, conversationId: conversationId(row.conversation_id), kind: row.kind, language: row.language, isRepeated: row.before === row.kind }))
}

export function confirmConsent(driver: Driver, eventId: number, message: NewOutgoing | null): void {
  const changed = driver.run(`UPDATE consent_events SET confirmation = 'done' WHERE id = ? AND confirmation = 'due'`, eventId).changes
  if (message && changed > 0) enqueue(driver, message)
}
