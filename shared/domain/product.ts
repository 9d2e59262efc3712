import type { KeptFile } from './kept-file.ts'
import type { ProductAction } from './message-content.ts'
import { commonCurrencies } from './money.ts'
import { searchReplies } from './quick-reply-search.ts'

export type Price = { minor: number; currency: string }

/**
 * What the owner writes. Empty texts mean none: `retailerId` is its id in Meta's catalogue, `stockKey` names the value
 * of the shop (`{shop.<key>}`) that says how many are left.
 */
export type ProductContent = { name: string; price: Price | null; description: string; link: string; retailerId: string; stockKey: string }

export type Product = ProductContent & {
  id: number
  picture: KeptFile | null
  /** What the value of the shop says now; null: none is named, or it was never fed. */
  stock: string | null
  updatedAtMs: number
}

/** In the owner's order. `catalogId`: the shop's catalogue at Meta, without which no product card can be sent. */
export type ProductLibrary = { products: Product[]; catalogId: string | null }

/** Of the others, so that a shop chooses its currency once. */
export const usualCurrency = (products: readonly ProductContent[]): string => products.find(({ price }) => price)?.price?.currency ?? commonCurrencies[0]

/** Nothing left: zero or less, or a value that was emptied. Words such as ‘a few’ are stock. */
export function isSoldOut({ stockKey, stock }: Pick<Product, 'stockKey' | 'stock'>): boolean {
  if (stockKey === '' || stock === null) return false
  return stock.trim() === '' || Number(stock.replaceAll(',', '')) <= 0
}

/** As people type: parts of the name, initial consonants, the id in Meta's catalogue. The owner's order among equals. */
export function searchProducts<Each extends Pick<Product, 'name' | 'retailerId' | 'description'>>(products: readonly Each[], query: string): Each[] {
  return searchReplies(products.map((product) => ({ product, title: product.name, shortcut: product.retailerId, body: product.description, useCount: 0 })), query).map(({ product }) => product)
}

/** What stands in the message: name, price and link, one below the other. */
export function productText({ name, price, link }: ProductContent, money: (minor: number, currency: string) => string): string {
  return [name, price && money(price.minor, price.currency), link].filter(Boolean).join('\n')
}

/** The card of Meta's catalogue; null where the shop or the product has no id there. */
export function productCard({ name, price, retailerId }: ProductContent, catalogId: string | null): ProductAction | null {
  return catalogId === null || retailerId === '' ? null : { kind: 'product', catalogId, productRetailerId: retailerId, name, price }
}
