import type { Refusal } from '#shared/contract/base.ts'
import { attachmentHeaders, quickReplyFilesPath } from '#shared/contract/http.ts'
import type { QuickReplyFile } from '#shared/domain/quick-reply.ts'

/** Keeps a file with the core; a refusal says why it cannot be sent. */
export async function uploadReplyFile(file: File): Promise<QuickReplyFile | { refusal: Refusal | null }> {
  try {
    const answer = await fetch(quickReplyFilesPath, { method: 'PUT', body: file, headers: { [attachmentHeaders.fileName]: encodeURIComponent(file.name) } })
    if (answer.ok) return (await answer.json()) as QuickReplyFile
    return { refusal: answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as Refusal) : null }
  } catch {
    return { refusal: null }
  }
}
