// A folder shaped like an unpacked Electron, so that packing can be checked where Electron cannot be downloaded.
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { root } from './prepare.mjs'

export async function makeStandIn(platform) {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-electron-'))
  mkdirSync(join(folder, 'resources'))
  mkdirSync(join(folder, 'locales'))
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'locales/ko.pak', 'locales/fr.pak']) writeFileSync(join(folder, name), '')
  const app = mkdtempSync(join(tmpdir(), 'danggol-default-app-'))
  writeFileSync(join(app, 'package.json'), '{}')
  await createPackage(app, join(folder, 'resources', 'default_app.asar'))
  rmSync(app, { recursive: true })
  if (platform === 'win32') copyFileSync(join(root, 'node_modules', '7zip-bin', 'win', 'x64', '7za.exe'), join(folder, 'electron.exe'))
  else for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, name), '')
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}
