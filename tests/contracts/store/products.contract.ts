import { describe, expect, it } from 'vitest'
import { t0, type StoreUnderTest } from './store-under-test.ts'

const day = 86_400_000
const content = { name: '몽블랑', price: { minor: 6500, currency: 'KRW' }, description: '밤', link: 'https://shop.example', retailerId: 'MB-01', stockKey: 'montblanc' }
const file = { type: 'image', mimeType: 'image/jpeg', fileName: '빵.jpg', sizeBytes: 10, isVoice: false, nowMs: t0 } as const

export function productsContract(shop: StoreUnderTest): void {
  const save = (change: Partial<Parameters<typeof shop.store.saveProduct>[0]> = {}) => shop.store.saveProduct({ ...content, id: null, pictureId: null, nowMs: t0, ...change })
  const names = async () => (await shop.store.products()).products.map(({ name }) => name)
  const sweep = (nowMs: number) => shop.store.sweepQuickReplies({ deleted: nowMs - 30 * day, files: nowMs - day })

  describe('products', () => {
    it('keep what was written, their place and the catalogue, and read their stock where it is kept', async () => {
      const first = await save()
      expect(first).toMatchObject({ ...content, picture: null, stock: null, updatedAtMs: t0 })
      await shop.store.setShopVariables([{ key: 'montblanc', value: '7' }], t0)
      expect(await shop.store.product(first.id)).toMatchObject({ stock: '7' })
      const [added] = await shop.store.addProducts([{ ...content, name: '시가', price: null, stockKey: '' }], t0)
      expect(await shop.store.product(added!)).toMatchObject({ price: null, stock: null })
      await shop.store.arrangeProducts([added!, first.id])
      await shop.store.setProductCatalog('104')
      expect(await names()).toEqual(['시가', '몽블랑'])
      expect(await shop.store.products()).toMatchObject({ catalogId: '104' })
    })

    it('hold their picture while they can come back, and leave it to be swept afterwards', async () => {
      const [one, other] = [await shop.store.addKeptFile({ ...file, key: 'reply/1' }), await shop.store.addKeptFile({ ...file, key: 'reply/2' })]
      const { id } = await save({ pictureId: one.id })
      expect(await shop.store.product(id)).toMatchObject({ picture: { id: one.id, fileName: '빵.jpg' } })
      await save({ id, pictureId: other.id, nowMs: t0 + 40 * day })
      expect(await sweep(t0 + 40 * day)).toEqual([])
      expect(await sweep(t0 + 42 * day)).toEqual(['reply/1'])
      await shop.store.setProductsDeleted([id], t0 + 42 * day)
      expect([await names(), await shop.store.product(id)]).toEqual([[], null])
      expect(await sweep(t0 + 60 * day)).toEqual([])
      await shop.store.setProductsDeleted([id], null)
      expect(await shop.store.product(id)).toMatchObject({ picture: { id: other.id } })
      await shop.store.setProductsDeleted([id], t0 + 60 * day)
      expect(await sweep(t0 + 91 * day)).toEqual(['reply/2'])
    })
  })
}
