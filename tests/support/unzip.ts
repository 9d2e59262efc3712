import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { path7za } from '7zip-bin'

/** The files of a zip, told by 7-Zip: another program than the one that wrote it. Throws when anything in it is broken. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-zip-'))
  try {
    const file = join(folder, 'file.zip')
    writeFileSync(file, bytes)
    chmodSync(path7za, 0o755)
    execFileSync(path7za, ['x', '-y', `-o${join(folder, 'out')}`, file], { stdio: 'pipe' })
    const entries = readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return new Map(entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [relative(join(folder, 'out'), path), readFileSync(path)]
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
