import { byteStream } from './byte-stream.ts'
import { readRange, type ByteRange } from './byte-range.ts'
import { fileSecurityPolicy } from './security-headers.ts'

export type ServedFile = {
  /** Names the bytes: the same tag never stands for other content. */
  tag: string
  mimeType: string
  sizeBytes: number
  fileName: string | null
  isDocument: boolean
  open(range: ByteRange | null): Promise<AsyncIterable<Uint8Array> | null>
}

/** Shown by the page itself; everything else (HTML, SVG, XML, programs) only ever downloads, as plain bytes. */
const shownInPage = new Set([
  'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'video/mp4', 'video/3gpp', 'video/webm',
  'audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm', 'audio/wav',
])
const downloadedAs = new Set(['application/pdf', 'text/plain'])

/** Answers GET and HEAD for a stored file: ranges, revalidation by tag, never a type that could run in our origin. */
export async function fileResponse(request: Request, file: ServedFile): Promise<Response> {
  const etag = `"${file.tag}"`
  const headers = new Headers({ ...fileHeaders(file), etag })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const ifRange = request.headers.get('if-range')
  const range = ifRange === null || ifRange === etag ? readRange(request.headers.get('range'), file.sizeBytes) : 'whole'
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.sizeBytes}`)
    return new Response(null, { status: 416, headers })
  }
  const wanted = range === 'whole' ? null : range
  headers.set('content-length', String(wanted ? wanted.end - wanted.start + 1 : file.sizeBytes))
  if (wanted) headers.set('content-range', `bytes ${wanted.start}-${wanted.end}/${file.sizeBytes}`)
  const status = wanted ? 206 : 200
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const bytes = await file.open(wanted)
  if (!bytes) return new Response('Not found', { status: 404 })
  return new Response(byteStream(bytes), { status, headers })
}

function fileHeaders(file: ServedFile): Record<string, string> {
  const bare = file.mimeType.split(';')[0]!.trim().toLowerCase()
  const isShown = shownInPage.has(bare) && !file.isDocument
  return {
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-type': isShown || downloadedAs.has(bare) || shownInPage.has(bare) ? bare : 'application/octet-stream',
    'content-disposition': isShown ? 'inline' : `attachment; ${dispositionName(file.fileName ?? 'file')}`,
    'content-security-policy': fileSecurityPolicy,
  }
}

/** A plain fallback and the real name percent-encoded (RFC 6266, 8187); no character of it can end the header, none turns the name around. */
export function dispositionName(fileName: string): string {
  const cleaned = fileName.slice(0, 200).replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}/\\]/gu, '_')
  const plain = cleaned.replaceAll(/[^\w.() -]/g, '_')
  const encoded = encodeURIComponent(cleaned).replaceAll(/['()*]/g, (mark) => `%${mark.codePointAt(0)!.toString(16).toUpperCase()}`)
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
