import type { Refusal } from '#shared/contract/base.ts'
import { attachmentHeaders, attachmentsPath } from '#shared/contract/http.ts'
import type { Attachment } from '#shared/domain/message.ts'

export class UploadRefused extends Error {
  readonly refusal: Refusal | null
  constructor(refusal: Refusal | null, status: number) {
    super(`The file was not taken (${status})`)
    this.refusal = refusal
  }
}

export type UploadInput = { conversationId: number; fileName: string; isVoice: boolean; body: Blob; mimeType: string }

/**
 * Stages a file with the core. XMLHttpRequest because fetch does not tell how much of a body has left.
 * `onProgress` hears a fraction from 0 to 1. Rejects with `UploadRefused`, or with `AbortError` after `signal`.
 */
export function uploadFile(input: UploadInput, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (status: number) => reject(new UploadRefused(refusalIn(request.responseText), status))
    request.open('PUT', attachmentsPath)
    request.setRequestHeader('content-type', input.mimeType)
    request.setRequestHeader(attachmentHeaders.conversationId, String(input.conversationId))
    request.setRequestHeader(attachmentHeaders.fileName, encodeURIComponent(input.fileName))
    if (input.isVoice) request.setRequestHeader(attachmentHeaders.isVoice, '1')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status < 200 || request.status >= 300) return fail(request.status)
      resolve(JSON.parse(request.responseText) as Attachment)
    })
    request.addEventListener('error', () => fail(0))
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    if (signal.aborted) request.abort()
    else request.send(input.body)
  })
}

function refusalIn(text: string): Refusal | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'reason' in answer ? (answer as Refusal) : null
  } catch {
    return null
  }
}
