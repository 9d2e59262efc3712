import type { Migration } from './migration.ts'

/**
 * Labels and fields that were deleted stay, marked, until their undo step is old: deleting is instant however many
 * contacts have them, and undoing it brings back exactly what was there. Their numbers are never given again, nor are
 * those of merged contacts and their conversations.
 *
 * `contact_facts` is one narrow row per contact with everything that lists and segments filter and sort by, so that
 * looking at all contacts reads few pages. It is derived: messages, first sight and blocking by the triggers here,
 * purchases and marks by the verbs that change them. Notices of WhatsApp count as nobody's message.
 */
export const customers: Migration = {
  version: 3,
  name: 'customers',
  statements: [
    `CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, color TEXT NOT NULL, position INTEGER NOT NULL, contact_count INTEGER NOT NULL DEFAULT 0, deleted_at_ms INTEGER) STRICT`,
    `CREATE TABLE contact_labels (
      label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE, contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL,
      PRIMARY KEY (label_id, contact_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX contact_labels_contact ON contact_labels (contact_id)`,
    `CREATE TRIGGER contact_labelled AFTER INSERT ON contact_labels BEGIN UPDATE labels SET contact_count = contact_count + 1 WHERE id = new.label_id; END`,
    `CREATE TRIGGER contact_unlabelled AFTER DELETE ON contact_labels BEGIN UPDATE labels SET contact_count = contact_count - 1 WHERE id = old.label_id; END`,

    `CREATE TABLE fields (
      id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, choices TEXT NOT NULL DEFAULT '[]', currency TEXT,
      position INTEGER NOT NULL, deleted_at_ms INTEGER) STRICT`,
    `CREATE TABLE field_values (
      contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, field_id INTEGER NOT NULL REFERENCES fields (id) ON DELETE CASCADE,
      text TEXT, number REAL, at_ms INTEGER NOT NULL, PRIMARY KEY (contact_id, field_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX field_values_number ON field_values (field_id, number)`,
    `CREATE INDEX field_values_text ON field_values (field_id, text)`,

    `CREATE TABLE purchases (
      id INTEGER PRIMARY KEY AUTOINCREMENT, contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, order_number TEXT, at_ms INTEGER NOT NULL,
      amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, item TEXT NOT NULL DEFAULT '', import_id INTEGER) STRICT`,
    `CREATE UNIQUE INDEX purchases_order ON purchases (order_number) WHERE order_number IS NOT NULL`,
    `CREATE INDEX purchases_contact ON purchases (contact_id, at_ms)`,
    `CREATE INDEX purchases_import ON purchases (import_id) WHERE import_id IS NOT NULL`,

    `CREATE TABLE complaints (
      id INTEGER PRIMARY KEY AUTOINCREMENT, contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL, text TEXT NOT NULL) STRICT`,
    `CREATE INDEX complaints_contact ON complaints (contact_id, at_ms)`,
    `CREATE TABLE contact_events (
      id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, data TEXT) STRICT`,
    `CREATE INDEX contact_events_contact ON contact_events (contact_id, at_ms)`,

    `CREATE TABLE contact_merges (from_id INTEGER PRIMARY KEY, into_id INTEGER NOT NULL, from_conversation_id INTEGER) STRICT`,
    `CREATE INDEX contact_merges_conversation ON contact_merges (from_conversation_id)`,
    `CREATE TABLE merge_dismissals (
      first_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, second_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE, PRIMARY KEY (first_id, second_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX merge_dismissals_second ON merge_dismissals (second_id)`,
    `CREATE INDEX identities_phone_end ON identities (substr(value, -8)) WHERE kind = 'phone'`,
    `CREATE INDEX contacts_name ON contacts (name COLLATE NOCASE)`,

    `CREATE TABLE undo_steps (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT`,
    `CREATE TABLE undo_parts (
      undo_id INTEGER NOT NULL REFERENCES undo_steps (id) ON DELETE CASCADE, part INTEGER NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (undo_id, part)) STRICT`,
    `CREATE INDEX undo_steps_age ON undo_steps (at_ms)`,

    `CREATE TABLE contact_facts (
      contact_id INTEGER PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE, first_seen_at_ms INTEGER NOT NULL, is_blocked INTEGER NOT NULL DEFAULT 0,
      last_inbound_at_ms INTEGER, last_outbound_at_ms INTEGER, inbound_count INTEGER NOT NULL DEFAULT 0, outbound_count INTEGER NOT NULL DEFAULT 0,
      purchase_count INTEGER NOT NULL DEFAULT 0, purchase_minor INTEGER NOT NULL DEFAULT 0, purchase_currency TEXT, last_purchase_at_ms INTEGER,
      is_vip INTEGER NOT NULL DEFAULT 0, complaint_count INTEGER NOT NULL DEFAULT 0) STRICT`,
    `INSERT INTO contact_facts (contact_id, first_seen_at_ms, is_blocked, last_inbound_at_ms, last_outbound_at_ms, inbound_count, outbound_count)
      SELECT p.id, p.first_seen_at_ms, p.is_blocked, max(CASE m.direction WHEN 'inbound' THEN m.timestamp_ms END), max(CASE m.direction WHEN 'outbound' THEN m.timestamp_ms END),
        count(CASE m.direction WHEN 'inbound' THEN 1 END), count(CASE m.direction WHEN 'outbound' THEN 1 END)
      FROM contacts p LEFT JOIN conversations c ON c.contact_id = p.id LEFT JOIN messages m ON m.conversation_id = c.id AND m.is_hidden = 0 AND m.type <> 'system' GROUP BY p.id`,
    `CREATE TRIGGER contact_added AFTER INSERT ON contacts BEGIN INSERT INTO contact_facts (contact_id, first_seen_at_ms, is_blocked) VALUES (new.id, new.first_seen_at_ms, new.is_blocked); END`,
    `CREATE TRIGGER contact_changed AFTER UPDATE OF first_seen_at_ms, is_blocked ON contacts BEGIN
      UPDATE contact_facts SET first_seen_at_ms = new.first_seen_at_ms, is_blocked = new.is_blocked WHERE contact_id = new.id; END`,
    messageTrigger('received', 'INSERT', `new.is_hidden = 0 AND new.direction = 'inbound' AND new.type <> 'system'`, 'new', `inbound_count = inbound_count + 1, last_inbound_at_ms = max(coalesce(last_inbound_at_ms, 0), new.timestamp_ms)`),
    messageTrigger('written', 'INSERT', `new.is_hidden = 0 AND new.direction = 'outbound'`, 'new', `outbound_count = outbound_count + 1, last_outbound_at_ms = max(coalesce(last_outbound_at_ms, 0), new.timestamp_ms)`),
    messageTrigger('removed', 'DELETE', `old.is_hidden = 0 AND old.type <> 'system'`, 'old',
      `inbound_count = inbound_count - (old.direction = 'inbound'), outbound_count = outbound_count - (old.direction = 'outbound'), last_inbound_at_ms = ${lastOf('inbound', 'old')}, last_outbound_at_ms = ${lastOf('outbound', 'old')}`),
    messageTrigger('redated', 'UPDATE OF timestamp_ms', `old.timestamp_ms <> new.timestamp_ms AND new.is_hidden = 0`, 'new', `last_inbound_at_ms = ${lastOf('inbound', 'new')}, last_outbound_at_ms = ${lastOf('outbound', 'new')}`),
  ],
}

function messageTrigger(name: string, event: string, when: string, row: 'new' | 'old', change: string): string {
  return `CREATE TRIGGER message_${name} AFTER ${event} ON messages WHEN ${when} BEGIN
    UPDATE contact_facts SET ${change} WHERE contact_id = (SELECT contact_id FROM conversations WHERE id = ${row}.conversation_id); END`
}

function lastOf(direction: string, row: 'new' | 'old'): string {
  return `(SELECT timestamp_ms FROM messages WHERE conversation_id = ${row}.conversation_id AND is_hidden = 0 AND direction = '${direction}' AND type <> 'system' ORDER BY timestamp_ms DESC LIMIT 1)`
}
