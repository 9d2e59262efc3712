import { NoShopError, openReadOnly, type ReadOnlyStore } from '#adapters/store/read-only.ts'
import { hostText } from '../host-text.ts'

/** The shop of a folder, or why there is none to read. */
export function openForReading(folder: string): ReadOnlyStore | Error {
  try {
    return openReadOnly(folder)
  } catch (error) {
    if (error instanceof NoShopError) return new Error(hostText('cli.no-shop', { folder }))
    return error instanceof Error ? error : new Error(String(error))
  }
}
