import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { FileTooLarge, type MediaFiles } from '#core/ports/media-files.ts'
import { invariant } from '#shared/lib/invariant.ts'
import { readPictureSize } from './picture-size.ts'

/** Keys are ours: a kind and a number or uuid. Anything else never reaches the disk. */
const keyPattern = /^[a-z]+\/[0-9a-f-]{1,40}$/

/** Files below one folder, never a link to somewhere else; large numbers of them are spread over 256 folders. */
export function createMediaFiles(folder: string): MediaFiles {
  const pathOf = (key: string) => {
    invariant(keyPattern.test(key), 'a media key of our own making')
    const [kind, name] = key.split('/') as [string, string]
    return join(folder, kind, createHash('sha256').update(name).digest('hex').slice(0, 2), name)
  }

  return {
    async save(key, bytes, maxBytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      const temporary = `${path}.${randomUUID()}.part`
      const hash = createHash('sha256')
      let sizeBytes = 0
      try {
        const file = await open(temporary, 'wx', 0o600)
        try {
          for await (const part of bytes) {
            const chunk = typeof part === 'string' ? Buffer.from(part) : part
            sizeBytes += chunk.length
            if (sizeBytes > maxBytes) throw new FileTooLarge(`more than ${maxBytes} bytes`)
            hash.update(chunk)
            await file.writeFile(chunk)
          }
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      return { sizeBytes, sha256Hex: hash.digest('hex') }
    },

    async open(key, range) {
      const path = pathOf(key)
      const found = await lstat(path).catch(() => null)
      if (!found?.isFile()) return null
      const last = Math.max(0, found.size - 1)
      return {
        sizeBytes: found.size,
        bytes: read(path, range ? { start: Math.min(range.start, last), end: Math.min(range.end, last) } : {}),
      }
    },

    remove: (key) => rm(pathOf(key), { force: true }),

    removeAll: (kind) => {
      invariant(/^[a-z]+$/.test(kind), 'a kind of our own making')
      return rm(join(folder, kind), { recursive: true, force: true })
    },

    async sizeOf(key) {
      const found = await lstat(pathOf(key)).catch(() => null)
      return found?.isFile() ? found.size : null
    },

    async sniff(key) {
      const recognised = await fileTypeFromFile(pathOf(key)).catch(() => undefined)
      return recognised?.mime ?? null
    },

    pictureSize: (key) => readPictureSize(pathOf(key)).catch(() => null),
  }
}

/** Opened with the first byte that is asked for: a file that is only looked up is never left open. */
async function* read(path: string, range: { start?: number; end?: number }): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, range)
}
