import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeFolder } from '#adapters/archive/folder.ts'
import { archive } from '#adapters/archive/zip.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { createMediaFiles } from '#adapters/system/media-files.ts'
import type { LibraryStore } from '#core/ports/store/export-store.ts'
import type { ExportSource } from '#core/exports/export-source.ts'
import { ExportSteps } from '#core/exports/export-steps.ts'
import { SignalBus } from '#core/kernel/signals.ts'
import type { ArchiveEntry } from '#core/ports/archive.ts'
import { dataFolder, mediaFolder } from '../folder/data-folder.ts'
import { hostLanguage, hostText } from '../host-text.ts'
import { notDone } from './exit-codes.ts'
import { openForReading } from './open-for-reading.ts'

export type ShopFlags = { dataDir?: string; sample?: true }

/** Opens the shop, also beside the running app, for as long as `work` takes. */
export async function withShop(flags: ShopFlags, work: (library: LibraryStore, folder: string) => Promise<number>): Promise<number> {
  const folders = dataFolder(flags.dataDir)
  const folder = flags.sample ? folders.sample : folders.path
  const store = openForReading(folder)
  if (store instanceof Error) return fail(hostText('cli.database-problem', { problem: store.message }))
  try {
    const { schemaVersion, knownSchemaVersion } = store
    if (schemaVersion !== knownSchemaVersion) return fail(hostText(schemaVersion < knownSchemaVersion ? 'cli.shop-older' : 'cli.shop-newer', { folder }))
    return await work(store.library, folder)
  } finally {
    store.close()
  }
}

export async function sourceOf(library: LibraryStore, folder: string): Promise<ExportSource> {
  const timeZone = (await library.hoursSettings())?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return { library, mediaFiles: createMediaFiles(mediaFolder(folder)), language: hostLanguage(), timeZone, nowMs: systemClock.nowMs() }
}

/** Tells a person at a terminal how far it is; Ctrl+C ends the work and takes back what was begun. */
export function watchedSteps(): { stepsFor: (total: number) => ExportSteps; isCancelled: () => boolean; end: () => void } {
  const signals = new SignalBus()
  const ending = new AbortController()
  const stop = () => ending.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const isShown = process.stderr.isTTY
  if (isShown) signals.on('progress', ({ done, total }) => void process.stderr.write(`\r${Math.floor((100 * done) / Math.max(1, total))} %`))
  return {
    stepsFor: (total) => new ExportSteps({ clock: systemClock, signals }, { job: 'export', signal: ending.signal }, total),
    isCancelled: () => ending.signal.aborted,
    end: () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (isShown) process.stderr.write('\r      \r')
    },
  }
}

type Target = { out: string; write: (part: string) => Promise<void> }

/** Nothing half done under the name asked for, nothing that is there already written over. */
export async function writeOut({ out, write }: Target): Promise<number | null> {
  const target = resolve(out)
  if (existsSync(target)) return fail(hostText('cli.export.out-exists', { out }))
  if (!existsSync(dirname(target))) return fail(hostText('cli.folder-missing', { folder: dirname(target) }))
  const part = `${target}.part`
  try {
    await write(part)
    await rename(part, target)
    return null
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

export const writeFile = (bytes: AsyncIterable<string | Uint8Array>) => (part: string): Promise<void> => pipeline(Readable.from(bytes), createWriteStream(part))

/** A zip when the name says so, otherwise a folder. */
export const writeArchive = (out: string, entries: AsyncIterable<ArchiveEntry>, atMs: number) => (part: string): Promise<void> =>
  out.toLowerCase().endsWith('.zip') ? writeFile(archive.zip(entries, atMs))(part) : writeFolder(part, entries)

export async function put(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

export function fail(sentence: string): number {
  console.error(sentence)
  return notDone
}
