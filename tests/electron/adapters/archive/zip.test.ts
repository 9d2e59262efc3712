import { expect, test } from 'vitest'
import { archive } from '#adapters/archive/zip.ts'
import type { ArchiveEntry } from '#core/ports/archive.ts'
import { soundFiles, unzip } from '../../../support/unzip.ts'

const atMs = Date.UTC(2026, 10, 20, 1, 0, 0)
const entry = (path: string, isPacked: boolean, ...parts: (string | Uint8Array)[]): ArchiveEntry => ({ path, isPacked, bytes: (async function* () { yield* parts })() })
const zipped = async (entries: ArchiveEntry[]) => Buffer.concat(await Array.fromAsync(archive.zip((async function* () { yield* entries })(), atMs)))

test('another program finds every file as it was, whatever its name and size', async () => {
  const long = '안녕하세요 🙂\n'.repeat(100_000)
  const noise = crypto.getRandomValues(new Uint8Array(60_000))
  const files = unzip(await zipped([entry('empty.txt', false), entry('글/안내.txt', false, '한', '글'), entry('long.txt', false, long), entry('media/000001.png', true, noise), entry('none.bin', true)]))
  expect([...files.keys()].sort()).toEqual(['empty.txt', 'long.txt', 'media/000001.png', 'none.bin', '글/안내.txt'])
  expect(files.get('long.txt')?.toString()).toBe(long)
  expect(files.get('글/안내.txt')?.toString()).toBe('한글')
  expect(files.get('media/000001.png')).toEqual(Buffer.from(noise))
  expect((await zipped([entry('long.txt', false, long)])).length).toBeLessThan(20_000)
})

test('more files than the old format can count are all there', async () => {
  const count = 66_000
  const files = Array.from({ length: count }, (_, index) => entry(`f/${index}`, true))
  expect(soundFiles(await zipped(files))).toBe(count)
})

test('a file that cannot be read ends it, and leaving early ends the reading', async () => {
  const broken: ArchiveEntry = { path: 'a', isPacked: false, bytes: (async function* () { yield 'x'; throw new Error('gone') })() }
  await expect(zipped([broken])).rejects.toThrow('gone')
  let isEnded = false
  const endless: ArchiveEntry = { path: 'b', isPacked: false, bytes: (async function* () { try { for (;;) yield crypto.getRandomValues(new Uint8Array(65_536)) } finally { isEnded = true } })() }
  for await (const part of archive.zip((async function* () { yield endless })(), atMs)) if (part.length > 1_000) break
  await expect.poll(() => isEnded).toBe(true)
})
