import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import type { Clock } from '#core/ports/clock.ts'
import type { Store } from '#core/ports/store/store.ts'
import { createDriver, type Driver } from './driver.ts'
import { answerCustomers } from './customer-questions.ts'
import { createStore, prepareForUse } from './create-store.ts'
import { exportRows, type ExportQuery } from './export-rows.ts'
import { migrate } from './migrations/migrate.ts'

/** The same store in memory: for tests and for a sample shop nobody keeps. */
export function openMemoryStore(clock: Pick<Clock, 'nowMs'>): Store & { driver: Driver } {
  const database = new Database((empty ??= emptyDatabase()))
  const driver = createDriver(database)
  driver.run('PRAGMA foreign_keys = ON')
  prepareForUse(driver)
  const store = createStore(driver, {
    nowMs: () => clock.nowMs(),
    askCustomers: async (question) => driver.snapshot(() => answerCustomers(driver, question)),
    exportChunks: <Item>(query: ExportQuery) => chunks(() => exportRows(driver, query) as Iterable<Item[]>),
    backUp: async (fileName) => {
      await database.backup(fileName)
      return { sizeBytes: statSync(fileName).size }
    },
    maintainFile: () => false,
    close: async () => void database.close(),
    onFailure: () => {},
  })
  return { ...store, driver }
}

/** Migrated once: copying its bytes takes a tenth of the time. */
let empty: Buffer | null = null

function emptyDatabase(): Buffer {
  const database = new Database(':memory:')
  const driver = createDriver(database)
  driver.run('PRAGMA foreign_keys = ON')
  migrate(driver)
  const bytes = database.serialize()
  database.close()
  return bytes
}

async function* chunks<Item>(start: () => Iterable<Item>): AsyncGenerator<Item> {
  for (const chunk of Array.from(start())) yield chunk
}
