import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { OtherNumbers } from '#shared/domain/health.ts'
import type { LibraryStore } from '#core/ports/store/export-store.ts'
import { otherNumbers, readCounter } from './counters.store.ts'
import { createStore } from './create-store.ts'
import { answerCustomers } from './customer-questions.ts'
import { createDriver, type Driver } from './driver.ts'
import { exportRows, type ExportChunks } from './export-rows.ts'
import { checkIntegrity } from './integrity.ts'
import { readSchemaVersion, schemaVersion } from './migrations/migrate.ts'
import { unreadableJournal, unreadableJournalCount } from './journal.store.ts'
import { storeFiles } from './store-files.ts'

/** For the command line: reads beside a running app, which may go on writing. Blocks its own process only. */
export type ReadOnlyStore = {
  schemaVersion: number
  knownSchemaVersion: number
  /** What exports read, through the verbs the app itself uses. */
  library: LibraryStore
  /** Problems found; empty for a sound database. */
  checkIntegrity(): string[]
  /** Deliveries kept because not all of them could be applied; `problem` is that of the latest. */
  setAside(): { count: number; problem: string | null }
  /** What was read and is kept, but is shown nowhere or only as a placeholder. */
  notUnderstood(): { unknownCount: number; otherNumbers: OtherNumbers | null }
  close(): void
}

/** Nobody has opened a shop in the folder yet, or its very first start is still making the tables. */
export class NoShopError extends Error {}

/** Throws `NoShopError`, or SQLite's error when the database cannot be read. */
export function openReadOnly(folder: string): ReadOnlyStore {
  const file = storeFiles(folder).database
  if (!existsSync(file)) throw new NoShopError(file)
  const database = new Database(file, { readonly: true, fileMustExist: true })
  const driver = createDriver(database)
  const found = readSchemaVersion(driver)
  if (found === 0) {
    database.close()
    throw new NoShopError(file)
  }
  return {
    schemaVersion: found,
    knownSchemaVersion: schemaVersion,
    library: readingOnly(driver, () => void database.close()),
    checkIntegrity: () => checkIntegrity(database, true),
    setAside: () => ({ count: unreadableJournalCount(driver), problem: unreadableJournal(driver, 1)[0]?.problem ?? null }),
    notUnderstood: () => ({ unknownCount: readCounter(driver, 'unknown-type'), otherNumbers: otherNumbers(driver) }),
    close: () => void database.close(),
  }
}

/** The store of the app over a connection that cannot write: only verbs that read are handed out. */
function readingOnly(driver: Driver, close: () => void): LibraryStore {
  return createStore(driver, {
    nowMs: () => 0,
    askCustomers: async (question) => driver.snapshot(() => answerCustomers(driver, question)),
    exportChunks: async function* (query) { yield* exportRows(driver, query) } as ExportChunks,
    backUp: () => Promise.reject(new Error('Opened for reading')),
    maintainFile: () => false,
    close: async () => close(),
    onFailure: () => {},
  })
}
