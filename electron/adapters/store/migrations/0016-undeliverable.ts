import type { Migration } from './migration.ts'

/** Messages that Meta refused because the number takes none (131026): asked of all customers at once by segments, and answered without reading the messages. */
export const undeliverable: Migration = {
  version: 16,
  name: 'undeliverable',
  statements: [`CREATE INDEX messages_undeliverable ON messages (conversation_id, timestamp_ms) WHERE status = 'failed' AND direction = 'outbound' AND is_hidden = 0 AND error ->> '$.code' = 131026`],
}
