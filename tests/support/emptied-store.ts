import { openMemoryStore } from '#adapters/store/open-memory-store.ts'

/** One database for many runs, emptied before each: opening one with all its migrations would take longer than most runs. */
export function reusableStore(nowMs: () => number) {
  const store = openMemoryStore({ nowMs })
  const { driver } = store
  const tables = driver.all<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_schema' AND name NOT IN ('conversation_counters', 'facts')`)
  const empty = () => {
    driver.run('PRAGMA foreign_keys = OFF')
    for (const { name } of tables) driver.run(`DELETE FROM ${name}`)
    for (const name of ['message_text', 'contact_text']) driver.run(`INSERT INTO ${name} (${name}) VALUES ('delete-all')`)
    driver.run('PRAGMA foreign_keys = ON')
  }
  return { store, empty }
}
