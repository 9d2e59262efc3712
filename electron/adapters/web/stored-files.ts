import { attachmentId, mediaId } from '#shared/domain/ids.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { ByteRange } from './byte-range.ts'
import { fileResponse } from './file-response.ts'
import type { ShopFiles } from './shop-files.ts'

const notFound = () => new Response('Not found', { status: 404 })

const openKey = (files: ShopFiles, key: string) => async (range: ByteRange | null) =>
  (await files.mediaFiles.open(key, range ?? undefined))?.bytes ?? null

/** `GET /media/<id>`: the file of a message once it is on this computer. */
export async function serveMedia(request: Request, files: ShopFiles, id: number): Promise<Response> {
  const media = await files.store.media(mediaId(id))
  if (!media || media.state !== 'ready' || media.key === null || media.sizeBytes === null) return notFound()
  return fileResponse(request, {
    tag: media.key, mimeType: media.mimeType, sizeBytes: media.sizeBytes, fileName: media.fileName, isDocument: false, open: openKey(files, media.key),
  })
}

/** `GET /attachments/<id>`: a file staged for a message that is not sent yet. */
export async function serveAttachment(request: Request, files: ShopFiles, id: number): Promise<Response> {
  return serveStaged(request, files, await files.store.attachment(attachmentId(id)))
}

/** `GET /kept-files/<id>`: what quick replies and automatic replies bring along. */
export async function serveKeptFile(request: Request, files: ShopFiles, id: number): Promise<Response> {
  return serveStaged(request, files, await files.store.keptFile(id))
}

function serveStaged(request: Request, files: ShopFiles, attachment: (KeptFile & { key: string }) | null): Promise<Response> | Response {
  if (!attachment) return notFound()
  return fileResponse(request, {
    tag: attachment.key, mimeType: attachment.mimeType, sizeBytes: attachment.sizeBytes, fileName: attachment.fileName,
    isDocument: attachment.type === 'document', open: openKey(files, attachment.key),
  })
}
