import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { path7za } from '7zip-bin'

/** The files of a zip, told by 7-Zip: another program than the one that wrote it. Throws when anything in it is broken. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  return withZip(bytes, (file, folder) => {
    const out = join(folder, 'out')
    sevenZip('x', '-y', `-o${out}`, file)
    const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return new Map(entries.map((entry) => [relative(out, join(entry.parentPath, entry.name)), readFileSync(join(entry.parentPath, entry.name))]))
  })
}

/** How many files it finds whole; for zips of which nobody wants to unpack all. */
export function soundFiles(bytes: Uint8Array): number {
  return withZip(bytes, (file) => Number(/^Files: (\d+)$/m.exec(sevenZip('t', file))?.[1]))
}

function sevenZip(...words: string[]): string {
  chmodSync(path7za, 0o755)
  return execFileSync(path7za, words, { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e8 })
}

function withZip<Result>(bytes: Uint8Array, work: (file: string, folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-zip-'))
  try {
    const file = join(folder, 'file.zip')
    writeFileSync(file, bytes)
    return work(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
