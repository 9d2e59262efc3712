const starts = (bytes: Buffer, text: string, at = 0): boolean => bytes.subarray(at, at + text.length).toString('latin1') === text

const magic: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/jpeg': (bytes) => starts(bytes, '\u00ff\u00d8\u00ff'),
  'image/png': (bytes) => starts(bytes, '\u0089PNG'),
  'image/webp': (bytes) => starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8),
  'audio/ogg': (bytes) => starts(bytes, 'OggS'),
  'application/pdf': (bytes) => starts(bytes, '%PDF'),
}

/** Whether the first bytes agree with the type, for the types that have a plain mark. */
export function looksLike(bytes: Buffer, mimeType: string): boolean {
  const test = magic[mimeType.split(';')[0]!.trim()]
  return test ? test(bytes) : true
}

export const isAnimatedWebp = (bytes: Buffer): boolean => starts(bytes, 'WEBP', 8) && starts(bytes, 'VP8X', 12) && ((bytes[20] ?? 0) & 0x02) !== 0

/** OGG whose first page opens an Opus stream of one channel. */
export function isMonoOpus(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 512).indexOf('OpusHead', 0, 'latin1')
  return starts(bytes, 'OggS') && head > 0 && bytes[head + 9] === 1
}
