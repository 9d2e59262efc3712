import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { sqliteCode } from './sqlite-failure.ts'

const headerBytes = 100
const magic = 'SQLite format 3\0'

/** What the first page says, read without the engine so that nothing of the file or its journal is touched. */
export function readHeader(file: string): { kind: 'none' } | { kind: 'damaged'; detail: string } | { kind: 'database'; schemaVersion: number } {
  if (!existsSync(file) || statSync(file).size === 0) return { kind: 'none' }
  const header = Buffer.alloc(headerBytes)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, header, 0, headerBytes, 0) < headerBytes) return { kind: 'damaged', detail: 'The file is shorter than a database header' }
  } finally {
    closeSync(handle)
  }
  if (header.toString('latin1', 0, 16) !== magic) return { kind: 'damaged', detail: 'The file does not start as a database does' }
  return { kind: 'database', schemaVersion: header.readUInt32BE(60) }
}

/** The first problems SQLite's own check finds; empty for a sound database. `isFull` also compares every index with its table. */
export function checkIntegrity(database: Database.Database, isFull: boolean): string[] {
  try {
    const rows = database.pragma(isFull ? 'integrity_check(20)' : 'quick_check(20)') as Record<string, string>[]
    return rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok')
  } catch (error) {
    if (sqliteCode(error) === null) throw error
    return [error instanceof Error ? error.message : String(error)]
  }
}
