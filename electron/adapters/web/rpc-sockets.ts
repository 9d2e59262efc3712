import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Clock } from '#core/ports/clock.ts'

/** The longest call holds a draft of 100,000 characters, at most 4 bytes each. */
const maxMessageBytes = 1024 * 1024
const heartbeatMs = 20_000
/** A page that stopped reading is let go before its unread events fill our memory. */
const maxUnreadBytes = 16 * 1024 * 1024

export type RpcSockets = {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Connections made later than this call stay. 1012: the page should connect again at once. */
  closeAll(code: number, reason: string, afterMs: number): void
  count(): number
}

/** Connections of pages: size limit, heartbeat, no compression. `connect` serves the calls of one of them. */
export function createRpcSockets(options: { clock: Clock; connect(socket: WebSocket): void }): RpcSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false, clientTracking: true })
  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (webSocket) => {
        watch(webSocket, options.clock)
        options.connect(webSocket)
      })
    },
    closeAll(code, reason, afterMs) {
      for (const socket of server.clients) {
        const close = () => {
          socket.close(code, reason)
          socket.once('close', options.clock.after(1000, () => socket.terminate()))
        }
        if (afterMs === 0) close()
        else socket.once('close', options.clock.after(afterMs, close))
      }
    },
    count: () => server.clients.size,
  }
}

function watch(socket: WebSocket, clock: Clock): void {
  let isAlive = true
  let cancel = () => {}
  const beat = () => {
    if (!isAlive || socket.bufferedAmount > maxUnreadBytes) return socket.terminate()
    isAlive = false
    socket.ping()
    cancel = clock.after(heartbeatMs, beat)
  }
  cancel = clock.after(heartbeatMs, beat)
  socket.on('pong', () => { isAlive = true })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => cancel())
}
