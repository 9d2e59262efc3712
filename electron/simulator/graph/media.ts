import { readMultipart } from '../http/multipart.ts'
import type { Json } from '../json.ts'
import { acceptedMimeTypes, kindOfMime, problemOfFile } from '../media/limits.ts'
import { isAnimatedWebp } from '../media/sniff.ts'
import { urlOf } from './download.ts'
import type { GraphCall } from './call.ts'
import { GraphError } from './graph-error.ts'

/** `POST /{phone-number-id}/media`: multipart with `messaging_product`, `type` and `file`. */
export function uploadMedia(call: GraphCall): Json {
  const parts = readMultipart(call.body, String(call.headers['content-type'] ?? ''))
  const refused = (text: string) => new GraphError(100, { message: `(#100) ${text}`, details: text })
  if (!parts) throw refused('The request body is not multipart/form-data.')
  const text = (name: string) => parts.find((part) => part.name === name && part.fileName === null)?.bytes.toString('utf8')
  if ((text('messaging_product') ?? call.query.get('messaging_product')) !== 'whatsapp') throw refused('The parameter messaging_product is required.')
  const file = parts.find((part) => part.name === 'file' && (part.fileName ?? part.contentType) !== null)
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

export function deleteMedia({ world, objectId, query }: GraphCall): Json {
  const owner = query.get('phone_number_id')
  if ((owner !== null && owner !== world.account.phoneNumberId) || !world.media.delete(objectId)) throw unknownObject(objectId, 'delete')
  return { success: true }
}

/** Meta's one answer for an id that is unknown or not yours. */
export function unknownObject(id: string, method: 'get' | 'post' | 'delete'): GraphError {
  return new GraphError(100, {
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    subcode: 33,
  })
}
