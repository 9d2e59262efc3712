import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock } from '#core/ports/clock.ts'
import type { Log } from '#core/ports/log.ts'
import { StoreDamaged, StoreUnavailable, type Store } from '#core/ports/store/store.ts'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { backupIntervalMs, copyWhole, listBackups, writeBackup } from './backups.ts'
import { createDriver, type Driver } from './driver.ts'
import { createStore, prepareForUse } from './create-store.ts'
import { checkIntegrity, readHeader } from './integrity.ts'
import { migrate, readSchemaVersion, schemaVersion } from './migrations/migrate.ts'
import { createReader, type Reader } from './reader.ts'
import { recoveryProblem } from './recovery.ts'
import { isDamage, sqliteCode, toStoreError } from './sqlite-failure.ts'
import { makePrivate, storeFiles } from './store-files.ts'

export type OpenStoreRequest = {
  folder: string
  log: Log
  clock: Clock
  /** Damage found after opening: by the check in the background or by a query. The store is not written any more. */
  onDamaged?: (problem: RecoveryProblem) => void
}
export type OpenedStore = { ok: true; store: Store } | { ok: false; problem: RecoveryProblem }

/** Up to this size the whole database is checked before use, which takes about a tenth of a second; a larger one in the background. */
const checkedAtOnceBytes = 48 * 1024 * 1024
const cacheKib = 32_768
/** Rows looked at per index when statistics are renewed. Any limit also keeps samples out, for which SQLite would prepare a statement anew at each new value. */
const analysedRows = 400
/** Pages in the write-ahead log before SQLite copies them back by itself; `maintain` normally does it earlier, when nobody waits. */
const checkpointPages = 4000
const firstBackupAfterMs = 10 * 60_000
/** After a stop in order nothing hurries: reading a gigabyte is not to compete with the first clicks. */
const checkAfterCleanStopMs = 60_000

/** Opens the folder's database for writing, creating and migrating it. A damaged, newer or unusable one is left untouched and described. */
export async function openStore(request: OpenStoreRequest): Promise<OpenedStore> {
  const { folder } = request
  const files = storeFiles(folder)
  let lock: Database.Database | null = null
  let database: Database.Database | null = null
  const refuse = (kind: RecoveryProblem['kind'], detail: string): OpenedStore => {
    database?.close()
    lock?.close()
    request.log.warn('store.refused', { kind, detail })
    return { ok: false, problem: recoveryProblem(folder, kind, detail) }
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    lock = takeLock(files.lock)
    if (!lock) return refuse('cannot-open', 'The database is in use by another Danggol')
    const header = readHeader(files.database)
    if (header.kind === 'damaged') return refuse('damaged', header.detail)
    if (header.kind === 'database' && header.schemaVersion > schemaVersion) return refuse('newer-version', newerVersion(header.schemaVersion))
    if (existsSync(files.damageMark)) return refuse('damaged', 'Damage was found while Danggol was running')

    makePrivate(files.database)
    database = new Database(files.database, { timeout: 5000 })
    const driver = createDriver(database)
    const version = readSchemaVersion(driver)
    if (version > schemaVersion) return refuse('newer-version', newerVersion(version))
    const isLarge = header.kind === 'database' && statSync(files.database).size > checkedAtOnceBytes
    const problems = header.kind === 'none' || isLarge ? [] : checkIntegrity(database, false)
    if (problems[0] !== undefined) return refuse('damaged', problems[0])
    configure(driver)
    const migrated = migrate(driver)
    if (migrated.from !== migrated.to) request.log.info('store.migrated', migrated)
    const wasClean = !existsSync(files.openMark)
    writeFileSync(files.openMark, '')
    prepareForUse(driver)
    const store = housed({ ...request, files, database, lock, driver })
    if (isLarge) store.checkInBackground(wasClean)
    return { ok: true, store: store.store }
  } catch (error) {
    const failure = toStoreError(error)
    const detail = error instanceof Error ? error.message : String(error)
    if (failure instanceof StoreDamaged) return refuse('damaged', detail)
    if (failure instanceof StoreUnavailable) return refuse(failure.kind, detail)
    return refuse(kindOfFileError(error), detail)
  }
}

function newerVersion(version: number): string {
  return `The database has version ${version}; this Danggol knows versions up to ${schemaVersion}`
}

function kindOfFileError(error: unknown): RecoveryProblem['kind'] {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'read-only'
  return 'cannot-open'
}

/** Null when another process, or another store of this one, holds it. */
function takeLock(file: string): Database.Database | null {
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

function configure(driver: Driver): void {
  driver.get('PRAGMA journal_mode = WAL')
  driver.run('PRAGMA foreign_keys = ON')
  driver.run(`PRAGMA cache_size = -${cacheKib}`)
  driver.get(`PRAGMA analysis_limit = ${analysedRows}`)
  driver.get(`PRAGMA wal_autocheckpoint = ${checkpointPages}`)
  driver.get(`PRAGMA journal_size_limit = ${64 * 1024 * 1024}`)
}

type Housed = OpenStoreRequest & { files: ReturnType<typeof storeFiles>; database: Database.Database; lock: Database.Database; driver: Driver }

function housed({ folder, log, clock, onDamaged, files, database, lock, driver }: Housed): { store: Store; checkInBackground(wasClean: boolean): void } {
  const reader: Reader = createReader(files.database)
  /** A thread of its own: a backup or an export would keep the table waiting. */
  const questions: Reader = createReader(files.database)
  let isClosed = false
  let isDamaged = false
  const reportDamage = (detail: string) => {
    if (isDamaged || isClosed) return
    isDamaged = true
    writeFileSync(files.damageMark, detail)
    log.error('store.damaged', new Error(detail))
    onDamaged?.(recoveryProblem(folder, 'damaged', detail))
  }
  /** A backup reads every page, so it is often the first to meet damage. */
  const copyTo = (target: string) => reader.backUp(target).catch((error: unknown) => {
    const code = sqliteCode(error)
    if (code !== null && isDamage(code)) reportDamage(error instanceof Error ? error.message : code)
    throw error
  })
  const backUp = async () => {
    const { name, sizeBytes } = await writeBackup(folder, clock.nowMs(), copyTo)
    log.info('store.backed-up', { name, sizeBytes })
  }
  let cancelCheck = () => {}
  let cancelBackup = () => {}
  const planBackup = (delayMs: number) => {
    cancelBackup = clock.after(delayMs, () => {
      if (isClosed) return
      backUp().catch((error: unknown) => log.error('store.backup-failed', error)).finally(() => {
        if (!isClosed) planBackup(backupIntervalMs)
      })
    })
  }
  const latestBackup = listBackups(folder)[0]?.createdAtMs ?? 0
  planBackup(Math.max(firstBackupAfterMs, latestBackup + backupIntervalMs - clock.nowMs()))

  const store = createStore(driver, {
    nowMs: () => clock.nowMs(),
    askCustomers: questions.askCustomers,
    exportChunks: reader.exportChunks,
    backUp: async (fileName) => ({ sizeBytes: await copyWhole(isAbsolute(fileName) ? fileName : join(folder, fileName), copyTo) }),
    maintainFile: () => {
      driver.get('PRAGMA wal_checkpoint(PASSIVE)')
      return false
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      cancelCheck()
      cancelBackup()
      await Promise.all([reader.close(), questions.close()])
      if (!isDamaged) driver.run('PRAGMA optimize')
      database.close()
      rmSync(files.openMark, { force: true })
      lock.close()
    },
    onFailure: (error) => {
      if (error instanceof StoreDamaged) reportDamage(error.cause instanceof Error ? error.cause.message : error.message)
    },
  })
  const check = (wasClean: boolean) => {
    reader.checkIntegrity(false).then(
      (problems) => {
        if (problems[0] !== undefined) reportDamage(problems[0])
        else log.info('store.checked', { wasClean })
      },
      (error: unknown) => {
        if (!isClosed) log.error('store.check-failed', error)
      },
    )
  }
  const checkInBackground = (wasClean: boolean) => {
    if (wasClean) cancelCheck = clock.after(checkAfterCleanStopMs, () => check(wasClean))
    else check(wasClean)
  }
  return { store, checkInBackground }
}
