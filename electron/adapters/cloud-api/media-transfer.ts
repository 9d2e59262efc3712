import { randomUUID } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ApiProblem, CloudApi } from '#core/ports/cloud-api.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { sha256Hex } from './to-domain/content.ts'
import { connectionFailure, plainProblem, type GraphClient } from './graph-client.ts'
import { graphError, mediaResponse, uploadResponse } from './wire/graph.ts'

type UploadFile = Parameters<CloudApi['uploadMedia']>[0]

/** `POST /{phone-number-id}/media`, streamed with a known length so that a 100 MB file never sits in memory. */
export async function uploadMedia(graph: GraphClient, phoneNumberId: string, file: UploadFile, timeoutMs: number): Promise<Result<{ wireId: string }, ApiProblem>> {
  const boundary = `danggol-${randomUUID()}`
  const head = Buffer.from(
    field(boundary, 'messaging_product', 'whatsapp') + field(boundary, 'type', file.mimeType)
    + `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${headerSafe(file.fileName)}"\r\nContent-Type: ${file.mimeType}\r\n\r\n`)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const url = graph.urlOf(`/${phoneNumberId}/media`)
  try {
    const answer = await new Promise<{ httpStatus: number; body: string }>((resolve, reject) => {
      const post = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
        method: 'POST',
        timeout: timeoutMs,
        headers: { ...graph.headers(), 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': head.length + file.sizeBytes + tail.length },
      }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => resolve({ httpStatus: response.statusCode ?? 0, body })).on('error', reject)
      })
      post.on('timeout', () => post.destroy(new Error('timeout'))).on('error', reject)
      pipeline(Readable.from(multipart(head, file, tail)), post).catch(reject)
    })
    return readUpload(answer)
  } catch (error) {
    const failure = connectionFailure(error)
    return err(failure.kind === 'not-sent' ? failure.problem : { ...plainProblem('connection', null, 'upload interrupted'), isTransient: true })
  }
}

async function* multipart(head: Buffer, file: UploadFile, tail: Buffer): AsyncGenerator<Uint8Array> {
  yield head
  yield* await file.open()
  yield tail
}

function readUpload({ httpStatus, body }: { httpStatus: number; body: string }): Result<{ wireId: string }, ApiProblem> {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return err({ ...plainProblem('unreadable', httpStatus, 'the answer was not JSON'), isTransient: true })
  }
  const failed = graphError.safeParse(json)
  if (failed.success) {
    const { error } = failed.data
    return err({ kind: 'graph', code: error.code, subcode: error.error_subcode ?? null, title: error.message ?? '', details: error.error_data?.details ?? null, httpStatus, isTransient: httpStatus >= 500, retryAfterMs: null })
  }
  const uploaded = uploadResponse.safeParse(json)
  return uploaded.success ? ok({ wireId: uploaded.data.id }) : err(plainProblem('unreadable', httpStatus, 'unexpected answer'))
}

function field(boundary: string, name: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

function headerSafe(fileName: string): string {
  return fileName.replace(/["\\\r\n]/g, '_')
}

/** The url lives 5 minutes and wants the same token, so it is asked for right before it is used (Meta's documentation, media). */
export async function downloadMedia(graph: GraphClient, phoneNumberId: string, wireId: string, timeoutMs: number): ReturnType<CloudApi['downloadMedia']> {
  const facts = await graph.call('GET', `/${encodeURIComponent(wireId)}`, (json) => mediaResponse.safeParse(json).data ?? null, { query: { phone_number_id: phoneNumberId } })
  if (!facts.ok) return facts
  const url = new URL(facts.value.url)
  if (!mayReceiveToken(url, graph.urlOf('/'))) return err(plainProblem('unreadable', null, `media offered at an unexpected address: ${url.protocol}//${url.host}`))
  try {
    const response = await fetch(url, { headers: graph.headers(), signal: AbortSignal.timeout(timeoutMs) })
    if (!response.ok || !response.body) {
      await response.body?.cancel()
      return err({ ...plainProblem('unreadable', response.status, `HTTP ${response.status}`), isTransient: response.status >= 500 || response.status === 404 })
    }
    return ok({
      bytes: response.body as AsyncIterable<Uint8Array>,
      mimeType: facts.value.mime_type ?? response.headers.get('content-type') ?? 'application/octet-stream',
      sizeBytes: facts.value.file_size ?? null,
      sha256Hex: sha256Hex(facts.value.sha256),
    })
  } catch (error) {
    const failure = connectionFailure(error)
    return err(failure.kind === 'not-sent' ? failure.problem : { ...plainProblem('connection', null, 'download interrupted'), isTransient: true })
  }
}

const metaHosts = ['.fbsbx.com', '.facebook.com', '.fbcdn.net', '.whatsapp.net']

/** The token goes to Meta's own hosts over https, or to the very origin that was configured: another port is another program. */
function mayReceiveToken(url: URL, graphBase: URL): boolean {
  if (url.origin === graphBase.origin) return true
  return url.protocol === 'https:' && url.port === '' && metaHosts.some((host) => url.hostname.endsWith(host))
}
