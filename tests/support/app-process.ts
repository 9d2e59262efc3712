import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

/** A folder of one test; Korean and a space in its name, as owners have. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), '단골 가게-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }
export type RunningProgram = {
  child: ChildProcess
  stdout(): string
  stderr(): string
  /** Resolves with what follows `prefix` on the first line that starts with it; rejects when the program ends before. */
  line(prefix: string): Promise<string>
  ended: Promise<Ended>
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

/** Environment of a program under test: no display, and its key file in the test's own folder. */
function testEnvironment(home: string): NodeJS.ProcessEnv {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, NODE_OPTIONS: _options, ...rest } = process.env
  return { ...rest, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'share'), XDG_STATE_HOME: join(home, 'state') }
}

export function startProgram(script: string, args: readonly string[], options: { home: string; uid?: number; node?: string; env?: NodeJS.ProcessEnv }): RunningProgram {
  const child = spawn(options.node ?? process.execPath, [join(projectRoot, script), ...args], {
    cwd: projectRoot, env: { ...testEnvironment(options.home), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  let stdout = ''
  let stderr = ''
  const noticed = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    for (const notice of noticed) notice()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text })
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null, stdout, stderr }))
  return {
    child,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    line: (prefix) => new Promise((resolve, reject) => {
      const look = () => {
        const found = stdout.split('\n').slice(0, -1).find((line) => line.startsWith(prefix))
        if (found === undefined) return
        noticed.delete(look)
        resolve(found.slice(prefix.length).trim())
      }
      noticed.add(look)
      look()
      void ended.then(() => reject(new Error(`ended without "${prefix}"\n${stdout}\n${stderr}`)))
    }),
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** The app in browser mode, as `npm start -- --browser` runs it. */
export function startApp(folder: string, args: readonly string[] = []): RunningProgram {
  return startProgram('build/start.mjs', ['--browser', '--no-open', '--port', '0', '--data-dir', join(folder, 'data'), ...args], { home: folder })
}

/** One command of `npm run danggol`, to its end. */
export function runCommand(folder: string, args: readonly string[]): Promise<Ended> {
  return startProgram('build/danggol.mjs', args, { home: folder, env: { LC_ALL: 'C.UTF-8' } }).ended
}
