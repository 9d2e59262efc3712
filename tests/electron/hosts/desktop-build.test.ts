import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { projectRoot, temporaryFolder } from '../../support/app-process.ts'
import { ensureBuilt } from '../../support/built-app.ts'

beforeAll(ensureBuilt, 120_000)

test('the built desktop app loads whole: nothing is missing but Electron itself', () => {
  const folder = temporaryFolder()
  const ended = spawnSync(process.execPath, ['--import', join(projectRoot, 'tests/support/electron/absent-electron.mjs'), join(projectRoot, 'dist/main/desktop.js'), '--data-dir', folder.path], { encoding: 'utf8', timeout: 20_000 })
  folder.remove()
  expect(ended).toMatchObject({ status: 0, stdout: '' })
  expect(ended.stderr).not.toMatch(/Error|Cannot find/)
})
