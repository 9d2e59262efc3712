import type { Migration } from './migration.ts'

/**
 * `reference` names what a line was learned from, so that the same webhook never adds two. `confirmation` is null where
 * nothing is to be answered, then `due`, then `done`. `consent_state` is derived: one row per contact with a line.
 */
export const consent: Migration = {
  version: 6,
  name: 'consent',
  statements: [
    `CREATE TABLE consent_events (
      id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
      reference TEXT NOT NULL UNIQUE, wamid TEXT, evidence TEXT, language TEXT, confirmation TEXT) STRICT`,
    `CREATE INDEX consent_events_contact ON consent_events (contact_id, at_ms)`,
    `CREATE INDEX consent_events_time ON consent_events (at_ms)`,
    `CREATE INDEX consent_events_due ON consent_events (id) WHERE confirmation = 'due'`,
    `CREATE TABLE consent_state (contact_id INTEGER PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE, state TEXT NOT NULL, since_ms INTEGER NOT NULL, event_id INTEGER NOT NULL) STRICT`,
    `CREATE INDEX consent_state_since ON consent_state (state, since_ms)`,
    `INSERT INTO consent_events (contact_id, at_ms, kind, path, reference)
      SELECT id, marketing_at_ms, CASE has_stopped_marketing WHEN 1 THEN 'opt-out' ELSE 'opt-in' END, 'meta-preference', 'preference:' || marketing_at_ms || ':' || has_stopped_marketing || ':' || coalesce(user_id, phone, id)
      FROM contacts WHERE marketing_at_ms IS NOT NULL`,
    `INSERT INTO consent_state (contact_id, state, since_ms, event_id) SELECT contact_id, CASE kind WHEN 'opt-out' THEN 'opted-out' ELSE 'opted-in' END, at_ms, id FROM consent_events`,
    `ALTER TABLE contacts DROP COLUMN has_stopped_marketing`,
    `ALTER TABLE contacts DROP COLUMN marketing_at_ms`,
  ],
}
