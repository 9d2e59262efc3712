import type { Migration } from './migration.ts'

/** How many are left is no column: a product names the value of the shop that says so. Deleted products stay, marked, for as long as deleting can be undone. */
export const products: Migration = {
  version: 14,
  name: 'products',
  statements: [
    `CREATE TABLE products (
      id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, name TEXT NOT NULL, price_minor INTEGER, currency TEXT, description TEXT NOT NULL, link TEXT NOT NULL, retailer_id TEXT NOT NULL,
      stock_key TEXT NOT NULL, picture_id INTEGER REFERENCES kept_files (id), created_at_ms INTEGER NOT NULL, updated_at_ms INTEGER NOT NULL, deleted_at_ms INTEGER,
      CHECK ((price_minor IS NULL) = (currency IS NULL))) STRICT`,
    `CREATE INDEX products_picture ON products (picture_id) WHERE picture_id IS NOT NULL`,
  ],
}
