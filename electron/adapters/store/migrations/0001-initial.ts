import type { Migration } from './migration.ts'

/**
 * Times are Unix milliseconds. Flags are 0 or 1. `messages.is_hidden` marks our own reactions, which travel
 * through the outbox but are no line of the thread. The text index and the conversation counters are derived.
 */
export const initial: Migration = {
  version: 1,
  name: 'initial',
  statements: [
    `CREATE TABLE journal (
      id INTEGER PRIMARY KEY, received_at_ms INTEGER NOT NULL, sha256 BLOB NOT NULL UNIQUE, body BLOB NOT NULL,
      state TEXT NOT NULL DEFAULT 'pending', problem TEXT, has_unknown INTEGER NOT NULL DEFAULT 0) STRICT`,
    `CREATE INDEX journal_pending ON journal (id) WHERE state = 'pending'`,
    `CREATE INDEX journal_unreadable ON journal (id) WHERE state = 'unreadable'`,
    `CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID`,

    `CREATE TABLE contacts (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, given_name TEXT,
      address_name TEXT, address_name_at_ms INTEGER, profile_name TEXT, profile_name_at_ms INTEGER,
      phone TEXT, user_id TEXT, note TEXT NOT NULL DEFAULT '', is_blocked INTEGER NOT NULL DEFAULT 0,
      has_stopped_marketing INTEGER NOT NULL DEFAULT 0, marketing_at_ms INTEGER, first_seen_at_ms INTEGER NOT NULL, search_text TEXT NOT NULL DEFAULT '') STRICT`,
    `CREATE INDEX contacts_blocked ON contacts (id) WHERE is_blocked = 1`,
    `CREATE TABLE identities (
      kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, claimed_at_ms INTEGER NOT NULL,
      contact_id INTEGER NOT NULL REFERENCES contacts (id), PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX identities_contact ON identities (contact_id)`,

    `CREATE TABLE conversations (
      id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL UNIQUE REFERENCES contacts (id), created_at_ms INTEGER NOT NULL,
      last_activity_at_ms INTEGER NOT NULL, last_message_id INTEGER, last_direction TEXT, last_origin TEXT, last_type TEXT,
      last_text TEXT, last_status TEXT, last_is_deleted INTEGER, last_timestamp_ms INTEGER,
      unread_count INTEGER NOT NULL DEFAULT 0, is_marked_unread INTEGER NOT NULL DEFAULT 0,
      is_pinned INTEGER NOT NULL DEFAULT 0, pinned_at_ms INTEGER, muted_until_ms INTEGER,
      is_archived INTEGER NOT NULL DEFAULT 0, is_unanswered INTEGER, failed_count INTEGER NOT NULL DEFAULT 0,
      last_inbound_at_ms INTEGER, window_ends_at_ms INTEGER,
      draft_text TEXT, draft_quoted_message_id INTEGER, draft_attachment_count INTEGER NOT NULL DEFAULT 0, draft_updated_at_ms INTEGER) STRICT`,
    `CREATE INDEX conversations_all ON conversations (is_pinned, last_activity_at_ms) WHERE is_archived = 0`,
    `CREATE INDEX conversations_archived ON conversations (is_pinned, last_activity_at_ms) WHERE is_archived = 1`,
    `CREATE INDEX conversations_unread ON conversations (is_pinned, last_activity_at_ms) WHERE is_archived = 0 AND (unread_count > 0 OR is_marked_unread = 1)`,
    `CREATE INDEX conversations_unanswered ON conversations (is_pinned, last_activity_at_ms) WHERE is_archived = 0 AND is_unanswered = 1`,
    `CREATE INDEX conversations_failed ON conversations (is_pinned, last_activity_at_ms) WHERE is_archived = 0 AND failed_count > 0`,
    `CREATE INDEX conversations_drafts ON conversations (is_pinned, last_activity_at_ms) WHERE is_archived = 0 AND draft_updated_at_ms IS NOT NULL`,
    `CREATE INDEX conversations_window ON conversations (window_ends_at_ms, is_pinned, last_activity_at_ms) WHERE is_archived = 0`,
    `CREATE INDEX conversations_muted ON conversations (muted_until_ms) WHERE muted_until_ms IS NOT NULL`,
    `CREATE TABLE conversation_counters (filter TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `INSERT INTO conversation_counters (filter, value) VALUES ('all', 0), ('unread', 0), ('unanswered', 0), ('failed', 0), ('drafts', 0), ('archived', 0)`,
    counterTrigger('inserted', 'INSERT', 'new', null),
    counterTrigger('deleted', 'DELETE', null, 'old'),
    counterTrigger('updated', 'UPDATE OF is_archived, unread_count, is_marked_unread, is_unanswered, failed_count, draft_updated_at_ms', 'new', 'old'),

    `CREATE TABLE messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL REFERENCES conversations (id), wamid TEXT UNIQUE,
      client_reference TEXT, direction TEXT NOT NULL, origin TEXT NOT NULL, type TEXT NOT NULL, text TEXT, content TEXT, media_id INTEGER,
      status TEXT NOT NULL, error TEXT, timestamp_ms INTEGER NOT NULL, received_at_ms INTEGER NOT NULL,
      sent_at_ms INTEGER, delivered_at_ms INTEGER, read_at_ms INTEGER, played_at_ms INTEGER, failed_at_ms INTEGER,
      pricing TEXT, pricing_at_ms INTEGER, quoted_wamid TEXT, is_forwarded INTEGER NOT NULL DEFAULT 0,
      edited_at_ms INTEGER, deleted_at_ms INTEGER, is_unread INTEGER NOT NULL DEFAULT 0, is_hidden INTEGER NOT NULL DEFAULT 0) STRICT`,
    `CREATE INDEX messages_thread ON messages (conversation_id, is_hidden, timestamp_ms)`,
    `CREATE UNIQUE INDEX messages_reference ON messages (client_reference) WHERE client_reference IS NOT NULL`,
    `CREATE INDEX messages_unread ON messages (conversation_id, timestamp_ms) WHERE is_unread = 1`,
    `CREATE INDEX messages_failed ON messages (conversation_id) WHERE status = 'failed' AND direction = 'outbound' AND is_hidden = 0`,
    `CREATE TABLE message_versions (
      message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL, content TEXT NOT NULL,
      PRIMARY KEY (message_id, at_ms, content)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE reactions (
      message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE, sender TEXT NOT NULL, emoji TEXT, at_ms INTEGER NOT NULL, wamid TEXT NOT NULL,
      PRIMARY KEY (message_id, sender)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE awaiting (wamid TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (wamid, event)) STRICT, WITHOUT ROWID`,

    `CREATE TABLE media (
      id INTEGER PRIMARY KEY, message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE, wire_id TEXT, mime_type TEXT NOT NULL, sha256_hex TEXT,
      file_name TEXT, size_bytes INTEGER, is_voice INTEGER NOT NULL, is_animated INTEGER NOT NULL, state TEXT NOT NULL, key TEXT, problem TEXT,
      attempt_count INTEGER NOT NULL DEFAULT 0, next_attempt_at_ms INTEGER, expires_at_ms INTEGER) STRICT`,
    `CREATE INDEX media_message ON media (message_id)`,
    `CREATE INDEX media_waiting ON media (next_attempt_at_ms, expires_at_ms) WHERE state = 'waiting'`,
    `CREATE TABLE attachments (
      id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL REFERENCES conversations (id), type TEXT NOT NULL, mime_type TEXT NOT NULL, file_name TEXT NOT NULL,
      size_bytes INTEGER NOT NULL, is_voice INTEGER NOT NULL, key TEXT NOT NULL, created_at_ms INTEGER NOT NULL, draft_position INTEGER,
      message_id INTEGER REFERENCES messages (id) ON DELETE SET NULL) STRICT`,
    `CREATE INDEX attachments_conversation ON attachments (conversation_id, draft_position)`,
    `CREATE INDEX attachments_message ON attachments (message_id)`,

    `CREATE TABLE outbox (
      message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE, conversation_id INTEGER NOT NULL REFERENCES conversations (id),
      content TEXT NOT NULL, state TEXT NOT NULL, queued_at_ms INTEGER NOT NULL, due_at_ms INTEGER, is_head INTEGER NOT NULL DEFAULT 0,
      attempt_count INTEGER NOT NULL DEFAULT 0, unknown_at_ms INTEGER, uploaded_wire_id TEXT, uploaded_at_ms INTEGER) STRICT`,
    `CREATE INDEX outbox_conversation ON outbox (conversation_id, state, queued_at_ms)`,
    `CREATE INDEX outbox_heads ON outbox (queued_at_ms) WHERE is_head = 1`,
    `CREATE INDEX outbox_due ON outbox (due_at_ms) WHERE is_head = 1`,
    `CREATE INDEX outbox_waiting ON outbox (queued_at_ms) WHERE state = 'waiting'`,
    `CREATE INDEX outbox_open ON outbox (state, unknown_at_ms) WHERE state IN ('sending', 'unknown')`,
    `CREATE TABLE client_references (reference TEXT PRIMARY KEY, message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE, wamid TEXT) STRICT, WITHOUT ROWID`,
    `CREATE INDEX client_references_message ON client_references (message_id)`,
    `CREATE TABLE attempts (id INTEGER PRIMARY KEY, message_id INTEGER NOT NULL, contact_id INTEGER NOT NULL, at_ms INTEGER NOT NULL, is_business_initiated INTEGER NOT NULL) STRICT`,
    `CREATE INDEX attempts_time ON attempts (at_ms)`,
    `CREATE INDEX attempts_contact ON attempts (contact_id)`,

    `CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE policy_overrides (key TEXT PRIMARY KEY, value REAL NOT NULL) STRICT, WITHOUT ROWID`,

    `CREATE VIRTUAL TABLE message_text USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = ascii)`,
    `CREATE VIRTUAL TABLE contact_text USING fts5 (grams, content = '', contentless_delete = 1, detail = none, tokenize = ascii)`,
    `INSERT INTO message_text (message_text, rank) VALUES ('automerge', 0)`,
    `INSERT INTO message_text (message_text, rank) VALUES ('crisismerge', 64)`,
    `INSERT INTO contact_text (contact_text, rank) VALUES ('automerge', 0)`,
    `INSERT INTO contact_text (contact_text, rank) VALUES ('crisismerge', 64)`,
  ],
}

function counterTrigger(name: string, event: string, after: 'new' | null, before: 'old' | null): string {
  const member = (row: string): Record<string, string> => ({
    all: `(${row}.is_archived = 0)`,
    archived: `(${row}.is_archived = 1)`,
    unread: `(${row}.is_archived = 0 AND (${row}.unread_count > 0 OR ${row}.is_marked_unread = 1))`,
    unanswered: `(${row}.is_archived = 0 AND coalesce(${row}.is_unanswered, 0) = 1)`,
    failed: `(${row}.is_archived = 0 AND ${row}.failed_count > 0)`,
    drafts: `(${row}.is_archived = 0 AND ${row}.draft_updated_at_ms IS NOT NULL)`,
  })
  const filters = Object.keys(member('new'))
  const change = (filter: string) => `${after ? member(after)[filter] : '0'} - ${before ? member(before)[filter] : '0'}`
  const when = after && before ? `WHEN ${filters.map((filter) => `${member(after)[filter]} <> ${member(before)[filter]}`).join(' OR ')}` : ''
  return `CREATE TRIGGER conversation_${name} AFTER ${event} ON conversations ${when} BEGIN
    UPDATE conversation_counters SET value = value + CASE filter ${filters.map((filter) => `WHEN '${filter}' THEN ${change(filter)}`).join(' ')} ELSE 0 END;
  END`
}
