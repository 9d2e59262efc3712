import { RPCHandler } from '@orpc/server/ws'
import { createApplication } from '#adapters/web/application.ts'
import { createStaticFiles } from '#adapters/web/static-files.ts'
import { startWebServer } from '#adapters/web/web-server.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import { join } from 'node:path'
import { projectRoot } from './app-process.ts'
import { TestShop } from './shop-driver.ts'

/** A connected shop with the built screens in front of it. */
export async function serveShop(): Promise<{ shop: TestShop; freshUrl: () => string; close: () => Promise<void> }> {
  const shop = await TestShop.open()
  const handler = new RPCHandler(shop.host.router())
  const web = await startWebServer({
    port: 0, clock: systemClock, isDevelopment: false,
    application: createApplication({ renderer: createStaticFiles(join(projectRoot, 'dist/renderer')), files: () => shop.host.files(), onError: () => undefined }),
    connect: (socket) => void handler.upgrade(socket, { context: { actor: ownerActor } }),
  })
  return {
    shop,
    /** A link that opens one session. */
    freshUrl: () => web.freshUrl(),
    async close() {
      await web.stop()
      await shop.close()
    },
  }
}
