import { closeSync, cpSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gramsVersion } from '#shared/domain/search-grams.ts'
import { schemaVersion } from '#adapters/store/migrations/migrate.ts'
import { seedShop } from '#adapters/store/seed-shop.ts'

export type SeededShop = { home: string; dataDir: string; remove: () => void }

/** Contacts of a shop with so many messages: 100,000 at a million, 1,000 at ten thousand. */
export const contactsOf = (messages: number) => Math.max(1, Math.round(messages / 10))

/** A fresh copy of the seeded shop of this size; the seed itself is made once and kept for later runs. */
export function copySeededShop(messages: number, contacts: number = contactsOf(messages)): SeededShop {
  const kept = join(tmpdir(), 'danggol-bench-shops', `${contacts === contactsOf(messages) ? '' : `${contacts}-of-`}${messages}-${schemaVersion}-${gramsVersion}`)
  if (!existsSync(kept) && messages > 0) {
    const making = `${kept}.${process.pid}`
    mkdirSync(making, { recursive: true })
    seedShop({ folder: making, contacts, messages, seed: 1 })
    renameSync(making, kept)
  }
  const home = mkdtempSync(join(tmpdir(), 'danggol-bench-'))
  const dataDir = join(home, 'data')
  if (messages > 0) cpSync(kept, dataDir, { recursive: true })
  else mkdirSync(dataDir)
  settle(dataDir)
  return { home, dataDir, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Brings the copy to the disk now: written back later, it would hold up the first writes that are measured. */
function settle(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile())) {
    const file = openSync(join(folder, entry.name), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
}
