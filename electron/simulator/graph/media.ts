import type { ServerResponse } from 'node:http'
import { readMultipart } from '../http/multipart.ts'
import type { Json } from '../json.ts'
import { acceptedMimeTypes, kindOfMime, problemOfFile } from '../media/limits.ts'
import { isAnimatedWebp } from '../media/sniff.ts'
import { mediaUrlLifetimeMs, type MediaItem } from '../state/media-shelf.ts'
import type { World } from '../world.ts'
import type { GraphCall } from './call.ts'
import { GraphError } from './graph-error.ts'

const downloadPath = '/whatsapp_business/attachments/'

/** `POST /{phone-number-id}/media`: multipart with `messaging_product`, `type` and `file`. */
export function uploadMedia(call: GraphCall): Json {
  const parts = readMultipart(call.body, String(call.headers['content-type'] ?? ''))
  const refused = (text: string) => new GraphError(100, { message: `(#100) ${text}`, details: text })
  if (!parts) throw refused('The request body is not multipart/form-data.')
  const text = (name: string) => parts.find((part) => part.name === name && part.fileName === null)?.bytes.toString('utf8')
  if (text('messaging_product') !== 'whatsapp') throw refused('The parameter messaging_product is required.')
  const file = parts.find((part) => part.name === 'file')
  if (!file) throw refused('The parameter file is required.')
  const mimeType = (text('type') ?? file.contentType ?? 'application/octet-stream').trim()
  const kind = kindOfMime(mimeType)
  if (!kind) throw refused(`Param file must be a file with one of the following types: ${acceptedMimeTypes.join(', ')}. Received file of type '${mimeType}'.`)
  if (file.bytes.length === 0) throw new GraphError(131053, { details: 'The file is empty.' })
  const problem = problemOfFile(kind, mimeType, file.bytes.length, isAnimatedWebp(file.bytes))
  if (problem) throw new GraphError(131053, { details: problem })
  return { id: call.world.media.add(Buffer.from(file.bytes), mimeType, 'uploaded').id }
}

export function readMedia({ world, objectId, query }: GraphCall): Json {
  const owner = query.get('phone_number_id')
  const item = world.media.get(objectId)
  if (!item || (owner !== null && owner !== world.account.phoneNumberId)) throw unknownObject(objectId, 'get')
  return { url: urlOf(world, item), mime_type: item.mimeType, sha256: item.sha256Hex, file_size: item.bytes.length, id: item.id, messaging_product: 'whatsapp' }
}

export function deleteMedia({ world, objectId }: GraphCall): Json {
  if (!world.media.delete(objectId)) throw unknownObject(objectId, 'delete')
  return { success: true }
}

/** Good for five minutes and with the token only. */
export function urlOf(world: World, item: MediaItem): string {
  const endsAt = Math.floor((world.clock.nowMs() + mediaUrlLifetimeMs) / 1000)
  return `${world.baseUrl}${downloadPath}?mid=${item.id}&source=webhook&ext=${endsAt}&hash=${item.urlSecret}`
}

export const isDownload = (pathname: string): boolean => pathname === downloadPath

export function sendDownload(world: World, query: URLSearchParams, authorization: string | undefined, response: ServerResponse): void {
  const item = world.media.get(query.get('mid') ?? '')
  if (authorization !== `Bearer ${world.account.token}` || world.behaviour.token !== 'valid') {
    response.writeHead(401, { 'content-type': 'text/html' }).end()
    return
  }
  const isLive = Number(query.get('ext')) * 1000 >= world.clock.nowMs()
  if (!item || !isLive || query.get('hash') !== item.urlSecret) {
    response.writeHead(404, { 'content-type': 'text/html' }).end()
    return
  }
  response.writeHead(200, { 'content-type': item.mimeType, 'content-length': item.bytes.length, 'cache-control': 'private' }).end(item.bytes)
}

/** Meta's one answer for an id that is unknown or not yours. */
export function unknownObject(id: string, method: 'get' | 'post' | 'delete'): GraphError {
  return new GraphError(100, {
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    subcode: 33,
  })
}
