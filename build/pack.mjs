// `npm run pack`: packs the app for this system (folder and archives). Where Electron's own files are not installed
// it packs around a stand-in, which proves the archive's content but cannot be started, and says so.
// `--out DIR` packs elsewhere than release/; `--store` leaves archives uncompressed, which is quick.
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as buildSources, environment, install, nodePath, root, say } from './prepare.mjs'

install()
const node = nodePath()
if (node !== process.execPath) {
  const { follow } = await import('./prepare.mjs')
  const ended = await follow(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { env: environment(node) })
  process.exitCode = ended.code
} else {
  await pack(process.argv.slice(2))
}

async function pack(args) {
  buildSources(node)
  const { Platform, build } = await import('electron-builder')
  const isWindows = args.includes('--win') || (process.platform === 'win32' && !args.includes('--linux'))
  const { output, targets } = readArguments(args)
  const platform = isWindows ? Platform.WINDOWS : process.platform === 'darwin' ? Platform.MAC : Platform.LINUX
  const hasElectron = existsSync(join(root, 'node_modules', 'electron', 'dist', 'version'))
  if (process.platform === 'linux') useBundledArchiver()
  const standIn = hasElectron ? null : await (await import('./stand-in-electron.mjs')).makeStandIn(isWindows ? 'win32' : 'linux')
  if (standIn) say('Electron is not installed here: packing around a stand-in. The result shows what is inside, but does not start.', '여기에는 Electron이 없어서 대신할 파일로 묶어요. 내용은 확인할 수 있지만 실행되지는 않아요.')
  try {
    const files = await build({
      targets: platform.createTarget(targets.length > 0 ? targets : defaultTargets(platform, Platform)),
      publish: 'never',
      config: { extends: join(root, 'electron-builder.yml'), ...(output ? { directories: { output, buildResources: 'build/icons' } } : {}), ...(args.includes('--store') ? { compression: 'store' } : {}), ...(standIn ? { electronDist: standIn, electronFuses: null } : {}) },
    })
    for (const file of files) console.log(`PACKED ${file}`)
  } finally {
    if (standIn) rmSync(standIn, { recursive: true, force: true })
  }
}

function readArguments(args) {
  const at = args.indexOf('--out')
  return { output: at < 0 ? null : resolve(args[at + 1]), targets: args.filter((word, index) => !word.startsWith('--') && (at < 0 || index !== at + 1)) }
}

function defaultTargets(platform, Platform) {
  return platform === Platform.LINUX ? ['dir', 'zip', 'tar.gz'] : platform === Platform.WINDOWS ? ['dir', 'zip'] : ['dir']
}

function useBundledArchiver() {
  const archiver = join(root, 'node_modules', '7zip-bin', 'linux', process.arch, '7za')
  if (process.env.ELECTRON_BUILDER_7ZIP_PATH || !existsSync(archiver)) return
  chmodSync(archiver, 0o755)
  process.env.ELECTRON_BUILDER_7ZIP_PATH = archiver
}
