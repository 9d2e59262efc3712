import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '#adapters/store/folder-lock.ts'
import { seedShop } from '#adapters/store/seed-shop.ts'
import { storeFiles } from '#adapters/store/store-files.ts'
import { dataFolder, makeFolder } from '../folder/data-folder.ts'
import { hostText } from '../host-text.ts'
import { done, notDone } from './exit-codes.ts'

export type SeedFlags = { contacts: number; messages: number; seed: number; dataDir?: string }

export function seed({ contacts, messages, seed: seedNumber, dataDir }: SeedFlags): number {
  const { path } = dataFolder(dataDir)
  const problem = makeFolder(path)
  if (problem) return fail(hostText('cli.folder-problem', { folder: path, problem: problem.message }))
  const lock = lockFolder(path)
  if (!lock) return fail(hostText('cli.folder-in-use', { folder: path }))
  try {
    const { database } = storeFiles(path)
    if (existsSync(database)) return fail(hostText('cli.seed.not-empty', { folder: path }))
    const unfinished = join(path, 'unfinished-seed')
    rmSync(unfinished, { recursive: true, force: true })
    const made = seedShop({ folder: unfinished, contacts, messages, seed: seedNumber, onProgress: showProgress() })
    renameSync(storeFiles(unfinished).database, database)
    rmSync(unfinished, { recursive: true, force: true })
    console.log(hostText('cli.seed.done', { contacts: made.contacts, messages: made.messages, folder: path }))
    return done
  } finally {
    lock.release()
  }
}

/** One line per tenth, so that a log stays short; a terminal sees one line that counts up. */
function showProgress(): (share: number) => void {
  let shown = -1
  return (share) => {
    const percent = Math.floor(share * (process.stderr.isTTY ? 100 : 10)) * (process.stderr.isTTY ? 1 : 10)
    if (percent === shown) return
    shown = percent
    process.stderr.write(process.stderr.isTTY ? `\r${percent}%${percent === 100 ? '\n' : ''}` : `${percent}%\n`)
  }
}

function fail(sentence: string): number {
  console.error(sentence)
  return notDone
}
