import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand, startProgram, temporaryFolder } from '../../support/app-process.ts'
import { unzip } from '../../support/unzip.ts'

const folder = temporaryFolder()
const dataDir = join(folder.path, 'data')
const run = (...args: string[]) => runCommand(folder.path, ['--language', 'en', 'export', ...args, '--data-dir', dataDir])
const path = (name: string) => join(folder.path, name)
let contacts: { contactId: number; name: string; phone: string; messageCount: number }[]

beforeAll(async () => {
  expect((await runCommand(folder.path, ['seed', '--contacts', '8', '--messages', '60', '--data-dir', dataDir])).code).toBe(0)
  contacts = (await run('contacts')).stdout.trim().split('\n').map((line) => JSON.parse(line) as (typeof contacts)[number])
}, 60_000)
afterAll(() => folder.remove())

test('customers leave with chosen columns, as a table or line by line', async () => {
  const [table, records, wrong, nobody] = await Promise.all([run('customers', '--columns', 'name,phone', '--bom'), run('customers', '--format', 'jsonl'), run('customers', '--columns', 'name,shoe'), run('customers', '--segment', 'Nobody')])
  expect([table.code, table.stdout.split('\r\n')[0], table.stdout.trim().split('\r\n').length]).toEqual([0, '\uFEFFName,Phone', contacts.length + 1])
  expect(records.stdout.trim().split('\n').map((line) => (JSON.parse(line) as { contactId: number }).contactId)).toEqual(contacts.map(({ contactId }) => contactId))
  expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('shoe') })
  expect(nobody).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('There is no segment named Nobody.') })
}, 60_000)

test('a conversation leaves as text, data or a page, for whoever is named', async () => {
  const { contactId, phone, messageCount } = contacts.find((contact) => contact.messageCount > 0)!
  const [text, json, page, unnamed, nobody] = await Promise.all([
    run('conversation', '--contact', `+${phone}`), run('conversation', '--contact', `id:${contactId}`, '--format', 'json', '--out', path('one.json')),
    run('conversation', '--contact', `id:${contactId}`, '--format', 'html', '--out', path('page')), run('conversation', '--contact', phone, '--format', 'html'), run('conversation', '--contact', 'Nobody At All'),
  ])
  expect(text.stdout.split('\n').filter((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d /.test(line))).toHaveLength(messageCount)
  expect(json).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining(`${messageCount} message`) })
  expect((JSON.parse(readFileSync(path('one.json'), 'utf8')) as { messages: unknown[] }).messages).toHaveLength(messageCount)
  expect(page.code).toBe(0)
  expect(readFileSync(path('page/index.html'), 'utf8')).toContain("default-src 'none'")
  expect(unnamed).toMatchObject({ code: 2, stderr: expect.stringContaining('--out') })
  expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining('no conversation with Nobody At All') })
}, 60_000)

test('everything leaves as a zip or a folder, and nothing that is there is written over', async () => {
  const [zip, into] = await Promise.all([run('all', '--out', path('all.zip')), run('all', '--out', path('all'))])
  expect([zip.code, into.code]).toEqual([0, 0])
  const files = unzip(readFileSync(path('all.zip')))
  expect(files.get('messages.jsonl')!.toString().trim().split('\n')).toHaveLength(60)
  for (const [name, bytes] of files) if (name !== 'shop.json' && name !== 'README.txt') expect(readFileSync(join(path('all'), name))).toEqual(bytes)
  const again = await run('all', '--out', path('all.zip'))
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') })
  rmSync(path('all'), { recursive: true })
}, 60_000)

test('the shop of another version is left as it is, and what to do is said', async () => {
  const database = new Database(join(dataDir, 'danggol.db'))
  const version = Number(database.pragma('user_version', { simple: true }))
  try {
    for (const [other, words] of [[version - 1, 'Start the app once'], [version + 1, 'Install the newest version']] as const) {
      database.pragma(`user_version = ${other}`)
      expect(await run('contacts')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(words) })
    }
  } finally {
    database.pragma(`user_version = ${version}`)
    database.close()
  }
}, 60_000)

/** The file being written is a pipe, so that the work stands in the middle until it is read. */
test.skipIf(process.platform === 'win32')('everything called off with Ctrl+C leaves no file, whole or half', async () => {
  const large = join(folder.path, 'large')
  expect((await runCommand(folder.path, ['seed', '--contacts', '8', '--messages', '8000', '--data-dir', large])).code).toBe(0)
  const out = path('stopped.zip')
  execFileSync('mkfifo', [`${out}.part`])
  const program = startProgram('build/danggol.mjs', ['--language', 'en', 'export', 'all', '--data-dir', large, '--out', out], { home: folder.path, env: { LC_ALL: 'C.UTF-8' } })
  createReadStream(`${out}.part`).once('data', () => program.child.kill('SIGINT')).resume()
  expect(await program.ended).toMatchObject({ code: 1, signal: null, stdout: '', stderr: expect.stringContaining('Nothing was kept') })
  expect([out, `${out}.part`].filter((name) => existsSync(name))).toEqual([])
}, 60_000)
