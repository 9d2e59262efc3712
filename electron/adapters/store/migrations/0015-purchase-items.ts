import type { Migration } from './migration.ts'

/** Who bought what lately is asked of all purchases at once by segments, and answered from the index alone. */
export const purchaseItems: Migration = {
  version: 15,
  name: 'purchase-items',
  statements: ['DROP INDEX purchases_time', 'CREATE INDEX purchases_time ON purchases (at_ms, contact_id, item)'],
}
