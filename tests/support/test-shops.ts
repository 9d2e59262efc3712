import { afterEach } from 'vitest'
import { openShop, type Shop, type ShopOptions } from './open-shop.ts'

/** Opens shops for the tests of one file; each is closed after its test. */
export function testShops(): (options?: ShopOptions) => Promise<Shop> {
  const open: Shop[] = []
  afterEach(async () => {
    for (const shop of open.splice(0)) await shop.close()
  })
  return async (options = {}) => {
    const shop = await openShop(options)
    open.push(shop)
    return shop
  }
}
