import { clientReference, type MessageId } from '#shared/domain/ids.ts'
import { serviceWindowAt } from '#shared/domain/service-window.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'

/**
 * Puts a reaction into the outbox; `emoji` null takes the shop's reaction back. Meta accepts reactions only to
 * messages of the customer, at most 30 days old and not deleted (Meta's documentation, messages).
 */
export async function react(ports: FeaturePorts, messageId: MessageId, emoji: string | null): Promise<void> {
  const { store, clock, ids, facts, signals } = ports
  const target = found(await store.reactionTarget(messageId))
  const nowMs = clock.nowMs()
  if (!target.wamid || !target.isInbound || target.isDeleted) throw refused('reaction-target')
  if (nowMs - target.timestampMs > facts.policy('reaction.age')) throw refused('reaction-target', 'reaction.age')
  const [row] = await store.conversationsByIds([target.conversationId])
  const { isBlocked, windowEndsAtMs } = found(row)
  if (isBlocked) throw refused('contact-blocked')
  if (serviceWindowAt(windowEndsAtMs, nowMs).state !== 'open') throw refused('window-closed', 'window.length')

  const reaction = await store.enqueue({
    conversationId: target.conversationId,
    clientReference: clientReference(ids.uuid()),
    origin: 'person',
    content: { type: 'reaction', targetWamid: target.wamid, emoji: emoji ?? '' },
    quotedMessageId: null,
    nowMs,
  })
  signals.emit('changed', { conversationIds: [target.conversationId], messages: [{ conversationId: target.conversationId, messageId, change: 'updated' }] })
  signals.emit('queued', { messageId: reaction.id })
}
