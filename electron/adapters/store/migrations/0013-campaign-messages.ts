import type { Migration } from './migration.ts'

/** Who was sent a promotion, and when: asked of all customers at once by segments. */
export const campaignMessages: Migration = {
  version: 13,
  name: 'campaign-messages',
  statements: [`CREATE INDEX messages_campaign ON messages (conversation_id, timestamp_ms) WHERE origin = 'campaign' AND status <> 'failed'`],
}
