import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRawHeader, listPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shipped = /^\/(?:package\.json|dist(?:\/.*)?|node_modules(?:\/(?:better-sqlite3|bindings|file-uri-to-path)(?:\/.*)?)?)$/

/** Content of the packed app; the Electron around it is a stand-in wherever Electron cannot be downloaded. */
for (const [flag, folder, binary] of [['--linux', 'linux-unpacked', 'linux-x64'], ['--win', 'win-unpacked', 'win32-x64']] as const) {
  test(`packs for ${folder}: the build, one database driver, nothing of development`, () => {
    test.skip(process.platform !== 'linux', 'cross-packing is checked on Linux')
    execFileSync(process.execPath, ['build/pack.mjs', flag, 'dir'], { cwd: root, stdio: 'pipe' })
    const resources = join(root, 'release', folder, 'resources')
    const archive = join(resources, 'app.asar')
    const files = listPackage(archive, { isPack: false })
    for (const wanted of ['/package.json', '/dist/main/desktop.js', '/dist/preload/preload.cjs', '/dist/renderer/index.html']) expect(files).toContain(wanted)
    expect(files.filter((file) => !shipped.test(file) || file.endsWith('.map'))).toEqual([])
    expect(readdirSync(join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))).toEqual([`${binary}.node`])
    expect(getRawHeader(archive).headerSize).toBeGreaterThan(0)
    expect(readdirSync(join(root, 'release', folder, 'locales')).sort()).toEqual(['en-US.pak', 'ko.pak'])
  })
}

test('archives for Linux are made with the bundled archiver', () => {
  test.skip(process.platform !== 'linux', 'needs the archiver for Linux')
  const output = execFileSync(process.execPath, ['build/pack.mjs', '--linux', 'zip', 'tar.gz'], { cwd: root, encoding: 'utf8' })
  const made = [...output.matchAll(/^PACKED (.+)$/gm)].map((match) => match[1]!)
  expect(made.map((file) => /\.(zip|tar\.gz)$/.exec(file)?.[1])).toEqual(expect.arrayContaining(['tar.gz', 'zip']))
  for (const file of made) expect(existsSync(file)).toBe(true)
})

test('the shipped configuration turns the dangerous fuses off', () => {
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
  for (const off of ['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments', 'grantFileProtocolExtraPrivileges']) expect(config).toContain(`${off}: false`)
  for (const on of ['enableCookieEncryption', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']) expect(config).toContain(`${on}: true`)
})
