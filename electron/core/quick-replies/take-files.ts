import type { Attachment } from '#shared/domain/message.ts'
import { conversationId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'

/** Copies, because a draft owns its files: removing one there leaves the quick reply whole. */
export async function takeFiles({ store, mediaFiles, ids, clock }: FeaturePorts, replyId: number, conversation: number): Promise<Attachment[]> {
  const reply = found(await store.quickReply(replyId))
  const [row] = await store.conversationsByIds([conversation])
  found(row)
  const taken: Attachment[] = []
  for (const { id } of reply.files) {
    const file = found(await store.quickReplyFile(id))
    const opened = await mediaFiles.open(file.key)
    if (!opened) throw refused('file-missing')
    const key = `attachment/${ids.uuid()}`
    await mediaFiles.save(key, opened.bytes, file.sizeBytes)
    taken.push(await store.addAttachment({
      conversationId: conversationId(conversation), type: file.type, mimeType: file.mimeType, fileName: file.fileName, sizeBytes: file.sizeBytes, isVoice: file.isVoice, key, nowMs: clock.nowMs(),
    }))
  }
  return taken
}
