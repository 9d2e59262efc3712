import type { CustomersWish, ExportStore, ThreadCounts } from '#core/ports/store/export-store.ts'
import type { Driver } from './driver.ts'
import { exportCustomers } from './export-customers.store.ts'
import { countThreads, exportConsent, exportPurchases, exportThreads } from './export-threads.store.ts'
import { exportContacts, exportMessages } from './exports.store.ts'

/** What can be read in chunks, named so that it can be asked of another thread. */
export type ExportQuery =
  | { rows: 'messages' | 'contacts' | 'purchases' | 'consent' }
  | { rows: 'customers'; wish: CustomersWish | undefined; extent: 'cells' | 'whole' }
  | { rows: 'threads' | 'thread-counts'; conversationId: number | null }

const narrowRows = 1000
/** What holds texts and lists is handed over in smaller steps, so that taking a chunk takes no longer than a few milliseconds. */
const wideRows = 200

export function exportRows(driver: Driver, query: ExportQuery): Generator<unknown[]> {
  switch (query.rows) {
    case 'messages': return exportMessages(driver, narrowRows)
    case 'contacts': return exportContacts(driver, narrowRows)
    case 'customers': return exportCustomers(driver, wideRows, query.wish, query.extent)
    case 'threads': return exportThreads(driver, wideRows, query.conversationId)
    case 'thread-counts': return countThreads(driver, query.conversationId)
    case 'purchases': return exportPurchases(driver, narrowRows)
    case 'consent': return exportConsent(driver, narrowRows)
  }
}

/** Asked for what, it reads that: here, or in another thread. */
export type ExportChunks = <Item>(query: ExportQuery) => AsyncIterable<Item[]>

export function exportVerbs(chunks: ExportChunks): ExportStore {
  return {
    exportMessages: () => chunks({ rows: 'messages' }),
    exportContacts: () => chunks({ rows: 'contacts' }),
    exportCustomers: (wish, extent = 'whole') => chunks({ rows: 'customers', wish, extent }),
    exportThreads: (conversationId) => chunks({ rows: 'threads', conversationId }),
    exportPurchases: () => chunks({ rows: 'purchases' }),
    exportConsent: () => chunks({ rows: 'consent' }),
    countThreads: async (conversationId) => {
      for await (const [counts] of chunks<ThreadCounts>({ rows: 'thread-counts', conversationId })) if (counts) return counts
      return { messageCount: 0, mediaCount: 0 }
    },
  }
}
