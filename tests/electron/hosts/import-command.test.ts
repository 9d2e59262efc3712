import iconv from 'iconv-lite'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand, temporaryFolder } from '../../support/app-process.ts'
import { lockFolder } from '#adapters/store/folder-lock.ts'

const folder = temporaryFolder()
const dataDir = join(folder.path, 'data')
const table = join(folder.path, 'customers.csv')
const run = (...args: string[]) => runCommand(folder.path, ['import', 'contacts', table, '--data-dir', dataDir, '--language', 'en', ...args])
const exported = async () => (await runCommand(folder.path, ['export', 'contacts', '--data-dir', dataDir])).stdout.trim().split('\n').map((line) => JSON.parse(line) as { name: string; phone: string })

beforeAll(async () => {
  expect((await runCommand(folder.path, ['seed', '--contacts', '2', '--messages', '2', '--data-dir', dataDir])).code).toBe(0)
  writeFileSync(table, iconv.encode('고객명,연락처,태그\r\n김민지,010-9111-2222,단골\r\n뷁서준,02,\r\n', 'cp949'))
}, 60_000)
afterAll(() => folder.remove())

test('a table comes in from the command line, after a look at what it would do', async () => {
  const before = await exported()
  const dry = await run('--dry-run')
  expect([dry.code, dry.stdout.trim()]).toEqual([0, 'Would be: 1 new, 0 changed, 0 as before, 0 twice in the file, 1 not taken over'])
  expect(dry.stderr).toContain('Row 3: 02 is no phone number')
  expect(await exported()).toEqual(before)
  const bad = join(folder.path, 'bad.csv')
  const real = await run('--bad', bad)
  expect([real.code, real.stdout]).toEqual([0, expect.stringContaining('1 new, 0 changed')])
  expect(readFileSync(bad, 'utf8')).toBe('\uFEFFRow,Reason,고객명,연락처,태그\r\n3,02 is no phone number,뷁서준,02,\r\n')
  expect((await exported()).slice(before.length)).toMatchObject([{ name: '김민지', phone: '821091112222' }])
}, 60_000)

test('what was typed wrong is said, and a running Danggol is left alone', async () => {
  expect(await run('--mapping', '없는 열=phone')).toMatchObject({ code: 2, stderr: expect.stringContaining('없는 열=phone') })
  expect(await run('--country', 'XX')).toMatchObject({ code: 2 })
  const blank = join(folder.path, 'blank.csv')
  writeFileSync(blank, '\uFEFF\r\n')
  expect(await runCommand(folder.path, ['import', 'contacts', blank, '--data-dir', dataDir, '--language', 'en'])).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing stands in this file') })
  const elsewhere = join(folder.path, 'not there', 'x.csv')
  const before = await exported()
  expect(await run('--bad', elsewhere)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no folder') })
  expect(await exported()).toEqual(before)
  expect(await runCommand(folder.path, ['export', 'customers', '--data-dir', dataDir, '--out', elsewhere, '--language', 'en'])).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no folder') })
  const lock = lockFolder(dataDir)
  expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('Close it first') })
  lock?.release()
}, 60_000)
