import type { Migration } from './migration.ts'

/**
 * What an undo step was about, in the words the owner is told, so that it can be found and taken back weeks later. A step
 * that is open is still being written, or was when the app ended.
 */
export const recentChanges: Migration = {
  version: 12,
  name: 'recent-changes',
  statements: [
    `ALTER TABLE undo_steps ADD COLUMN about TEXT`,
    `ALTER TABLE undo_steps ADD COLUMN contact_count INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE undo_steps ADD COLUMN job TEXT`,
    `ALTER TABLE undo_steps ADD COLUMN is_open INTEGER NOT NULL DEFAULT 0`,
  ],
}
