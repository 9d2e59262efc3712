import type { Migration } from './migration.ts'

/** Since when a customer waits for a person: automation handed the conversation over, and nobody has answered yet. */
export const personWanted: Migration = {
  version: 11,
  name: 'person-wanted',
  statements: [`ALTER TABLE conversations ADD COLUMN person_wanted_at_ms INTEGER`],
}
