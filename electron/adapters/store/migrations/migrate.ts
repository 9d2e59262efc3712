import type { Driver } from '../driver.ts'
import { initial } from './0001-initial.ts'
import { statedTime } from './0002-stated-time.ts'
import { customers } from './0003-customers.ts'
import { quickReplies } from './0004-quick-replies.ts'
import { automation } from './0005-automation.ts'
import { consent } from './0006-consent.ts'
import { segments } from './0007-segments.ts'
import { imports } from './0008-imports.ts'
import { integrations } from './0009-integrations.ts'
import { keptFiles } from './0010-kept-files.ts'
import { personWanted } from './0011-person-wanted.ts'
import { recentChanges } from './0012-recent-changes.ts'
import { campaignMessages } from './0013-campaign-messages.ts'
import { products } from './0014-products.ts'
import { purchaseItems } from './0015-purchase-items.ts'
import { undeliverable } from './0016-undeliverable.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [initial, statedTime, customers, quickReplies, automation, consent, segments, imports, integrations, keptFiles, personWanted, recentChanges, campaignMessages, products, purchaseItems, undeliverable]
export const schemaVersion = migrations.length

export function readSchemaVersion(driver: Driver): number {
  return driver.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}

/** Brings the database to this version, each step in its own transaction, so that an interrupted start resumes. */
export function migrate(driver: Driver, steps: readonly Migration[] = migrations): { from: number; to: number } {
  const from = readSchemaVersion(driver)
  for (const step of steps.filter(({ version }) => version > from)) {
    driver.transaction('synced', () => {
      for (const statement of step.statements) driver.run(statement)
      driver.run(`PRAGMA user_version = ${step.version}`)
    })
  }
  return { from, to: readSchemaVersion(driver) }
}
