import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Archive, ArchiveEntry } from '#core/ports/archive.ts'

/** Compressing happens in Node's own threads; beyond 4 GB or 65,535 files it is Zip64 by itself. */
export const archive: Archive = {
  async *zip(entries, atMs) {
    const file = new ZipFile()
    const output = file.outputStream as Readable
    const filling = fill(file, entries, new Date(atMs)).catch((error: unknown) => void output.destroy(error instanceof Error ? error : new Error(String(error))))
    try {
      yield* output as AsyncIterable<Uint8Array>
    } finally {
      output.destroy()
      await filling
    }
  },
}

/** The next entry is asked for when the one before is through, so that nothing waits in memory. */
async function fill(file: ZipFile, entries: AsyncIterable<ArchiveEntry>, mtime: Date): Promise<void> {
  const output = file.outputStream as Readable
  for await (const { path, isPacked, bytes } of entries) {
    if (output.destroyed) return
    const source = Readable.from(asBytes(bytes), { objectMode: false })
    const leave = () => void source.destroy()
    output.once('close', leave)
    file.addReadStream(source, path, { mtime, compress: !isPacked, mode: 0o100644 })
    await finished(source).catch((error: unknown) => {
      if (!output.destroyed) throw error
    })
    output.off('close', leave)
  }
  file.end()
}

async function* asBytes(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}
