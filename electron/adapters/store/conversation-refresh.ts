import type { Driver } from './driver.ts'

/** Characters of the last message shown in the list. */
export const longestPreview = 200

/** Preview, unread, failed and activity of one conversation, derived anew from its messages; call once after changing them. An automatic reply is no answer: its customer still waits for a person. */
export function refreshConversation(driver: Driver, conversation: number): void {
  driver.run(
    `UPDATE conversations SET
       (last_message_id, last_direction, last_origin, last_type, last_text, last_status, last_is_deleted, last_timestamp_ms) =
         (SELECT id, direction, origin, type, CASE WHEN deleted_at_ms IS NULL THEN substr(text, 1, ${longestPreview}) END, status, deleted_at_ms IS NOT NULL, timestamp_ms
          FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 ORDER BY timestamp_ms DESC, id DESC LIMIT 1),
       is_unanswered = (SELECT direction = 'inbound' AND origin = 'customer' AND type <> 'system'
          FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 AND origin <> 'automation' ORDER BY timestamp_ms DESC, id DESC LIMIT 1),
       person_wanted_at_ms = CASE WHEN person_wanted_at_ms IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM messages WHERE conversation_id = ?1 AND is_hidden = 0 AND timestamp_ms >= person_wanted_at_ms AND origin IN ('person', 'phone-app')) THEN person_wanted_at_ms END,
       last_activity_at_ms = coalesce((SELECT max(timestamp_ms) FROM messages WHERE conversation_id = ?1 AND is_hidden = 0), created_at_ms),
       unread_count = (SELECT count(*) FROM messages INDEXED BY messages_unread WHERE conversation_id = ?1 AND is_unread = 1),
       failed_count = (SELECT count(*) FROM messages INDEXED BY messages_failed WHERE conversation_id = ?1 AND status = 'failed' AND direction = 'outbound' AND is_hidden = 0)
     WHERE id = ?1`,
    conversation,
  )
}
