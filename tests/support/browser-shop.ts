import { test as base, type Page } from '@playwright/test'
import { serveShop } from './served-shop.ts'
import type { TestShop } from './shop-driver.ts'

type Served = Awaited<ReturnType<typeof serveShop>>

/** A connected shop of the test's own in this process, and the built screens in front of it. */
export const test = base.extend<{ served: Served; shop: TestShop; openApp: (page?: Page) => Promise<void> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures asked for from this pattern
  served: async ({}, use) => {
    const served = await serveShop()
    await use(served)
    await served.close()
  },
  shop: async ({ served }, use) => use(served.shop),
  openApp: async ({ page, served }, use) => {
    await use(async (target = page) => void (await target.goto(served.freshUrl())))
  },
})

export { expect } from '@playwright/test'
