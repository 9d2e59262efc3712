import type { Refusal } from '#shared/contract/base.ts'

export class UploadRefused extends Error {
  readonly refusal: Refusal | null
  constructor(refusal: Refusal | null, status: number) {
    super(`The file was not taken (${status})`)
    this.refusal = refusal
  }
}

/**
 * Puts a file with the core and answers what it says about it. XMLHttpRequest because fetch does not tell how much of
 * a body has left. `onProgress` hears a fraction from 0 to 1. Rejects with `UploadRefused`, or with `AbortError` after `signal`.
 */
export function upload<Answer>(path: string, body: Blob, headers: Readonly<Record<string, string>>, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (status: number) => reject(new UploadRefused(refusalIn(request.responseText), status))
    request.open('PUT', path)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status < 200 || request.status >= 300) return fail(request.status)
      resolve(JSON.parse(request.responseText) as Answer)
    })
    request.addEventListener('error', () => fail(0))
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    if (signal.aborted) request.abort()
    else request.send(body)
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
