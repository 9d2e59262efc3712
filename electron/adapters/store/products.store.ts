import type { ProductStore } from '#core/ports/store/product-store.ts'
import type { Product, ProductContent, ProductLibrary } from '#shared/domain/product.ts'
import { invariant } from '#shared/lib/invariant.ts'
import type { Driver } from './driver.ts'
import { keptFileColumns, toKeptFile, type KeptFileRow } from './kept-files.store.ts'
import { readFact, writeFact } from './settings.store.ts'
import type { Verbs } from './store-verbs.ts'

type Row = {
  id: number; name: string; price_minor: number | null; currency: string | null; description: string; link: string; retailer_id: string; stock_key: string; picture_id: number | null; updated_at_ms: number; stock: string | null
}

const select = `SELECT p.id, p.name, p.price_minor, p.currency, p.description, p.link, p.retailer_id, p.stock_key, p.picture_id, p.updated_at_ms, v.value AS stock
  FROM products p LEFT JOIN shop_variables v ON v.key = p.stock_key WHERE p.deleted_at_ms IS NULL`

function products(driver: Driver): ProductLibrary {
  return { products: withPictures(driver, driver.all<Row>(`${select} ORDER BY p.position, p.id`)), catalogId: readFact<string>(driver, 'product-catalog') }
}

const product = (driver: Driver, id: number): Product | null => withPictures(driver, driver.all<Row>(`${select} AND p.id = ?`, id))[0] ?? null

function saveProduct(driver: Driver, wanted: ProductContent & { id: number | null; pictureId: number | null; nowMs: number }): Product {
  const id = wanted.id ?? insert(driver, wanted, wanted.nowMs)
  const { name, price, description, link, retailerId, stockKey, pictureId, nowMs } = wanted
  driver.run('UPDATE kept_files SET created_at_ms = ? WHERE id = (SELECT picture_id FROM products WHERE id = ?)', nowMs, id)
  driver.run(
    `UPDATE products SET name = ?, price_minor = ?, currency = ?, description = ?, link = ?, retailer_id = ?, stock_key = ?, picture_id = (SELECT id FROM kept_files WHERE id = ?), updated_at_ms = ? WHERE id = ?`,
    name, price?.minor ?? null, price?.currency ?? null, description, link, retailerId, stockKey, pictureId, nowMs, id,
  )
  const saved = product(driver, id)
  invariant(saved, 'a product just written can be read')
  return saved
}

function insert(driver: Driver, { name, price, description, link, retailerId, stockKey }: ProductContent, nowMs: number): number {
  return driver.run(
    `INSERT INTO products (position, name, price_minor, currency, description, link, retailer_id, stock_key, created_at_ms, updated_at_ms)
     VALUES ((SELECT coalesce(max(position), -1) + 1 FROM products), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)`,
    name, price?.minor ?? null, price?.currency ?? null, description, link, retailerId, stockKey, nowMs,
  ).lastId
}

const addProducts = (driver: Driver, added: readonly ProductContent[], nowMs: number): number[] => added.map((each) => insert(driver, each, nowMs))

function setProductsDeleted(driver: Driver, ids: readonly number[], deletedAtMs: number | null): void {
  for (const id of ids) driver.run('UPDATE products SET deleted_at_ms = ? WHERE id = ?', deletedAtMs, id)
}

function arrangeProducts(driver: Driver, ids: readonly number[]): void {
  for (const [index, id] of ids.entries()) driver.run('UPDATE products SET position = ? WHERE id = ?', index, id)
}

const setProductCatalog = (driver: Driver, catalogId: string | null): void => writeFact(driver, 'product-catalog', catalogId)

/** Their pictures go with the next sweep of files. */
export const forgetDeletedProducts = (driver: Driver, deletedBeforeMs: number): void => void driver.run('DELETE FROM products WHERE deleted_at_ms < ?', deletedBeforeMs)

export function productVerbs({ read, write }: Verbs): ProductStore {
  return {
    products: read(products),
    product: read(product),
    saveProduct: write('synced', saveProduct),
    addProducts: write('synced', addProducts),
    setProductsDeleted: write('synced', setProductsDeleted),
    arrangeProducts: write('synced', arrangeProducts),
    setProductCatalog: write('synced', setProductCatalog),
  }
}

function withPictures(driver: Driver, rows: readonly Row[]): Product[] {
  const ids = JSON.stringify(rows.flatMap((row) => row.picture_id ?? []))
  const pictures = new Map(driver.all<KeptFileRow>(`SELECT ${keptFileColumns} FROM kept_files WHERE id IN (SELECT value FROM json_each(?))`, ids).map((row) => [row.id, toKeptFile(row)]))
  return rows.map((row) => ({
    id: row.id, name: row.name, price: row.price_minor === null || row.currency === null ? null : { minor: row.price_minor, currency: row.currency }, description: row.description, link: row.link,
    retailerId: row.retailer_id, stockKey: row.stock_key, picture: (row.picture_id !== null && pictures.get(row.picture_id)) || null, stock: row.stock, updatedAtMs: row.updated_at_ms,
  }))
}
