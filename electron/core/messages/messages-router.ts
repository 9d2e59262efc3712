import { clientReference, conversationId, messageId } from '#shared/domain/ids.ts'
import type { OutgoingContent } from '#shared/domain/message-content.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { uploadedSinceMs } from '../kernel/upload-age.ts'
import { react } from './react.ts'
import { assertSendable } from '../kernel/assert-sendable.ts'

export function messagesRouter(ports: FeaturePorts) {
  const { store, clock, ids, signals } = ports
  const { messages } = rpc

  return {
    page: messages.page.handler(({ input }) => store.threadPage({ ...input, conversationId: conversationId(input.conversationId) })),
    byIds: messages.byIds.handler(({ input }) => store.messagesByIds(input.messageIds)),
    versions: messages.versions.handler(({ input }) => store.messageVersions(messageId(input.messageId))),
    find: messages.find.handler(({ input }) => store.findInConversation({ conversationId: conversationId(input.conversationId), query: input.query, limit: 1000 })),

    send: messages.send.handler(async ({ input }) => {
      const content: OutgoingContent = input.content
      const known = await store.messageByReference(clientReference(input.requestId))
      if (known) return known
      await assertSendable(ports, input.conversationId, content)
      const message = await store.enqueue({
        conversationId: conversationId(input.conversationId),
        clientReference: clientReference(input.requestId),
        origin: 'person',
        content,
        quotedMessageId: input.quotedMessageId === null ? null : messageId(input.quotedMessageId),
        ...(input.quickReplyIds ? { quickReplyIds: input.quickReplyIds } : {}),
        nowMs: clock.nowMs(),
      })
      if (input.quickReplyIds?.length) signals.emit('library-changed', 'quick-replies')
      signals.emit('changed', { conversationIds: [message.conversationId], messages: [{ conversationId: message.conversationId, messageId: message.id, change: 'added' }] })
      signals.emit('queued', { messageId: message.id })
      return message
    }),
    retry: messages.retry.handler(async ({ input }) => {
      const id = messageId(input.messageId)
      const [message] = await store.messagesByIds([id])
      const { conversationId } = found(message)
      const isQueued = await store.requeue(id, { clientReference: clientReference(ids.uuid()), nowMs: clock.nowMs(), uploadedSinceMs: uploadedSinceMs(ports, clock.nowMs()) })
      if (!isQueued) throw refused('not-retryable')
      signals.emit('changed', { conversationIds: [conversationId], messages: [{ conversationId, messageId: id, change: 'updated' }] })
      signals.emit('queued', { messageId: id })
    }),
    discard: messages.discard.handler(async ({ input }) => {
      const id = messageId(input.messageId)
      const discarded = await store.discard(id)
      if (!discarded) throw refused('not-retryable')
      signals.emit('changed', { conversationIds: [discarded.conversationId], messages: [{ conversationId: discarded.conversationId, messageId: id, change: 'removed' }] })
      return { text: discarded.text }
    }),
    react: messages.react.handler(({ input }) => react(ports, messageId(input.messageId), input.emoji)),
    retryMedia: messages.retryMedia.handler(async ({ input }) => {
      const [message] = await store.messagesByIds([input.messageId])
      const media = found(found(message).media)
      if (media.state === 'ready' || media.state === 'downloading') return
      const owner = await store.setMedia(media.id, { state: 'waiting', nextAttemptAtMs: clock.nowMs(), problem: null })
      signals.emit('changed', { messages: [{ ...owner, change: 'updated' }] })
      signals.emit('media-wanted', null)
    }),
  }
}
