import { join } from 'node:path'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { test as base, type Page } from '@playwright/test'
import { systemClock } from '#adapters/system/clock.ts'
import { createApplication } from '#adapters/web/application.ts'
import { createStaticFiles } from '#adapters/web/static-files.ts'
import { startWebServer, type WebServer } from '#adapters/web/web-server.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import { projectRoot } from './app-process.ts'
import { TestShop } from './shop-driver.ts'


async function serve(shop: TestShop): Promise<WebServer> {
  const failures: unknown[] = []
  const application = createApplication({
    renderer: createStaticFiles(join(projectRoot, 'dist/renderer/')),
    files: () => shop.host.files(),
    onError: (error) => void failures.push(error),
  })
  const handler = new RPCHandler(shop.host.router(), { interceptors: [onError((error) => void failures.push(error))] })
  return startWebServer({ port: 0, clock: systemClock, application, isDevelopment: false, connect: (socket) => void handler.upgrade(socket, { context: { actor: ownerActor } }) })
}

export const test = base.extend<{ shop: TestShop; web: WebServer; openApp: (page?: Page) => Promise<void> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures asked for from this pattern
  shop: async ({}, use) => {
    const shop = await TestShop.open()
    await use(shop)
    await shop.close()
  },
  web: async ({ shop }, use) => {
    const web = await serve(shop)
    await use(web)
    await web.stop()
  },
  openApp: async ({ page, web }, use) => {
    await use(async (target = page) => void (await target.goto(web.freshUrl())))
  },
})

export { expect } from '@playwright/test'
