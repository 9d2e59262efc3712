import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Held by the one process that may open the databases below `folder`. The operating system lets go of it when
 * that process ends in any way, so nothing stale is ever left. Null: another process holds it. Throws when the
 * folder cannot be written.
 */
export function lockFolder(folder: string): { release(): void } | null {
  const database = new Database(join(folder, 'lock.db'), { timeout: 0 })
  try {
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null
    throw error
  }
}
