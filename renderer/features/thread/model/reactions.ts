import type { Message } from '#shared/domain/message.ts'

export const quickEmoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

/** Meta refuses reactions to older messages (Meta's documentation, messages). */
const reactableForMs = 30 * 24 * 60 * 60_000

/** Whether a reaction can reach WhatsApp: the message exists there, is not deleted and not too old. */
export function canReact(message: Message, nowMs: number): boolean {
  return message.wamid !== null && message.deletedAtMs === null && message.content.type !== 'system' && nowMs - message.timestampMs < reactableForMs
    && message.status !== 'failed' && message.status !== 'unknown'
}
