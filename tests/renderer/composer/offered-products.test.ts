import { expect, test } from 'vitest'
import type { Product } from '#shared/domain/product.ts'
import { offeredProducts } from '../../../renderer/features/composer/products/offered-products.ts'

const cake: Product = { id: 1, name: '딸기 케이크', price: null, description: '', link: '', retailerId: '', stockKey: '', picture: null, stock: null, updatedAtMs: 0 }
const ready = (...products: Product[]) => ({ state: 'ready' as const, library: { products, catalogId: null } })

test('only a library that is here says that it holds nothing', () => {
  expect(offeredProducts({ state: 'loading' }, '딸기')).toEqual([{ kind: 'waiting' }])
  expect(offeredProducts({ state: 'error', error: new Error('away') }, '딸기')).toEqual([{ kind: 'failed' }])
  expect(offeredProducts(ready(), '딸기')).toEqual([{ kind: 'first' }])
  expect(offeredProducts(ready(cake), '')).toEqual([{ kind: 'product', product: cake }, { kind: 'manage' }])
  expect(offeredProducts(ready(cake), 'ㄸㄱ')).toEqual([{ kind: 'product', product: cake }])
  expect(offeredProducts(ready(cake), '마카롱')).toEqual([{ kind: 'nothing' }])
})
