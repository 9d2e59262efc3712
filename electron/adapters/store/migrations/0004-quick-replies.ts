import type { Migration } from './migration.ts'

/**
 * Uses go with the message they were counted for: one taken back before it was sent saved nothing.
 * Deleted quick replies stay, marked, for as long as deleting can be undone. `draft_replies` is what quick replies
 * added to the draft of a conversation beside text and files: the choices to go out with it, and which were used.
 */
export const quickReplies: Migration = {
  version: 4,
  name: 'quick-replies',
  statements: [
    `CREATE TABLE quick_reply_folders (id INTEGER PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL) STRICT`,
    `CREATE TABLE quick_replies (
      id INTEGER PRIMARY KEY AUTOINCREMENT, folder_id INTEGER REFERENCES quick_reply_folders (id) ON DELETE SET NULL, position INTEGER NOT NULL,
      title TEXT NOT NULL, shortcut TEXT NOT NULL, body TEXT NOT NULL, choices TEXT, created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL,
      use_count INTEGER NOT NULL DEFAULT 0, used_characters INTEGER NOT NULL DEFAULT 0, last_used_at_ms INTEGER, deleted_at_ms INTEGER) STRICT`,
    `CREATE INDEX quick_replies_folder ON quick_replies (folder_id)`,
    `CREATE TABLE quick_reply_files (
      id INTEGER PRIMARY KEY, quick_reply_id INTEGER REFERENCES quick_replies (id) ON DELETE SET NULL, position INTEGER NOT NULL DEFAULT 0, type TEXT NOT NULL, mime_type TEXT NOT NULL,
      file_name TEXT NOT NULL, size_bytes INTEGER NOT NULL, is_voice INTEGER NOT NULL, key TEXT NOT NULL, created_at_ms INTEGER NOT NULL) STRICT`,
    `CREATE INDEX quick_reply_files_reply ON quick_reply_files (quick_reply_id)`,
    `CREATE TABLE quick_reply_uses (
      message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE, quick_reply_id INTEGER NOT NULL REFERENCES quick_replies (id) ON DELETE CASCADE,
      at_ms INTEGER NOT NULL, characters INTEGER NOT NULL, PRIMARY KEY (message_id, quick_reply_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX quick_reply_uses_reply ON quick_reply_uses (quick_reply_id, at_ms)`,
    `CREATE TRIGGER quick_reply_used AFTER INSERT ON quick_reply_uses BEGIN
      UPDATE quick_replies SET use_count = use_count + 1, used_characters = used_characters + new.characters, last_used_at_ms = max(coalesce(last_used_at_ms, 0), new.at_ms) WHERE id = new.quick_reply_id; END`,
    `CREATE TRIGGER quick_reply_unused AFTER DELETE ON quick_reply_uses BEGIN
      UPDATE quick_replies SET use_count = use_count - 1, used_characters = used_characters - old.characters WHERE id = old.quick_reply_id; END`,
    `ALTER TABLE conversations ADD COLUMN draft_replies TEXT`,
  ],
}
