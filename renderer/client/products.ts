import { useEffect } from 'react'
import { create } from 'zustand'
import type { ProductLibrary } from '#shared/domain/product.ts'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

export type ProductsState = { state: 'loading' } | { state: 'error'; error: unknown } | { state: 'ready'; library: ProductLibrary }

/** The whole catalogue at hand for the picker, for orders in threads and for its own screen. */
const useStore = create<ProductsState>(() => ({ state: 'loading' }))

let isFollowing = false
let asked: Promise<void> | null = null
let isOutdated = false

/** Values of the shop may change many times a second: while an answer is on its way, one more question is enough. */
export function loadProducts(): Promise<void> {
  isOutdated = asked !== null
  return (asked ??= api.products.all().then(
    (library) => useStore.setState({ state: 'ready', library }, true),
    (error: unknown) => {
      if (useStore.getState().state !== 'ready') useStore.setState({ state: 'error', error }, true)
    },
  ).then(() => {
    asked = null
    if (isOutdated) return loadProducts()
  }))
}

function follow(): void {
  if (isFollowing) return
  isFollowing = true
  const load = () => void loadProducts()
  load()
  onEvent('library', ({ part }) => (part === 'products' || part === 'automation') && load())
  onEvent('restart', () => {
    useStore.setState({ state: 'loading' }, true)
    load()
  })
  onResync(load)
}

export function useProducts(): ProductsState {
  useEffect(follow, [])
  return useStore()
}

/** What the shop calls a product of Meta's catalogue; its id there while nobody has named it. */
export function useProductName(): (retailerId: string) => string {
  useEffect(follow, [])
  const answer = useStore()
  return (retailerId) => (answer.state === 'ready' ? answer.library.products.find((product) => product.retailerId === retailerId)?.name : undefined) ?? retailerId
}

/** What a command asked of the products screen, which may not be open yet. */
export type ProductsWish = 'new' | 'import'
export const useProductsWish = create<{ wish: ProductsWish | null }>(() => ({ wish: null }))
export const wishForProducts = (wish: ProductsWish | null) => useProductsWish.setState({ wish })
