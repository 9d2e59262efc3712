import { lockFolder } from '#adapters/store/folder-lock.ts'

/**
 * The right to be the one host of a data folder. `held`: another process is it. `not-writable`: nobody can be, and
 * the recovery screen says so.
 */
export function claimFolder(path: string) {
  try {
    return lockFolder(path) ?? ('held' as const)
  } catch {
    return 'not-writable' as const
  }
}
