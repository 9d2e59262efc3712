import { majorUnits, readMoney } from '#shared/domain/money.ts'
import type { Product, ProductContent } from '#shared/domain/product.ts'
import { create } from 'zustand'

/** A product being changed; nothing is on disk before it is saved. `stock` null: left as the shop's value says. */
export type Edited = Omit<ProductContent, 'price'> & { priceText: string; currency: string; stock: string | null; picture: Product['picture'] }
type Selection = number | 'new' | null

type Place = {
  selected: Selection
  query: string
  /** Changes not saved yet, also of products not on screen: choosing another one loses nothing. */
  edits: Readonly<Record<string, Edited>>
}

export const useProductsPlace = create<Place>(() => ({ selected: null, query: '', edits: {} }))

export const select = (selected: Selection) => useProductsPlace.setState({ selected })
export const blank = (currency: string): Edited => ({ name: '', priceText: '', currency, description: '', link: '', retailerId: '', stockKey: '', stock: null, picture: null })
export const startNew = () => useProductsPlace.setState({ selected: 'new', query: '' })

export function savedFields({ name, price, description, link, retailerId, stockKey, picture }: Product, currency: string): Edited {
  return { name, priceText: price ? majorUnits(price.minor, price.currency) : '', currency: price?.currency ?? currency, description, link, retailerId, stockKey, stock: null, picture }
}

/** A price that is no amount becomes one below zero, which no rule lets pass. */
export function contentOf({ priceText, currency, name, description, link, retailerId, stockKey }: Edited): ProductContent {
  const price = priceText.trim() === '' ? null : { minor: readMoney(priceText, currency) ?? -1, currency }
  return { name, price, description, link, retailerId, stockKey }
}

export function changeEdit(key: number | 'new', edited: Edited): void {
  useProductsPlace.setState(({ edits }) => ({ edits: { ...edits, [key]: edited } }))
}

export function dropEdit(key: number | 'new'): void {
  useProductsPlace.setState(({ edits, selected }) => ({ edits: Object.fromEntries(Object.entries(edits).filter(([name]) => name !== String(key))), selected: key === 'new' && selected === 'new' ? null : selected }))
}

export const isSame = (one: Edited, other: Edited) => JSON.stringify(one) === JSON.stringify(other)
