import type { ContactEvent } from '#shared/domain/contact-timeline.ts'
import type { Driver } from './driver.ts'

const oneSittingMs = 3_600_000

/** One line of the timeline for each contact. A note is saved while it is being written: an hour of that is one line. */
export function noteContactEvent(driver: Driver, contacts: readonly number[], { kind, ...data }: ContactEvent, nowMs: number): void {
  if (contacts.length === 0) return
  const json = Object.keys(data).length === 0 ? null : JSON.stringify(data)
  if (kind === 'note-changed') for (const contact of contacts) driver.run(`DELETE FROM contact_events WHERE contact_id = ? AND at_ms > ? AND kind = 'note-changed'`, contact, nowMs - oneSittingMs)
  driver.run('INSERT INTO contact_events (contact_id, at_ms, kind, data) SELECT value, ?, ?, ? FROM json_each(?)', nowMs, kind, json, JSON.stringify(contacts))
}

/** What an undone change had written down. */
export function forgetContactEvent(driver: Driver, contact: number, { kind, ...data }: ContactEvent, atMs: number): void {
  driver.run('DELETE FROM contact_events WHERE contact_id = ? AND at_ms = ? AND kind = ? AND data IS ?', contact, atMs, kind, Object.keys(data).length === 0 ? null : JSON.stringify(data))
}
