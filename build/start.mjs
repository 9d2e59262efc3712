// npm start: sets up, then opens the desktop app, or the same app in a browser where Electron is not available.
import { existsSync, readFileSync } from 'node:fs'
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, environment, follow, install, isKorean, nodePath, root, say } from './prepare.mjs'

const english = `npm start -- [options]

  --demo            open the sample shop
  --browser         serve the app to a browser on this computer
  --desktop         open the desktop app, never a browser
  --no-open         do not open a browser window
  --port N          port of the browser mode; 0 takes a free one
  --receiver-port N port of the webhook receiver; 0 takes a free one
  --data-dir DIR    where the shop's data lives

Prints "READY <url>" when usable and "RECEIVER <url>" for the webhook address.
Ends with 0, with 1 when it cannot start, with 2 when an option is wrong.`

const korean = `npm start -- [옵션]

  --demo            샘플 가게를 열어요
  --browser         이 컴퓨터의 브라우저에서 열어요
  --desktop         데스크톱 앱으로만 열어요
  --no-open         브라우저 창을 열지 않아요
  --port N          브라우저에서 쓸 포트. 0이면 빈 포트를 골라요
  --receiver-port N 웹훅을 받을 포트. 0이면 빈 포트를 골라요
  --data-dir 폴더    가게 데이터를 둘 폴더

준비되면 "READY <주소>"를, 웹훅 주소는 "RECEIVER <주소>"로 알려 줘요.
종료 코드 0: 정상. 1: 시작하지 못함. 2: 옵션이 잘못됨.`

const args = process.argv.slice(2)
if (args.includes('--help') || args.includes('-h')) {
  console.log(isKorean ? korean : english)
  process.exit(0)
}
const passed = args.filter((arg) => arg !== '--browser' && arg !== '--desktop')
install()
const node = nodePath()
build(node)
checkOptions()
process.exitCode = await run()
setTimeout(() => process.exit(), 500).unref()

/** The browser mode checks them itself, first thing. */
function checkOptions() {
  if (passed.length === 0 || args.includes('--browser')) return
  const { status } = spawnSync(node, [join(root, 'dist/main/check-options.js'), ...passed], { stdio: 'inherit', env: environment(node) })
  if (status !== 0) process.exit(status ?? 1)
}

async function run() {
  const inBrowser = () => startChild(node, [join(root, 'dist/main/browser.js'), ...passed], {})
  if (args.includes('--browser')) return (await inBrowser()).code
  const electron = await findElectron()
  if (electron.path) {
    const ended = await startDesktop(electron.path, passed)
    if (ended.wasReady || ended.isStopping || ended.code === 0 || args.includes('--desktop')) return ended.code
    electron.reason = { english: 'Electron ended before its window opened', korean: 'Electron 창이 열리지 않았어요' }
  }
  if (args.includes('--desktop')) {
    say(`The desktop app cannot open: ${electron.reason.english}.`, `데스크톱 앱을 열 수 없어요: ${electron.reason.korean}.`)
    return 1
  }
  say(`No desktop window (${electron.reason.english}): Danggol runs in the browser.`, `데스크톱 창 대신 브라우저에서 열어요 (${electron.reason.korean}).`)
  return (await inBrowser()).code
}

function startChild(command, commandArgs, extra) {
  return follow(command, commandArgs, { cwd: process.cwd(), env: environment(node, { DANGGOL_IPC: '1' }), ...extra })
}

/** The wrapper watches for READY so that a desktop that never came up can be replaced by the browser. */
async function startDesktop(path, passed) {
  let wasReady = false
  const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0
  const ended = await startChild(path, [...(needsNoSandbox ? ['--no-sandbox'] : []), root, ...passed], {
    onSpawn: (child) => child.on('message', (message) => { wasReady ||= message === 'ready' }),
  })
  return { ...ended, wasReady }
}

/** Path of Electron's program; otherwise the reason why there is none. Its download gets three minutes. */
async function findElectron() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { reason: { english: 'there is no display', korean: '화면이 없어요' } }
  const folder = join(root, 'node_modules', 'electron')
  const present = () => {
    const file = join(folder, 'path.txt')
    const path = existsSync(file) ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(file, 'utf8')) : null
    return path && existsSync(path) ? path : null
  }
  if (present()) return { path: present() }
  say('Fetching Electron (once) …', 'Electron을 내려받고 있어요 (한 번만) …')
  const isFetched = await fetchElectron(join(folder, 'install.js'))
  return isFetched && present() ? { path: present() } : { reason: { english: 'Electron could not be fetched', korean: 'Electron을 내려받지 못했어요' } }
}

function fetchElectron(script) {
  return new Promise((resolve) => {
    const child = spawn(node, [script], { cwd: root, stdio: 'ignore', env: environment(node) })
    const stop = () => child.kill('SIGKILL')
    const timer = setTimeout(stop, 180_000)
    const end = (isFetched) => {
      clearTimeout(timer)
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, quit)
      resolve(isFetched)
    }
    const quit = () => {
      stop()
      process.exit(130)
    }
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, quit)
    child.on('error', () => end(false))
    child.on('exit', (code) => end(code === 0))
  })
}
