import type { Refusal } from '../contract/base.ts'
import { isCurrency, majorUnits, readMoney } from './money.ts'
import type { Product, ProductContent } from './product.ts'
import { neutralCell, plainCell } from './table-cell.ts'

/** One product as it travels in a table, without its picture. `stock` null: the table says nothing about it. */
export type PortableProduct = ProductContent & { stock: string | null }
export type BadProductRow = { row: number; detail: string; refusal: Refusal }
/** `addedIds` is empty after a dry run. Rows count from 1, the heading not among them. */
export type ProductImport = { addedCount: number; addedIds: number[]; sameCount: number; bad: BadProductRow[] }

const columns = ['name', 'price', 'currency', 'description', 'link', 'retailer_id', 'stock_key', 'stock'] as const
type Column = (typeof columns)[number]
const koreanColumns: Readonly<Record<string, Column>> = { 이름: 'name', 상품: 'name', 상품명: 'name', 가격: 'price', 통화: 'currency', 설명: 'description', 링크: 'link', 상품번호: 'retailer_id', 재고변수: 'stock_key', 재고: 'stock' }

/** First row: the names of the columns. */
export function toProductTable(products: readonly Product[]): string[][] {
  return [[...columns], ...products.map((product) => {
    const cells: Record<Column, string> = {
      name: product.name, price: product.price ? majorUnits(product.price.minor, product.price.currency) : '', currency: product.price?.currency ?? '', description: product.description,
      link: product.link, retailer_id: product.retailerId, stock_key: product.stockKey, stock: product.stock ?? '',
    }
    return columns.map((column) => neutralCell(cells[column]))
  })]
}

/** Columns are found by name, in any order; null when none of them is a name. A price without a currency is in `usualCurrency`. */
export function fromProductTable(rows: readonly (readonly string[])[], usualCurrency: string): { products: { row: number; product: PortableProduct }[]; bad: BadProductRow[] } | null {
  const heads = (rows[0] ?? []).map((name) => name.replace(/^\uFEFF/u, '').trim().toLowerCase())
  const names = heads.map((name) => koreanColumns[name.replaceAll(' ', '')] ?? name)
  if (!names.includes('name')) return null
  const [products, bad]: [{ row: number; product: PortableProduct }[], BadProductRow[]] = [[], []]
  for (const [index, cells] of rows.slice(1).entries()) {
    const cell = (column: Column) => plainCell(cells[names.indexOf(column)] ?? '').normalize('NFC').trim()
    const currency = cell('currency').toUpperCase() || usualCurrency
    const minor = cell('price') === '' || !isCurrency(currency) ? null : readMoney(cell('price'), currency)
    if (cell('price') !== '' && minor === null) {
      bad.push({ row: index + 1, detail: cell('name'), refusal: { reason: 'value-invalid', policyKey: null, params: { kind: isCurrency(currency) ? 'money' : 'currency' } } })
      continue
    }
    products.push({ row: index + 1, product: {
      name: cell('name'), price: minor === null ? null : { minor, currency }, description: cell('description').replaceAll('\r\n', '\n'), link: cell('link'), retailerId: cell('retailer_id'), stockKey: cell('stock_key'), stock: cell('stock') || null,
    } })
  }
  return { products, bad }
}
