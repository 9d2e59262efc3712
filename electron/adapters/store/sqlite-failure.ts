import { StoreDamaged, StoreUnavailable } from '#core/ports/store/store.ts'

/** SQLite's result code, such as `SQLITE_FULL` or `SQLITE_IOERR_WRITE`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null
}

/** Errors of the engine in the words of the port; anything else is passed on as it is. */
export function toStoreError(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === null) return error
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'SQLITE_IOERR_TRUNCATE') return new StoreUnavailable('disk-full', error)
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') return new StoreUnavailable('read-only', error)
  if (isDamage(code)) return new StoreDamaged(error)
  return error
}

export function isDamage(code: string): boolean {
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
}
