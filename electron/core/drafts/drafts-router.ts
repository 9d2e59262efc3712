import { attachmentId, conversationId, messageId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'

export function draftsRouter({ store, mediaFiles, clock, signals }: FeaturePorts) {
  const changed = (id: number) => signals.emit('changed', { conversationIds: [conversationId(id)] })

  return {
    get: rpc.drafts.get.handler(({ input }) => store.draft(conversationId(input.conversationId))),
    save: rpc.drafts.save.handler(async ({ input }) => {
      await store.saveDraft({
        ...input,
        conversationId: conversationId(input.conversationId),
        quotedMessageId: input.quotedMessageId === null ? null : messageId(input.quotedMessageId),
        nowMs: clock.nowMs(),
      })
      changed(input.conversationId)
    }),
    removeAttachment: rpc.drafts.removeAttachment.handler(async ({ input }) => {
      const removed = found(await store.removeAttachment(attachmentId(input.attachmentId)))
      if (removed.key !== null) await mediaFiles.remove(removed.key)
      changed(removed.conversationId)
    }),
  }
}
