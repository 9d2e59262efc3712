import { createHash } from 'node:crypto'
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups } from '#adapters/store/backups.ts'
import { openStore } from '#adapters/store/open-store.ts'
import { openReadOnly } from '#adapters/store/read-only.ts'
import { restoreBackup, startFresh } from '#adapters/store/recovery.ts'
import { storeFiles } from '#adapters/store/store-files.ts'
import type { Store } from '#core/ports/store/store.ts'
import { clientReference } from '#shared/domain/ids.ts'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { eventually } from '../../../support/eventually.ts'
import { deliver, received, text } from '../../../support/inbound-events.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { quietLog } from '../../../support/quiet-log.ts'

const t0 = Date.UTC(2026, 10, 20, 1)
const minji = { phone: '821012345678', profileName: '김민지' }

let folder: string
let file: string
let open: Store[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danggol-recovery-'))
  file = join(folder, 'danggol.db')
  open = []
})
afterEach(async () => {
  for (const store of open) await store.close()
})

const attempt = () => openStore({ folder, log: quietLog(), clock: new ManualClock(t0) })
async function opened(): Promise<Store> {
  const result = await attempt()
  if (!result.ok) throw new Error(result.problem.detail)
  open.push(result.store)
  return result.store
}
async function shopWithMessages(count: number): Promise<Store> {
  const store = await opened()
  await deliver(store, Array.from({ length: count }, (_, index) => received(`${index}`, minji, t0 + index, { content: text(`주문 ${index} ${'가'.repeat(200)}`) })), t0)
  return store
}
async function backedUp(store: Store): Promise<string> {
  mkdirSync(join(folder, 'backups'), { recursive: true })
  await store.backUp('backups/danggol-2026-11-20T01-00-00-000Z.db')
  return 'danggol-2026-11-20T01-00-00-000Z.db'
}
function overwrite(at: number, bytes: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(bytes, 0x5a), 0, bytes, at)
  closeSync(handle)
}
/** Above the size that is read as a whole before use; answers a page that no start reads. */
function enlarge(): number {
  const database = new Database(file)
  const page = database.prepare(`SELECT max(pageno) FROM dbstat WHERE name = 'messages' AND pagetype = 'leaf'`).pluck().get() as number
  database.exec(`INSERT INTO journal (received_at_ms, sha256, body, state) VALUES (0, zeroblob(32), zeroblob(${50 * 1024 * 1024}), 'done')`)
  database.close()
  return page
}
const messageCount = async (store: Store) => (await store.conversationByPhone(minji.phone))?.unreadCount ?? 0

describe('a damaged database', () => {
  it('too large to be read before use is noticed in the background: a minute after a clean stop, at once after another', async () => {
    await (await shopWithMessages(500)).close()
    const page = enlarge()
    overwrite(4096 * (page - 1), 4096)
    for (const isCleanStop of [true, false]) {
      if (!isCleanStop) writeFileSync(storeFiles(folder).openMark, '')
      const clock = new ManualClock(t0)
      const noticed: RecoveryProblem[] = []
      const result = await openStore({ folder, log: quietLog(), clock, onDamaged: (problem) => noticed.push(problem) })
      if (!result.ok) throw new Error(result.problem.detail)
      await clock.advance(59_000)
      if (isCleanStop) expect(noticed).toEqual([])
      if (isCleanStop) await clock.advance(1_000)
      expect((await eventually(() => Promise.resolve(noticed[0]))).kind).toBe('damaged')
      await result.store.close()
      rmSync(storeFiles(folder).damageMark)
    }
  })

  it.each([['header', 0, 64], ['pages', 4096 * 20, 4096 * 30]])('is noticed before use when its %s are overwritten, kept, and replaced by a backup', async (_name, at, bytes) => {
    const store = await shopWithMessages(500)
    const name = await backedUp(store)
    await store.close()
    overwrite(at, bytes)
    const damaged = readFileSync(file)
    const result = await attempt()
    expect(result).toMatchObject({ ok: false, problem: { kind: 'damaged', backups: [{ name }] } })
    expect(readFileSync(file).equals(damaged)).toBe(true)
    const restored = restoreBackup(folder, name, t0)
    expect(restored).toMatchObject({ ok: true })
    if (!restored.ok || restored.keptAs === null) throw new Error('nothing was kept')
    expect(readFileSync(join(folder, restored.keptAs)).equals(damaged)).toBe(true)
    expect(await messageCount(await opened())).toBe(500)
  })

  it('gives up what can be read of the deliveries that came after the backup, and doubts what waited to be sent then', async () => {
    const store = await shopWithMessages(20)
    const { id } = (await store.conversationByPhone(minji.phone))!
    const enqueue = (reference: string) => store.enqueue({ conversationId: id, clientReference: clientReference(reference), origin: 'person', content: { type: 'text', body: reference, previewUrl: false }, quotedMessageId: null, nowMs: t0 })
    const [sent, waiting] = [await enqueue('sent since'), await enqueue('waits still')]
    const name = await backedUp(store)
    await store.claim([{ messageId: sent.id, atMs: t0, isBusinessInitiated: false }])
    for (let index = 0; index < 40; index += 1) {
      const body = new TextEncoder().encode(`delivery ${index} ${'x'.repeat(1500)}`)
      await store.appendJournal([{ body, sha256: createHash('sha256').update(body).digest(), receivedAtMs: t0 + index }])
    }
    await store.close()
    const pages = new Database(file, { readonly: true })
    const leaves = pages.prepare(`SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf' ORDER BY pageno`).all() as { pageno: number }[]
    pages.close()
    overwrite((leaves.at(-3)!.pageno - 1) * 4096, 4096)
    expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'damaged' } })

    const restored = restoreBackup(folder, name, t0)
    expect(restored).toMatchObject({ ok: true, salvaged: { unconfirmed: 1 } })
        const { deliveries, lost } = (restored as Extract<typeof restored, { ok: true }>).salvaged
    expect(deliveries).toBeGreaterThan(30)
    expect(deliveries + lost).toBe(40)
    const again = await opened()
    expect(await again.pendingJournalCount()).toBe(deliveries)
    expect((await again.messagesByIds([sent.id, waiting.id])).map(({ status }) => status)).toEqual(['unknown', 'queued'])
    expect((await again.dueOutgoing({ nowMs: t0, limit: 10, excluding: new Set() })).map(({ messageId }) => messageId)).toEqual([waiting.id])
  })

  it.skipIf(process.platform === 'win32')('is replaced by a real backup only: links in the folder of backups, also to nowhere, are none', async () => {
    const store = await shopWithMessages(3)
    const name = await backedUp(store)
    symlinkSync('/nowhere/at/all.db', join(folder, 'backups/danggol-2027-01-01T00-00-00-000Z.db'))
    symlinkSync(join(folder, 'backups', name), join(folder, 'backups/danggol-2027-01-02T00-00-00-000Z.db'))
    expect(listBackups(folder).map((backup) => backup.name)).toEqual([name])
    await store.close()
    expect(await messageCount(await opened())).toBe(3)
    expect(restoreBackup(folder, 'danggol-2027-01-02T00-00-00-000Z.db', t0)).toMatchObject({ ok: false })
  })

  it('can be left for an empty shop, with the old file kept', async () => {
    await (await shopWithMessages(1)).close()
    overwrite(0, 64)
    const { keptAs } = startFresh(folder, t0)
    expect(existsSync(join(folder, keptAs ?? ''))).toBe(true)
    expect(await messageCount(await opened())).toBe(0)
  })

  it('is never replaced by a backup that is damaged itself', async () => {
    const store = await shopWithMessages(300)
    const name = await backedUp(store)
    await store.close()
    const backup = join(folder, 'backups', name)
    const handle = openSync(backup, 'r+')
    writeSync(handle, Buffer.alloc(40_960, 0x5a), 0, 40_960, 8192)
    closeSync(handle)
    expect(restoreBackup(folder, name, t0)).toMatchObject({ ok: false, problem: { kind: 'damaged' } })
    expect(restoreBackup(folder, '../danggol.db', t0)).toMatchObject({ ok: false, problem: { kind: 'cannot-open' } })
    expect(await messageCount(await opened())).toBe(300)
  })
})

it('refuses a second opening of the same folder and allows it after the first is closed', async () => {
  const first = await opened()
  expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'cannot-open' } })
  await first.close()
  await opened()
})

it('refuses a database of a newer version and leaves it untouched', async () => {
  await (await shopWithMessages(3)).close()
  const newer = new Database(file)
  newer.pragma('user_version = 99')
  newer.pragma('wal_checkpoint(TRUNCATE)')
  newer.close()
  const before = readFileSync(file)
  expect(await attempt()).toMatchObject({ ok: false, problem: { kind: 'newer-version' } })
  expect(readFileSync(file).equals(before)).toBe(true)
})

it('makes a backup by itself and keeps a limited number', async () => {
  const clock = new ManualClock(t0)
  const result = await openStore({ folder, log: quietLog(), clock })
  if (!result.ok) throw new Error(result.problem.detail)
  open.push(result.store)
  await clock.advance(11 * 60_000)
  await expect.poll(() => listBackups(folder).length, { timeout: 10_000 }).toBe(1)
  expect(statSync(join(folder, 'backups', listBackups(folder)[0]?.name ?? '')).size).toBeGreaterThan(4096)
})

it('is readable from another connection while it is written', async () => {
  const store = await shopWithMessages(5)
  const reader = openReadOnly(folder)
  await deliver(store, [received('later', minji, t0 + 99)], t0)
  expect((await Array.fromAsync(reader.library.exportMessages())).flat()).toHaveLength(6)
  expect(reader.checkIntegrity()).toEqual([])
  expect(reader.schemaVersion).toBe(reader.knownSchemaVersion)
  reader.close()
})

describe.skipIf(process.platform === 'win32')('other users of this computer', () => {
  const rightsOf = (path: string) => statSync(path).mode & 0o777
  it('cannot read the database, its companions or a backup, even in a folder they can look into', async () => {
    chmodSync(folder, 0o755)
    const store = await shopWithMessages(3)
    await store.backUp(join(folder, 'copy.db'))
    for (const name of ['danggol.db', 'danggol.db-wal', 'danggol.db-shm', 'copy.db']) expect(rightsOf(join(folder, name)), name).toBe(0o600)
  })

  it('no longer read one that an older version or a copy left open to them', async () => {
    await (await shopWithMessages(3)).close()
    chmodSync(file, 0o644)
    await opened()
    expect(rightsOf(file)).toBe(0o600)
  })
})
