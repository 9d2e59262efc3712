import { searchProducts, type Product, type ProductLibrary } from '#shared/domain/product.ts'
import type { WholeLibrary } from '../../../client/whole-library.ts'

export type Offered = { kind: 'product'; product: Product } | { kind: 'waiting' | 'failed' | 'first' | 'nothing' | 'manage' }

/** What the picker lists for this word. Only a library that is here can say that it holds nothing. */
export function offeredProducts(answer: WholeLibrary<ProductLibrary>, query: string): Offered[] {
  if (answer.state === 'loading') return [{ kind: 'waiting' }]
  if (answer.state === 'error') return [{ kind: 'failed' }]
  const { products } = answer.library
  if (products.length === 0) return [{ kind: 'first' }]
  const found = searchProducts(products, query).map((product): Offered => ({ kind: 'product', product }))
  if (query.trim() === '') return [...found, { kind: 'manage' }]
  return found.length > 0 ? found : [{ kind: 'nothing' }]
}
