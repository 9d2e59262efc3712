import { chmodSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'

/** Where everything of one shop's database lies. */
export function storeFiles(folder: string) {
  const database = join(folder, 'danggol.db')
  return {
    database,
    companions: [`${database}-wal`, `${database}-shm`],
    /** Held while a process has the database open for writing; the operating system lets go of it even after a crash. */
    lock: join(folder, 'danggol.lock'),
    /** Exists while the database is open for writing: found at a start, the last stop was not a clean one. */
    openMark: join(folder, 'danggol.open'),
    /** Written when damage shows while running, so that the next start goes to recovery. */
    damageMark: join(folder, 'danggol.damaged'),
    backups: join(folder, 'backups'),
  }
}

/** Conversations are for this user alone, whoever may look into the folder. SQLite gives its companions the same rights. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  try {
    chmodSync(file, 0o600)
  } catch {
    // A memory stick has no rights to set; the shop opens there all the same.
  }
}
