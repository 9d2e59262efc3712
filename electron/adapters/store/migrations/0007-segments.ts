import type { Migration } from './migration.ts'

/** What never happened counts as 0, so that one walk along an index meets every customer. The table of customers names the expressions word for word. */
export const segments: Migration = {
  version: 7,
  name: 'segments',
  statements: [
    `CREATE INDEX facts_last_inbound ON contact_facts (coalesce(last_inbound_at_ms, 0))`,
    `CREATE INDEX facts_first_seen ON contact_facts (first_seen_at_ms)`,
    `CREATE INDEX facts_messages ON contact_facts (inbound_count + outbound_count)`,
    `CREATE INDEX facts_purchase_count ON contact_facts (purchase_count)`,
    `CREATE INDEX facts_purchase_total ON contact_facts (purchase_minor)`,
    `CREATE INDEX facts_last_purchase ON contact_facts (coalesce(last_purchase_at_ms, 0))`,
    `CREATE INDEX facts_vip ON contact_facts (is_vip)`,
    `CREATE INDEX purchases_time ON purchases (at_ms)`,
    `CREATE TABLE segments (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tree TEXT NOT NULL, deleted_at_ms INTEGER) STRICT`,
    `CREATE TABLE customer_views (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, columns TEXT NOT NULL, sort TEXT NOT NULL, filter TEXT NOT NULL, deleted_at_ms INTEGER) STRICT`,
  ],
}
