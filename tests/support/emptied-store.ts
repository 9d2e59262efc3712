import type { Driver } from '#adapters/store/driver.ts'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'

/** One database for many runs, emptied before each: opening one with all its migrations would take longer than most runs. */
export function reusableStore(nowMs: () => number) {
  const store = openMemoryStore({ nowMs })
  const { driver } = store
  const tables = childrenFirst(driver)
  /** Foreign keys stay on: switching them would make SQLite plan every statement of the store again. */
  const empty = () => driver.transaction('relaxed', () => {
    for (const name of tables) driver.run(`DELETE FROM ${name}`)
    for (const name of ['message_text', 'contact_text']) driver.run(`INSERT INTO ${name} (${name}) VALUES ('delete-all')`)
  })
  return { store, empty }
}

function childrenFirst(driver: Driver): string[] {
  const names = driver.all<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_schema' AND name NOT IN ('conversation_counters', 'facts')`).map(({ name }) => name)
  const parents = new Map(names.map((name) => [name, new Set(driver.all<{ parent: string }>(`SELECT "table" AS parent FROM pragma_foreign_key_list(?)`, name).map(({ parent }) => parent))]))
  const ordered = new Set<string>()
  const visit = (name: string) => {
    if (ordered.has(name)) return
    for (const [child, of] of parents) if (child !== name && of.has(name)) visit(child)
    ordered.add(name)
  }
  names.forEach(visit)
  return [...ordered]
}
