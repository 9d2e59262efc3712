import { mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import envPaths from 'env-paths'
import { hostText } from '../host-text.ts'

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
    makeStepwise(path)
    return null
  } catch (error) {
    return error as NodeJS.ErrnoException
  }
}

/** Node's own recursion never ends under a folder in which nothing can be made, such as /proc. */
function makeStepwise(path: string): void {
  const isThere = () => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  if (isThere()) return
  if (dirname(path) !== path) makeStepwise(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!isThere()) throw error
  }
}

/** The recovery screen tells of a folder without permission to write; one that cannot exist ends the start. */
export function makeFolderOrExit(path: string): void {
  const problem = makeFolder(path)
  if (problem === null || ['EACCES', 'EPERM', 'EROFS'].includes(problem.code ?? '')) return
  console.error(hostText('cli.folder-problem', { folder: path, problem: problem.message }))
  process.exit(1)
}
