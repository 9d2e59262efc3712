import { create } from 'zustand'
import { api } from './api.ts'
import { createWholeLibrary } from './whole-library.ts'

/** For the picker, for orders in threads and for its own screen; values of the shop say how many are left. */
const products = createWholeLibrary(['products', 'automation'], () => api.products.all())

export const useProducts = products.useIt
export const loadProducts = products.load

/** What the shop calls a product of Meta's catalogue; its id there while nobody has named it. */
export function useProductName(): (retailerId: string) => string {
  const answer = useProducts()
  return (retailerId) => (answer.state === 'ready' ? answer.library.products.find((product) => product.retailerId === retailerId)?.name : undefined) ?? retailerId
}

/** What a command asked of the products screen, which may not be open yet. */
export type ProductsWish = 'new' | 'import'
export const useProductsWish = create<{ wish: ProductsWish | null }>(() => ({ wish: null }))
export const wishForProducts = (wish: ProductsWish | null) => useProductsWish.setState({ wish })
