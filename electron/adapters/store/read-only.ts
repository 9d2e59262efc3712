import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { OtherNumbers } from '#shared/domain/health.ts'
import type { QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { ExportedContact, ExportedCustomer, ExportedMessage } from '#core/ports/store/store.ts'
import { otherNumbers, readCounter } from './counters.store.ts'
import { createDriver } from './driver.ts'
import { exportCustomers } from './export-customers.store.ts'
import { fields } from './fields.store.ts'
import { exportContacts, exportMessages } from './exports.store.ts'
import { checkIntegrity } from './integrity.ts'
import { readSchemaVersion, schemaVersion } from './migrations/migrate.ts'
import { unreadableJournal, unreadableJournalCount } from './journal.store.ts'
import { quickReplies } from './quick-replies.store.ts'
import { account } from './settings.store.ts'
import { storeFiles } from './store-files.ts'
import type { StoredAccount } from '#core/ports/store/organizing-store.ts'

/** For the command line: reads beside a running app, which may go on writing. Blocks its own process only. */
export type ReadOnlyStore = {
  schemaVersion: number
  knownSchemaVersion: number
  exportMessages(): Iterable<ExportedMessage[]>
  exportContacts(): Iterable<ExportedContact[]>
  exportCustomers(): Iterable<ExportedCustomer[]>
  fields(): Field[]
  /** Problems found; empty for a sound database. */
  checkIntegrity(): string[]
  account(): StoredAccount | null
  quickReplies(): QuickReplyLibrary
  /** Deliveries kept because not all of them could be applied; `problem` is that of the latest. */
  setAside(): { count: number; problem: string | null }
  /** What was read and is kept, but is shown nowhere or only as a placeholder. */
  notUnderstood(): { unknownCount: number; otherNumbers: OtherNumbers | null }
  close(): void
}

const chunkSize = 1000

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
    exportMessages: () => exportMessages(driver, chunkSize),
    exportCustomers: () => exportCustomers(driver, chunkSize),
    fields: () => fields(driver),
    exportContacts: () => exportContacts(driver, chunkSize),
    checkIntegrity: () => checkIntegrity(database, true),
    account: () => account(driver),
    quickReplies: () => quickReplies(driver),
    setAside: () => ({ count: unreadableJournalCount(driver), problem: unreadableJournal(driver, 1)[0]?.problem ?? null }),
    notUnderstood: () => ({ unknownCount: readCounter(driver, 'unknown-type'), otherNumbers: otherNumbers(driver) }),
    close: () => void database.close(),
  }
}
