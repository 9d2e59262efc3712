import { conversationId } from '#shared/domain/ids.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { Attachment } from '#shared/domain/message.ts'
import type { FeaturePorts } from './feature-ports.ts'
import { found, refused } from './refuse.ts'

/** Files of the library as ones of a draft, of the same bytes: what is removed from the draft stays in the library. */
export async function attachKeptFiles({ store, mediaFiles, clock }: FeaturePorts, files: readonly Pick<KeptFile, 'id'>[], conversation: number): Promise<Attachment[]> {
  const [row] = await store.conversationsByIds([conversationId(conversation)])
  found(row)
  const taken: Attachment[] = []
  for (const { id } of files) {
    const { key, type, mimeType, fileName, sizeBytes, isVoice } = found(await store.keptFile(id))
    if (!(await mediaFiles.open(key))) throw refused('file-missing')
    taken.push(await store.addAttachment({ conversationId: conversationId(conversation), type, mimeType, fileName, sizeBytes, isVoice, key, nowMs: clock.nowMs() }))
  }
  return taken
}
