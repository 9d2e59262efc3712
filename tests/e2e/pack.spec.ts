import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRawHeader, listPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'
import { projectRoot } from '../support/app-process.ts'

const shipped = /^\/(?:package\.json|dist(?:\/.*)?|node_modules(?:\/better-sqlite3(?:\/.*)?)?)$/

/** Packs into a folder of its own: two runs never meet. Electron is a stand-in wherever it cannot be downloaded. */
function pack(targets: readonly string[]): { folder: string; made: string[]; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'danggol-pack-'))
  const output = execFileSync(process.execPath, ['build/pack.mjs', ...targets, '--store', '--out', folder], { cwd: projectRoot, encoding: 'utf8', stdio: 'pipe' })
  return { folder, made: [...output.matchAll(/^PACKED (.+)$/gm)].map((match) => match[1]!), remove: () => rmSync(folder, { recursive: true }) }
}

for (const [targets, folder, binary] of [[['--linux', 'dir', 'zip', 'tar.gz'], 'linux-unpacked', 'linux-x64'], [['--win', 'dir'], 'win-unpacked', 'win32-x64']] as const) {
  test(`packs for ${folder}: the build, one database driver, nothing of development`, () => {
    test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'cross-packing is checked on Linux x64')
    test.setTimeout(120_000)
    const packed = pack(targets)
    const resources = join(packed.folder, folder, 'resources')
    const archive = join(resources, 'app.asar')
    const files = listPackage(archive, { isPack: false })
    for (const wanted of ['/package.json', '/dist/main/desktop.js', '/dist/preload/preload.cjs', '/dist/renderer/index.html']) expect(files).toContain(wanted)
    expect(files.filter((file) => !shipped.test(file) || file.endsWith('.map'))).toEqual([])
    expect(readdirSync(join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))).toEqual([`${binary}.node`])
    expect(getRawHeader(archive).headerSize).toBeGreaterThan(0)
    expect(readdirSync(join(packed.folder, folder, 'locales')).sort()).toEqual(['en-US.pak', 'ko.pak'])
    const archives = targets.filter((target) => target === 'zip' || target === 'tar.gz')
    expect(new Set(packed.made.map((file) => /\.(zip|tar\.gz)$/.exec(file)?.[1]).filter(Boolean))).toEqual(new Set(archives))
    for (const file of packed.made) expect(statSync(file).size).toBeGreaterThan(1_000_000)
    packed.remove()
  })
}

test('the shipped configuration turns the dangerous fuses off', () => {
  const config = readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')
  for (const off of ['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments', 'grantFileProtocolExtraPrivileges']) expect(config).toContain(`${off}: false`)
  for (const on of ['enableCookieEncryption', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']) expect(config).toContain(`${on}: true`)
})
