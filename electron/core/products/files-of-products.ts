import { usualCurrency, type Product } from '#shared/domain/product.ts'
import { fromProductTable, toProductTable, type BadProductRow, type PortableProduct, type ProductImport } from '#shared/domain/product-table.ts'
import { productProblems } from '#shared/domain/product-rules.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { refused } from '../kernel/refuse.ts'

export async function exportProducts({ store, csv }: FeaturePorts): Promise<{ fileName: string; text: string }> {
  return { fileName: 'products.csv', text: csv.stringify(toProductTable((await store.products()).products)) }
}

/** The one that a row speaks of: by its id in Meta's catalogue, else by its name. */
const isSame = (one: Pick<Product, 'name' | 'retailerId'>, other: Pick<Product, 'name' | 'retailerId'>) => (one.retailerId !== '' && one.retailerId === other.retailerId) || one.name === other.name

/** Adds what is not here yet, in one go; a row that breaks a rule is reported and left out. `fed`: values of the shop that the table names and nobody fed yet. */
export async function importProducts({ store, csv, facts, clock }: FeaturePorts, text: string, isDryRun: boolean): Promise<{ report: ProductImport; fed: { key: string; value: string }[] }> {
  const rows = csv.parse(text)
  const { products: here } = await store.products()
  const read = rows && fromProductTable(rows, usualCurrency(here))
  if (!read) throw refused('products-unreadable')
  const accepted: PortableProduct[] = []
  const bad: BadProductRow[] = [...read.bad]
  let sameCount = 0
  for (const { row, product } of read.products) {
    if ([...here, ...accepted].some((other) => isSame(other, product))) {
      sameCount += 1
      continue
    }
    const limit = facts.policy('products.count')
    const [problem] = productProblems(product, { picture: null, otherRetailerIds: [], policy: (key) => facts.policy(key) })
    if (problem) bad.push({ row, detail: product.name, refusal: problem.refusal })
    else if (here.length + accepted.length >= limit) bad.push({ row, detail: product.name, refusal: { reason: 'too-many-items', policyKey: 'products.count', params: { limit } } })
    else accepted.push(product)
  }
  bad.sort((one, other) => one.row - other.row)
  if (isDryRun || accepted.length === 0) return { report: { addedCount: accepted.length, addedIds: [], sameCount, bad }, fed: [] }
  const known = new Set((await store.shopVariables()).map(({ key }) => key))
  const fed = accepted.flatMap(({ stockKey, stock }) => (stockKey !== '' && stock !== null && !known.has(stockKey) ? [{ key: stockKey, value: stock }] : []))
  return { report: { addedCount: accepted.length, addedIds: await store.addProducts(accepted, clock.nowMs()), sameCount, bad }, fed }
}
