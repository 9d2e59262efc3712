import type { Migration } from './migration.ts'

/** Whoever listens hears of it in the transaction that makes it so: no crash comes between. A paused hook does not listen. */
const tells = (name: string, cause: string, event: string, row: { contact: string; message?: string; detail?: string; atMs: string }, onlyOnce = false) =>
  `CREATE TRIGGER hook_${name} AFTER ${cause} BEGIN
    INSERT INTO hook_queue (hook_id, event, contact_id, message_id, detail, at_ms)
    SELECT l.hook_id, '${event}', ${row.contact}, ${row.message ?? 'NULL'}, ${row.detail ?? 'NULL'}, ${row.atMs} FROM hook_listeners l WHERE l.event = '${event}'
    ${onlyOnce ? `AND NOT EXISTS (SELECT 1 FROM hook_queue q WHERE q.hook_id = l.hook_id AND q.contact_id = ${row.contact} AND q.event = '${event}' AND q.attempt_count = 0)` : ''}; END`

/** Many changes of one contact are one piece of news until it is on its way. */
const contactChanged = (name: string, cause: string, contact: string) => tells(name, cause, 'contact.changed', { contact, atMs: '0' }, true)
const differs = (columns: readonly string[]) => columns.map((column) => `new.${column} IS NOT old.${column}`).join(' OR ')
const told = ['name', 'note', 'phone', 'user_id', 'is_blocked']

/**
 * `hash` is SHA-256 of a key of 256 random bits. A key's number is never given again: messages sent by it carry it.
 * `hook_queue` names what happened, the body is made when it leaves; `at_ms` 0: when that is.
 */
export const integrations: Migration = {
  version: 9,
  name: 'integrations',
  statements: [
    `CREATE TABLE api_keys (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, hint TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL, created_at_ms INTEGER NOT NULL, last_used_at_ms INTEGER) STRICT`,
    `CREATE TABLE hooks (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, allows_lan INTEGER NOT NULL, is_active INTEGER NOT NULL DEFAULT 1,
      failing_since_ms INTEGER, problem TEXT, code INTEGER, failure_count INTEGER NOT NULL DEFAULT 0, next_attempt_at_ms INTEGER NOT NULL DEFAULT 0,
      given_up_count INTEGER NOT NULL DEFAULT 0, last_delivered_at_ms INTEGER) STRICT`,
    `CREATE TABLE hook_listeners (event TEXT NOT NULL, hook_id INTEGER NOT NULL REFERENCES hooks (id) ON DELETE CASCADE, PRIMARY KEY (event, hook_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX hook_listeners_hook ON hook_listeners (hook_id)`,
    `CREATE TABLE hook_queue (
      id INTEGER PRIMARY KEY AUTOINCREMENT, hook_id INTEGER NOT NULL REFERENCES hooks (id) ON DELETE CASCADE, event TEXT NOT NULL, contact_id INTEGER, message_id INTEGER, detail TEXT, at_ms INTEGER NOT NULL,
      attempt_count INTEGER NOT NULL DEFAULT 0, first_attempt_at_ms INTEGER, next_attempt_at_ms INTEGER NOT NULL DEFAULT 0) STRICT`,
    `CREATE INDEX hook_queue_due ON hook_queue (hook_id, next_attempt_at_ms, id)`,
    `CREATE INDEX hook_queue_fresh ON hook_queue (hook_id, contact_id) WHERE event = 'contact.changed' AND attempt_count = 0`,
    tells('received', `INSERT ON messages WHEN new.direction = 'inbound' AND new.origin = 'customer' AND new.is_hidden = 0 AND new.type <> 'system'`, 'message.received', { contact: 'NULL', message: 'new.id', atMs: 'new.timestamp_ms' }),
    tells('status', `UPDATE OF status ON messages WHEN new.direction = 'outbound' AND new.status <> old.status AND new.status IN ('sent', 'delivered', 'read', 'played', 'failed')`, 'message.status', {
      contact: 'NULL', message: 'new.id', detail: 'new.status',
      atMs: `coalesce(CASE new.status WHEN 'sent' THEN new.sent_at_ms WHEN 'delivered' THEN new.delivered_at_ms WHEN 'read' THEN new.read_at_ms WHEN 'played' THEN new.played_at_ms ELSE new.failed_at_ms END, 0)`,
    }),
    contactChanged('contact', `UPDATE OF ${told.join(', ')} ON contacts WHEN ${differs(told)}`, 'new.id'),
    contactChanged('vip', 'UPDATE OF is_vip ON contact_facts WHEN new.is_vip <> old.is_vip', 'new.contact_id'),
    contactChanged('value_set', 'INSERT ON field_values', 'new.contact_id'),
    contactChanged('value_changed', `UPDATE ON field_values WHEN ${differs(['text', 'number'])}`, 'new.contact_id'),
    contactChanged('value_removed', 'DELETE ON field_values', 'old.contact_id'),
    contactChanged('label_removed', 'DELETE ON contact_labels', 'old.contact_id'),
    tells('label_set', 'INSERT ON contact_labels', 'label.set', { contact: 'new.contact_id', detail: 'new.label_id', atMs: 'new.at_ms' }),
    tells('opted_out', `INSERT ON consent_state WHEN new.state = 'opted-out'`, 'contact.opted-out', { contact: 'new.contact_id', atMs: 'new.since_ms' }),
    tells('opted_out_again', `UPDATE OF state ON consent_state WHEN new.state = 'opted-out' AND old.state <> 'opted-out'`, 'contact.opted-out', { contact: 'new.contact_id', atMs: 'new.since_ms' }),
  ],
}
