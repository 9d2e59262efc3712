import type { Migration } from './migration.ts'

/** `stated_at_ms`: the time the wire gave, where it was too far in the future to be used as `timestamp_ms`. */
export const statedTime: Migration = {
  version: 2,
  name: 'stated-time',
  statements: ['ALTER TABLE messages ADD COLUMN stated_at_ms INTEGER'],
}
