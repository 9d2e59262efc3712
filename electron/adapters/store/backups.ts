import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { makePrivate, storeFiles } from './store-files.ts'

export const keptBackupCount = 7
export const backupIntervalMs = 24 * 3_600_000

export type Backup = RecoveryProblem['backups'][number]

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  const { backups } = storeFiles(folder)
  return namesIn(backups)
    .filter((name) => name.startsWith('danggol-') && name.endsWith('.db'))
    .flatMap((name) => {
      const found = lstatSync(join(backups, name), { throwIfNoEntry: false })
      return found?.isFile() ? [{ name, createdAtMs: Math.round(found.mtimeMs), sizeBytes: found.size }] : []
    })
    .sort((a, b) => b.name.localeCompare(a.name))
}

/** `danggol-2026-11-20T01-00-00-000Z.db`: sorts by time and is a valid name on every system. */
export function backupName(atMs: number): string {
  return `danggol-${fileTime(atMs)}.db`
}

export function fileTime(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')
}

/** Writes under another name first: a backup that exists is whole. Old ones go once the new one is there. */
export async function writeBackup(folder: string, atMs: number, copy: (target: string) => Promise<number>): Promise<{ name: string; sizeBytes: number }> {
  const { backups } = storeFiles(folder)
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const name = backupName(atMs)
  const sizeBytes = await copyWhole(join(backups, name), copy)
  for (const old of listBackups(folder).slice(keptBackupCount)) rmSync(join(backups, old.name), { force: true })
  return { name, sizeBytes }
}

export async function copyWhole(target: string, copy: (target: string) => Promise<number>): Promise<number> {
  const unfinished = `${target}.part`
  rmSync(unfinished, { force: true })
  try {
    makePrivate(unfinished)
    const sizeBytes = await copy(unfinished)
    syncFile(unfinished)
    renameSync(unfinished, target)
    return sizeBytes
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
