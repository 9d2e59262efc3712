import type { Migration } from './migration.ts'

/**
 * Files of the shop's library belong to a quick reply, to automatic replies, or to both. `uploaded_files` remembers what
 * Meta still holds of them, so that a file goes there once and not with every message. Messages and drafts that carry
 * such a file name the same bytes (`reply/…`): they leave the disk with the last row that names them.
 */
export const keptFiles: Migration = {
  version: 10,
  name: 'kept-files',
  statements: [
    `ALTER TABLE quick_reply_files RENAME TO kept_files`,
    `CREATE INDEX kept_files_key ON kept_files (key)`,
    `CREATE TABLE automation_rule_files (
      rule_id INTEGER NOT NULL REFERENCES automation_rules (id) ON DELETE CASCADE, file_id INTEGER NOT NULL REFERENCES kept_files (id), PRIMARY KEY (rule_id, file_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX automation_rule_files_file ON automation_rule_files (file_id)`,
    `CREATE TABLE uploaded_files (key TEXT PRIMARY KEY, wire_id TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE INDEX codes_given ON codes (pool_key, given_at_ms, id) WHERE given_at_ms IS NOT NULL`,
    `CREATE INDEX media_kept ON media (key) WHERE key GLOB 'reply/*'`,
    `CREATE INDEX attachments_kept ON attachments (key) WHERE key GLOB 'reply/*'`,
  ],
}
