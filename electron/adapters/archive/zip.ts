import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { Archive } from '#core/ports/archive.ts'
import { directoryEnd, directoryRecord, fileHead, fileTail, type ZippedFile } from './zip-records.ts'

/** Compressed in Node's own threads, at the pace of whoever takes the bytes; only the list of files stays in memory. */
export const archive: Archive = {
  async *zip(entries, atMs) {
    const files: ZippedFile[] = []
    let offset = 0
    for await (const { path, isPacked, bytes } of entries) {
      const file: ZippedFile = { path, isDeflated: !isPacked, atMs, offset, crc: 0, sizeBytes: 0, packedBytes: 0 }
      const head = fileHead(file)
      yield head
      for await (const part of isPacked ? measured(bytes, file) : deflated(measured(bytes, file))) {
        file.packedBytes += part.length
        yield part
      }
      const tail = fileTail(file)
      yield tail
      offset += head.length + file.packedBytes + tail.length
      files.push(file)
    }
    let directoryBytes = 0
    for (const file of files) {
      const record = directoryRecord(file)
      directoryBytes += record.length
      yield record
    }
    yield directoryEnd({ count: files.length, offset, sizeBytes: directoryBytes })
  },
}

async function* measured(bytes: AsyncIterable<string | Uint8Array>, file: ZippedFile): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    const chunk = typeof part === 'string' ? Buffer.from(part) : part
    file.crc = crc32(chunk, file.crc)
    file.sizeBytes += chunk.length
    yield chunk
  }
}

async function* deflated(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw()
  const fed = pipeline(Readable.from(bytes), deflate)
  fed.catch(() => {})
  yield* deflate as AsyncIterable<Uint8Array>
  await fed
}
