import { importFileKey } from '#shared/domain/import-table.ts'
import { FileTooLarge } from '#core/ports/media-files.ts'
import type { Refusal } from '#shared/contract/base.ts'
import { attachmentHeaders } from '#shared/contract/http.ts'
import type { StagedImport } from '#shared/contract/imports.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { byteStream } from './byte-stream.ts'
import { dispositionName } from './file-response.ts'
import { fileSecurityPolicy } from './security-headers.ts'
import type { ShopFiles } from './shop-files.ts'
import { diskProblem, readFileName } from './stage-attachment.ts'

const sizeKey = 'imports.size'

/** `PUT /import-files`: a table, whatever it holds; what it holds is found out when it is read. */
export async function stageImport(request: Request, { store, mediaFiles, clock, ids }: ShopFiles): Promise<Response> {
  const fileName = readFileName(request.headers.get(attachmentHeaders.fileName))
  if (fileName === null) return new Response('Bad request', { status: 400 })
  if (!request.body) return refuse({ reason: 'table-empty', policyKey: null, params: {} })
  const limitBytes = policyValue(sizeKey, await store.policyOverrides())
  if (Number(request.headers.get('content-length')) > limitBytes) return tooLarge(limitBytes)
  const fileId = ids.uuid()
  try {
    const { sizeBytes } = await mediaFiles.save(importFileKey(fileId), request.body, limitBytes)
    if (sizeBytes === 0) {
      await mediaFiles.remove(importFileKey(fileId))
      return refuse({ reason: 'table-empty', policyKey: null, params: {} })
    }
    await store.addImportFile({ id: fileId, fileName, sizeBytes, isOffered: false, nowMs: clock.nowMs() })
    return Response.json({ fileId, fileName, sizeBytes } satisfies StagedImport)
  } catch (error) {
    await mediaFiles.remove(importFileKey(fileId)).catch(() => undefined)
    if (error instanceof FileTooLarge) return tooLarge(limitBytes)
    return diskProblem(error)
  }
}

/** `GET /downloads/<id>`: bytes leave as they are written; nothing of it is ever shown in our origin. */
export function serveDownload(files: ShopFiles, id: string): Response {
  const download = files.takeDownload(id)
  if (!download) return new Response('Not found', { status: 404 })
  return new Response(byteStream(asBytes(download.open())), {
    headers: {
      'content-type': 'application/octet-stream', 'cache-control': 'no-store', ...(download.sizeBytes === undefined ? {} : { 'content-length': String(download.sizeBytes) }),
      'content-disposition': `attachment; ${dispositionName(download.fileName)}`, 'content-security-policy': fileSecurityPolicy,
    },
  })
}

async function* asBytes(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const part of parts) yield typeof part === 'string' ? encoder.encode(part) : part
}

const tooLarge = (limitBytes: number) => refuse({ reason: 'table-too-large', policyKey: sizeKey, params: { limitBytes } })
const refuse = (refusal: Refusal) => Response.json(refusal, { status: refusal.reason === 'table-too-large' ? 413 : 409 })
