import { messageId, type MessageId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'

/** A reaction of ours has no wamid when it is shown; this names it until then. */
function mark(id: MessageId): string {
  return `local.${id}`
}

/** Shown at once, before Meta has it. */
export function showOwnReaction(driver: Driver, id: MessageId, content: { targetWamid: string; emoji: string }, atMs: number): void {
  driver.run(
    `INSERT INTO reactions (message_id, sender, emoji, at_ms, wamid) SELECT id, 'shop', ?2, ?3, ?4 FROM messages WHERE wamid = ?1
     ON CONFLICT (message_id, sender) DO UPDATE SET emoji = excluded.emoji, at_ms = excluded.at_ms, wamid = excluded.wamid`,
    content.targetWamid, content.emoji || null, atMs, mark(id),
  )
}

/** Takes back what a failed reaction showed; answers the message it stood at, which screens must hear about. */
export function withdrawOwnReaction(driver: Driver, id: MessageId): MessageId | null {
  const shown = driver.get<{ message_id: number }>(`DELETE FROM reactions WHERE sender = 'shop' AND wamid = ? RETURNING message_id`, mark(id))
  return shown ? messageId(shown.message_id) : null
}
