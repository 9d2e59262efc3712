import type { ConversationId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'

/** Only the first waiting row of a conversation may be sent; call after any change to its rows. */
export function refreshOutboxHead(driver: Driver, conversation: ConversationId): void {
  driver.run(
    `UPDATE outbox SET is_head = (state = 'waiting' AND message_id = (SELECT message_id FROM outbox WHERE conversation_id = ?1 AND state = 'waiting' ORDER BY priority, queued_at_ms, message_id LIMIT 1))
     WHERE conversation_id = ?1 AND (is_head = 1 OR state = 'waiting')
       AND is_head <> (state = 'waiting' AND message_id = (SELECT message_id FROM outbox WHERE conversation_id = ?1 AND state = 'waiting' ORDER BY priority, queued_at_ms, message_id LIMIT 1))`,
    conversation,
  )
}
