import { attachmentHeaders, attachmentsPath } from '#shared/contract/http.ts'
import type { Attachment } from '#shared/domain/message.ts'
import { upload } from '../../../client/upload.ts'

export type UploadInput = { conversationId: number; fileName: string; isVoice: boolean; body: Blob; mimeType: string }

/** Stages a file of a message with the core. */
export function uploadFile(input: UploadInput, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<Attachment> {
  const headers = {
    'content-type': input.mimeType, [attachmentHeaders.conversationId]: String(input.conversationId), [attachmentHeaders.fileName]: encodeURIComponent(input.fileName), ...(input.isVoice ? { [attachmentHeaders.isVoice]: '1' } : {}),
  }
  return upload<Attachment>(attachmentsPath, input.body, headers, onProgress, signal)
}
