import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))

export type Browser = { executablePath?: string; env?: Record<string, string> }

/**
 * The browser of the tests: `CHROMIUM_PATH`, else the one that came with the packages (Linux x64), unpacked once
 * a version, else Playwright's own. Two test runs at once may both unpack; a rename makes either result whole.
 */
export function findChromium(): Browser {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) return { executablePath: chosen }
  if (process.platform !== 'linux' || process.arch !== 'x64') return {}
  const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as { version: string }
  const folder = join(modules, '.cache/chromium', version)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) {
    mkdirSync(folder, { recursive: true })
    place(executablePath, brotliDecompressSync(packed('chromium.br')))
  }
  if (spawnSync(executablePath, ['--version']).status === 0) return { executablePath }
  return { executablePath, env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: unpackLibraries(folder) } }
}

/** A machine without NSS gets the libraries that lie beside the browser. */
function unpackLibraries(folder: string): string {
  const target = join(folder, 'al2023')
  if (!existsSync(target)) {
    const temporary = `${target}.${process.pid}`
    mkdirSync(temporary)
    spawnSync('tar', ['-x', '-C', temporary], { input: brotliDecompressSync(packed('al2023.tar.br')) })
    try {
      renameSync(temporary, target)
    } catch {
      rmSync(temporary, { recursive: true })
    }
  }
  return join(target, 'lib')
}

const packed = (name: string) => readFileSync(join(modules, '@sparticuz/chromium/bin', name))

function place(path: string, content: Uint8Array): void {
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, content)
  chmodSync(temporary, 0o755)
  renameSync(temporary, path)
}
