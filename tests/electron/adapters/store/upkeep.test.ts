import { closeSync, existsSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backupName, keptBackupCount, listBackups, writeBackup } from '#adapters/store/backups.ts'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { openStore } from '#adapters/store/open-store.ts'
import { storeFiles } from '#adapters/store/store-files.ts'
import { StoreDamaged, type Store } from '#core/ports/store/store.ts'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { context, deliver, received, text } from '../../../support/inbound-events.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { quietLog } from '../../../support/quiet-log.ts'

const t0 = Date.UTC(2026, 10, 20, 1)
const day = 86_400_000
const minji = { phone: '821012345678', profileName: '김민지' }
const newFolder = () => mkdtempSync(join(tmpdir(), 'danggol-upkeep-'))

describe('damage that appears while the shop is open', () => {
  it('is reported once, marked, and keeps the next start from using the database', async () => {
    const folder = newFolder()
    const files = storeFiles(folder)
    const reported: RecoveryProblem[] = []
    const open = () => openStore({ folder, log: quietLog(), clock: new ManualClock(t0), onDamaged: (problem) => reported.push(problem) })
    const first = await open()
    if (!first.ok) throw new Error(first.problem.detail)
    await deliver(first.store, Array.from({ length: 500 }, (_entry, index) => received(`${index}`, minji, t0 + index, { content: text(`주문 ${index} ${'가'.repeat(200)}`) })), t0)
    await first.store.close()
    const second = await open()
    if (!second.ok) throw new Error(second.problem.detail)
    expect(reported).toEqual([])

    changeFromOutside(files.database)
    overwritePages(files.database, 80, 60)
    const readEverything = async () => {
      for await (const chunk of readers(second.store)) expect(chunk).toBeDefined()
    }
    await expect(readEverything()).rejects.toBeInstanceOf(StoreDamaged)
    await expect(readEverything()).rejects.toBeInstanceOf(StoreDamaged)
    expect(reported).toMatchObject([{ kind: 'damaged', backups: [] }])
    expect(existsSync(files.damageMark)).toBe(true)
    await second.store.close()
    expect(await open()).toMatchObject({ ok: false, problem: { kind: 'damaged' } })
  })
})

/** A page each of everything a message touches. */
async function* readers(store: Store): AsyncGenerator {
  for (let id = 1; id <= 500; id += 1) yield await store.messagesByIds([id])
}

function overwritePages(file: string, first: number, count: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(count * 4096, 0x5a), 0, count * 4096, first * 4096)
  closeSync(handle)
}

/** Another connection's commit makes the open one read its pages again. */
function changeFromOutside(file: string): void {
  const other = new Database(file)
  other.exec('CREATE TABLE from_outside (a)')
  other.close()
}

describe('backups', () => {
  it('are kept to the newest few, and an older one goes only when a new one is whole', async () => {
    const folder = newFolder()
    const copy = async (target: string) => {
      writeFileSync(target, 'a copy')
      return 6
    }
    for (let index = 0; index < keptBackupCount + 2; index += 1) await writeBackup(folder, t0 + index * day, copy)
    const kept = Array.from({ length: keptBackupCount }, (_entry, index) => backupName(t0 + (keptBackupCount + 1 - index) * day))
    expect(listBackups(folder).map(({ name }) => name)).toEqual(kept)
    await expect(writeBackup(folder, t0 + 99 * day, async (target) => {
      writeFileSync(target, 'half')
      throw new Error('no space')
    })).rejects.toThrow('no space')
    expect(listBackups(folder).map(({ name }) => name)).toEqual(kept)
    expect(existsSync(join(storeFiles(folder).backups, `${backupName(t0 + 99 * day)}.part`))).toBe(false)
  })
})

it('the journal lets go of what was understood a month ago, and of nothing else', async () => {
  const clock = new ManualClock(t0)
  const store = openMemoryStore(clock)
  const append = async (name: string, atMs: number) => {
    const [entry] = await store.appendJournal([{ body: new TextEncoder().encode(name), sha256: new TextEncoder().encode(name.padEnd(32, '.')), receivedAtMs: atMs }])
    return { journalId: entry!.journalId, receivedAtMs: atMs }
  }
  for (let index = 0; index < 450; index += 1) await store.project([{ ...await append(`understood ${index}`, t0), outcome: { ok: true, events: [received(`old${index}`, minji, t0 + index)] } }], context(t0))
  await store.project([{ ...await append('unreadable', t0), outcome: { ok: false, problem: 'not JSON' } }], context(t0))
  await store.project([{ ...await append('unknown', t0), outcome: { ok: true, events: [received('new type', minji, t0, { content: { type: 'unknown', wireType: 'hologram', raw: {} } })] } }], context(t0))
  await store.project([{ ...await append('other number', t0), outcome: { ok: true, events: [{ kind: 'other-number', phoneNumberId: '999', messageCount: 1 }] } }], context(t0))
  const inParts = await append('unknown, applied in parts', t0)
  await store.project([{ ...inParts, isPart: true, outcome: { ok: true, events: [{ kind: 'unknown-field', field: 'future', raw: {} }] } }], context(t0))
  await store.project([{ ...inParts, outcome: { ok: true, events: [] } }], context(t0))
  await append('waiting', t0)
  await store.project([{ ...await append('recent', t0 + 5 * day), outcome: { ok: true, events: [received('recent', minji, t0 + 5 * day)] } }], context(t0))
  await clock.advance(31 * day)
  while (await store.maintain()) { /* until nothing is left to do */ }
  expect(store.driver.all<{ body: Uint8Array }>('SELECT body FROM journal ORDER BY id').map(({ body }) => new TextDecoder().decode(body))).toEqual(['unreadable', 'unknown', 'other number', 'unknown, applied in parts', 'waiting', 'recent'])
  await store.close()
})
