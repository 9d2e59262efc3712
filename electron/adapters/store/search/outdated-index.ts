import { contactId } from '#shared/domain/ids.ts'
import { gramsVersion } from '#shared/domain/search-grams.ts'
import { raiseCounter, readCounter } from '../counters.store.ts'
import type { Driver } from '../driver.ts'
import { indexContact } from './contact-index.ts'

/** Empties indexes whose texts were cut by older rules. Contacts are indexed anew at once; messages wait for `maintain`, and search reads them one by one until then. */
export function discardOutdatedIndexes(driver: Driver): void {
  if (readCounter(driver, 'grams-version') >= gramsVersion) return
  for (const table of ['message_text', 'contact_text']) driver.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
  driver.run(`DELETE FROM counters WHERE name = 'indexed-through'`)
  for (const { id } of driver.all<{ id: number }>('SELECT id FROM contacts ORDER BY id')) indexContact(driver, contactId(id))
  raiseCounter(driver, 'grams-version', gramsVersion)
}
