import type { Migration } from './migration.ts'

/**
 * `last_contact_id`: numbers of customers that an undone import had made are never given again. `import_files`: tables
 * that lie on disk until they are taken over or given up; one that is offered stays.
 */
export const imports: Migration = {
  version: 8,
  name: 'imports',
  statements: [
    `CREATE TABLE imports (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, file_name TEXT NOT NULL, state TEXT NOT NULL, counts TEXT NOT NULL, undo_id INTEGER NOT NULL,
      last_contact_id INTEGER NOT NULL DEFAULT 0) STRICT`,
    `CREATE TABLE import_columns (header TEXT PRIMARY KEY, columns TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE import_files (id TEXT PRIMARY KEY, file_name TEXT NOT NULL, size_bytes INTEGER NOT NULL, is_offered INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  ],
}
