import type { Attachment } from '#shared/domain/message.ts'
import { conversationId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'

/** Of the same bytes: what is removed from the draft stays with the quick reply. */
export async function takeFiles({ store, mediaFiles, clock }: FeaturePorts, replyId: number, conversation: number): Promise<Attachment[]> {
  const reply = found(await store.quickReply(replyId))
  const [row] = await store.conversationsByIds([conversation])
  found(row)
  const taken: Attachment[] = []
  for (const { id } of reply.files) {
    const file = found(await store.keptFile(id))
    if (!(await mediaFiles.open(file.key))) throw refused('file-missing')
    taken.push(await store.addAttachment({
      conversationId: conversationId(conversation), type: file.type, mimeType: file.mimeType, fileName: file.fileName, sizeBytes: file.sizeBytes, isVoice: file.isVoice, key: file.key, nowMs: clock.nowMs(),
    }))
  }
  return taken
}
