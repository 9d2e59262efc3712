import { fileURLToPath } from 'node:url'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { createApplication } from '#adapters/web/application.ts'
import { createStaticFiles } from '#adapters/web/static-files.ts'
import { startWebServer, type WebServer } from '#adapters/web/web-server.ts'
import type { Clock } from '#core/ports/clock.ts'
import type { Log } from '#core/ports/log.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import { devServer } from './dev-server.ts'
import { keptSessionsIn } from './folder/kept-sessions.ts'
import { readHostSettings, saveHostSettings } from './folder/host-settings.ts'
import { isUnexpected } from './unexpected.ts'
import { restartNoticeMs, type ShopHost } from './shop/shop-host.ts'

export type BrowserOptions = { shops: ShopHost; log: Log; clock: Clock; folder: string; port: number | null; devRenderer: string | null }

/** The built renderer lies beside the built main side. */
export const rendererFolder = fileURLToPath(new URL('../renderer/', import.meta.url))

/** Screens in a browser: bytes by HTTP, calls by WebSocket, both behind one session. */
export async function serveInBrowser(options: BrowserOptions): Promise<WebServer> {
  const { shops, log, clock, devRenderer } = options
  const application = createApplication({
    renderer: devRenderer === null ? createStaticFiles(rendererFolder) : devServer(devRenderer),
    files: () => shops.files(),
    onError: (error) => log.error('web.failed', error),
  })
  const newHandler = () => new RPCHandler(shops.router(), { interceptors: [onError((error) => { if (isUnexpected(error)) log.error('call.failed', error) })] })
  let handler = newHandler()
  const begin = (port: number) => startWebServer({
    port, clock, application, isDevelopment: devRenderer !== null, sessionMemory: keptSessionsIn(options.folder),
    connect: (socket) => void handler.upgrade(socket, { context: { actor: ownerActor } }),
  })
  const server = await beginOnUsualPort(options, begin)
  shops.onSwitch(() => {
    handler = newHandler()
    server.closePages(restartNoticeMs)
  })
  shops.onReset(() => server.revokeUnseenSessions())
  return server
}

/** A port asked for is taken or the start fails; the usual one gives way to a free one. */
async function beginOnUsualPort({ folder, port }: BrowserOptions, begin: (port: number) => Promise<WebServer>): Promise<WebServer> {
  if (port !== null) return begin(port)
  const server = await begin(readHostSettings(folder).webPort ?? 0).catch(() => begin(0))
  saveHostSettings(folder, { webPort: server.port })
  return server
}
