import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createControl, type Control } from './control/control.ts'
import { answerControl } from './control/routes.ts'
import { createWorld } from './create-world.ts'
import { answerGraph } from './graph/answer.ts'
import { verifyCallback } from './graph/callbacks.ts'
import { isDownload, sendDownload } from './graph/download.ts'
import type { SimulatorOptions } from './options.ts'
import type { Books } from './state/books.ts'
import type { AcceptedSend, World } from './world.ts'

export type Simulator = {
  /** Base of every Graph address, without a version: `http://127.0.0.1:PORT`. */
  url: string
  port: number
  /** Digits of the shop's own number. */
  shopPhone: string
  control: Control
  /** The simulator's own time, moved by `control.clock`. */
  clock: Pick<World['clock'], 'nowMs' | 'after'>
  books(): Books
  setWebhook(url: string | null): Promise<{ isVerified: boolean; problem: string | null }>
  /** Called after each accepted send; the answer ends it. */
  onAccepted(listener: (sent: AcceptedSend) => void): () => void
  stop(): Promise<void>
}

/** A whole WhatsApp on the loopback address: Graph for the shop, `/_sim/` for whoever pulls the strings. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = createWorld(options)
  const control = createControl(world)
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    answer(world, control, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: `Simulator defect: ${error instanceof Error ? error.stack : String(error)}`, type: 'SimulatorDefect', code: 1 } }))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  world.baseUrl = `http://127.0.0.1:${port}`
  if (world.settings.appCallback) void verifyCallback(world, world.settings.appCallback)
  return {
    url: world.baseUrl,
    port,
    shopPhone: world.account.phone,
    control,
    clock: world.clock,
    books: () => control.books(),
    setWebhook: (url) => control.webhook({ url }),
    onAccepted(listener) {
      world.onAccepted.add(listener)
      return () => void world.onAccepted.delete(listener)
    },
    async stop() {
      world.clock.stop()
      world.webhooks.stop()
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}

async function answer(world: World, control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = request.url ?? '/'
  const queryAt = address.indexOf('?')
  const url = queryAt < 0 ? { pathname: address, search: '' } : { pathname: address.slice(0, queryAt), search: address.slice(queryAt) }
  if (url.pathname.startsWith('/_sim/')) return answerControl(control, request, response, url)
  if (isDownload(url.pathname)) return sendDownload(world, new URLSearchParams(url.search), request.headers.authorization, response)
  return answerGraph(world, request, response, url)
}
