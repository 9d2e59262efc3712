import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { fileTime, listBackups, syncFile } from './backups.ts'
import { checkIntegrity } from './integrity.ts'
import { salvage, type Salvage } from './salvage.ts'
import { storeFiles } from './store-files.ts'

export function recoveryProblem(folder: string, kind: RecoveryProblem['kind'], detail: string, keptAs: string | null = null): RecoveryProblem {
  return { kind, detail, keptAs, backups: listBackups(folder) }
}

/** Moves the database with its journal out of the way, never deleting it; answers its new name, null when there was none. */
export function setDamagedAside(folder: string, nowMs: number): string | null {
  const { database, companions, damageMark, openMark } = storeFiles(folder)
  const suffix = `.damaged-${fileTime(nowMs)}`
  let keptAs: string | null = null
  for (const file of [database, ...companions]) {
    if (!existsSync(file)) continue
    renameSync(file, `${file}${suffix}`)
    keptAs ??= basename(`${database}${suffix}`)
  }
  rmSync(damageMark, { force: true })
  rmSync(openMark, { force: true })
  return keptAs
}

/** Puts a checked copy of the backup, with what can still be read of later deliveries, in place of the database, which is kept aside. Only while no store is open on the folder. */
export function restoreBackup(folder: string, name: string, nowMs: number): { ok: true; keptAs: string | null; salvaged: Salvage } | { ok: false; problem: RecoveryProblem } {
  const { backups, database } = storeFiles(folder)
  if (!listBackups(folder).some((backup) => backup.name === name)) return { ok: false, problem: recoveryProblem(folder, 'cannot-open', `There is no backup named ${basename(name)}`) }
  const copy = `${database}.restoring`
  try {
    copyFileSync(join(backups, name), copy)
    const problems = checkFile(copy)
    if (problems.length > 0) {
      rmSync(copy, { force: true })
      return { ok: false, problem: recoveryProblem(folder, 'damaged', `The backup is damaged: ${problems[0]}`) }
    }
    const salvaged = salvage(copy, database, nowMs)
    syncFile(copy)
    const keptAs = setDamagedAside(folder, nowMs)
    renameSync(copy, database)
    return { ok: true, keptAs, salvaged }
  } catch (error) {
    rmSync(copy, { force: true })
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    return { ok: false, problem: recoveryProblem(folder, isFull ? 'disk-full' : 'cannot-open', error instanceof Error ? error.message : String(error)) }
  }
}

/** An empty shop; what was there is kept aside. */
export function startFresh(folder: string, nowMs: number): { keptAs: string | null } {
  return { keptAs: setDamagedAside(folder, nowMs) }
}

function checkFile(file: string): string[] {
  try {
    const database = new Database(file, { readonly: true })
    try {
      return checkIntegrity(database, false)
    } finally {
      database.close()
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    for (const companion of [`${file}-wal`, `${file}-shm`]) rmSync(companion, { force: true })
  }
}
