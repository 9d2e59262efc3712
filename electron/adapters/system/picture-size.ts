import { open, type FileHandle } from 'node:fs/promises'
import type { PictureSize } from '#core/ports/media-files.ts'

const headBytes = 32
/** Real pictures have a few dozen segments before their size. */
const mostSegments = 1000

/** Width and height as the header of the file says, without unpacking anything; null for other kinds of files and broken headers. */
export async function readPictureSize(path: string): Promise<PictureSize | null> {
  const file = await open(path, 'r')
  try {
    const head = await read(file, 0, headBytes)
    if (head.length < 26) return null
    const signature = head.toString('latin1', 0, 16)
    if (signature.startsWith('\u0089PNG\r\n\u001A\n')) return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    if (signature.startsWith('GIF8')) return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
    if (signature.startsWith('BM')) return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) }
    if (signature.startsWith('RIFF') && signature.startsWith('WEBP', 8)) return webpSize(head, signature.slice(12))
    return signature.startsWith('\u00FF\u00D8') ? await jpegSize(file) : null
  } finally {
    await file.close()
  }
}

async function read(file: FileHandle, at: number, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, at)
  return buffer.subarray(0, bytesRead)
}

/** WebP container specification: an extended file, a lossless or a lossy one. */
function webpSize(head: Buffer, chunk: string): PictureSize | null {
  if (head.length < 30) return null
  if (chunk === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  if (chunk === 'VP8 ') return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
  if (chunk !== 'VP8L') return null
  const packed = head.readUInt32LE(21)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}

/** From segment to segment, over whatever a camera put in front, to the first frame header. */
async function jpegSize(file: FileHandle): Promise<PictureSize | null> {
  let at = 2
  for (let count = 0; count < mostSegments; count += 1) {
    const segment = await read(file, at, 9)
    if (segment.length < 9 || segment[0] !== 0xff) return null
    const marker = segment[1]!
    if (marker === 0xff) at += 1
    else if (isFrameHeader(marker)) return { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) }
    else at += 2 + segment.readUInt16BE(2)
  }
  return null
}

/** SOF0 to SOF15 without the three markers between them that define something else. */
const isFrameHeader = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
