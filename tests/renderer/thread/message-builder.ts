import { conversationId, messageId, wamid } from '#shared/domain/ids.ts'
import type { Message } from '#shared/domain/message.ts'

/** A received text message; name what matters to the test. */
export function aMessage(overrides: Partial<Omit<Message, 'id'>> & { id: number }): Message {
  const { id, ...rest } = overrides
  return {
    id: messageId(id), conversationId: conversationId(1), wamid: wamid(`wamid.${id}`), clientReference: null, direction: 'inbound', origin: 'customer',
    content: { type: 'text', body: `message ${id}` }, media: null, status: 'received', error: null, timestampMs: id * 1000, receivedAtMs: id * 1000,
    statusAtMs: { sent: null, delivered: null, read: null, played: null }, quoted: null, reactions: [], isForwarded: false, editedAtMs: null,
    deletedAtMs: null, pricing: null, nextAttemptAtMs: null, ...rest,
  }
}
