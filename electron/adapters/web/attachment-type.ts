import type { MediaMessageType } from '#shared/domain/message-content.ts'
import { sendableMimeTypes } from '#shared/policy/media.ts'

/** Names that file recognisers use for types Meta knows under another name. */
const aliases: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/opus': 'audio/ogg',
  'image/jpg': 'image/jpeg',
  'image/apng': 'image/png',
}

/** Old Office files share one container; only their name tells which they are. */
const compoundFileTypes: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

/**
 * How Meta takes a file with these bytes: its message type and MIME type; null when it takes it under none.
 * `sniffed` is what the first bytes say, `isText` whether they are readable text.
 */
export function attachmentType(file: { sniffed: string | null; isText: boolean; fileName: string }): { type: MediaMessageType; mimeType: string } | null {
  const bare = file.sniffed?.split(';')[0]!.trim().toLowerCase() ?? null
  const mimeType = bare === 'application/x-cfb' ? compoundFileTypes[extension(file.fileName)] : bare === null ? (file.isText ? 'text/plain' : undefined) : (aliases[bare] ?? bare)
  if (mimeType === undefined) return null
  for (const [type, mimeTypes] of Object.entries(sendableMimeTypes)) if (mimeTypes.includes(mimeType)) return { type: type as MediaMessageType, mimeType }
  return mimeType.startsWith('text/') || mimeType === 'application/xml' || mimeType === 'application/json' ? { type: 'document', mimeType: 'text/plain' } : null
}

const extension = (fileName: string) => fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()

/** The animation flag of an extended WebP header (WebP container specification, VP8X). */
export function isAnimatedWebp(firstBytes: Uint8Array): boolean {
  const ascii = (from: number, to: number) => String.fromCharCode(...firstBytes.subarray(from, to))
  return ascii(8, 12) === 'WEBP' && ascii(12, 16) === 'VP8X' && ((firstBytes[20] ?? 0) & 0b10) !== 0
}

/** Readable text: valid UTF-8 without control characters other than white space. A cut last character is fine. */
export function isReadableText(firstBytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(firstBytes, { stream: true })
    // oxlint-disable-next-line no-control-regex -- control characters are what tells binary from text
    return !/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text)
  } catch {
    return false
  }
}
