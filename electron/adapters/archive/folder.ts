import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ArchiveEntry } from '#core/ports/archive.ts'
import { invariant } from '#shared/lib/invariant.ts'

/** Never a step up, never from the root: paths are ours, and this says so again where they meet the disk. */
const plainPath = /^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/

/** Writes the files into a folder of their own. */
export async function writeFolder(folder: string, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  for await (const { path, bytes } of entries) {
    invariant(plainPath.test(path), 'a path of our own making')
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await pipeline(Readable.from(bytes), createWriteStream(target))
  }
}
