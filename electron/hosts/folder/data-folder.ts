import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import envPaths from 'env-paths'

const paths = envPaths('danggol', { suffix: '' })

/** Where a shop's files live. The sample shop has the same layout in a folder of its own. */
export type DataFolder = { path: string; sample: string; logs: string }

export function dataFolder(dataDir: string | undefined): DataFolder {
  const path = dataDir === undefined ? paths.data : resolve(dataDir)
  return { path, sample: join(path, 'sample'), logs: dataDir === undefined ? paths.log : join(path, 'logs') }
}

/** Kept out of the data folder, so that a copy of that folder gives no secret away. */
export const keyFile = () => join(paths.config, 'secrets.key')

export const mediaFolder = (shopFolder: string) => join(shopFolder, 'media')
export const secretsFolder = (shopFolder: string) => join(shopFolder, 'secrets')

/** Null when it is there now; otherwise why it cannot be. */
export function makeFolder(path: string): NodeJS.ErrnoException | null {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return null
  } catch (error) {
    return error as NodeJS.ErrnoException
  }
}
