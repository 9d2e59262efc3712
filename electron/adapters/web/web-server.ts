import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Clock } from '#core/ports/clock.ts'
import { isForeignSubrequest, isOwnHost, isOwnOrigin, readCookie } from './guard.ts'
import { passOver, toRequest, writeResponse } from './node-bridge.ts'
import { noticePage } from './notice-page.ts'
import { createRpcSockets } from './rpc-sockets.ts'
import { securityHeaders } from './security-headers.ts'
import { createSessions, type SessionMemory, type Sessions } from './sessions.ts'

export type WebServerOptions = {
  /** 0 takes a free one. */
  port: number
  clock: Clock
  application: (request: Request) => Promise<Response>
  connect: (socket: WebSocket) => void
  /** Without it every session ends with the process. */
  sessionMemory?: SessionMemory
  /** Vite's own page needs inline script while developing. */
  isDevelopment?: boolean
}
export type WebServer = {
  port: number
  /** Address with a fresh key that works once. */
  freshUrl(): string
  /** Closes the connections there are now, after a moment in which they hear why. */
  closePages(afterMs: number): void
  /** Ends the sessions of browsers that have no page open now. */
  revokeUnseenSessions(): void
  stop(): Promise<void>
}

/** The app for a browser on this computer: loopback only, one-time key, session cookie, Host and Origin checked. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const sessions = createSessions(options.clock, options.sessionMemory)
  const sockets = createRpcSockets({ clock: options.clock, connect: options.connect })
  const server = createServer()
  const port = await listen(server, options.port)
  const cookieName = `danggol-${port}`
  const tokenOf = (request: IncomingMessage) => readCookie(request, cookieName)
  const hasSession = (request: IncomingMessage) => sessions.isValid(tokenOf(request))

  server.on('request', (request, outgoing) => {
    const own = `http://${request.headers.host}`
    const headers = options.isDevelopment ? {} : securityHeaders(`ws://${request.headers.host}`)
    void answer(request, own).catch(() => badRequest()).then((response) => {
      passOver(request)
      return writeResponse(outgoing, response, headers)
    })
  })
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy())
    if (!isOwnHost(request, port) || !isOwnOrigin(request, true)) return refuseUpgrade(socket, '403 Forbidden')
    const url = URL.parse(request.url ?? '/', 'http://own')
    if (!url) return refuseUpgrade(socket, '400 Bad Request')
    if (url.pathname !== '/rpc') return refuseUpgrade(socket, '404 Not Found')
    const token = tokenOf(request)
    if (token === null || !sessions.isValid(token)) return refuseUpgrade(socket, '401 Unauthorized')
    socket.once('close', sessions.pageOpened(token))
    sockets.accept(request, socket, head)
  })

  async function answer(request: IncomingMessage, own: string): Promise<Response> {
    if (!isOwnHost(request, port)) return new Response('Unknown host', { status: 421 })
    const isChange = request.method !== 'GET' && request.method !== 'HEAD'
    if (!isOwnOrigin(request, isChange) || isForeignSubrequest(request)) return new Response('Foreign origin', { status: 403 })
    const url = URL.parse(request.url ?? '/', own)
    if (!url) return badRequest()
    const key = request.method === 'GET' && url.pathname === '/' ? url.searchParams.get('key') : null
    if (key !== null && hasSession(request)) {
      sessions.discard(key)
      return redirect({})
    }
    if (key !== null) return exchange(sessions, key, cookieName, request)
    if (hasSession(request)) return options.application(toRequest(request, own))
    if (request.headers['sec-fetch-site'] === 'cross-site' && url.pathname === '/') return reloadFromHere()
    return noticePage(401, 'web.link-needed', request.headers['accept-language'])
  }

  return {
    port,
    freshUrl: () => `http://127.0.0.1:${port}/?key=${sessions.issueKey()}`,
    closePages: (afterMs) => sockets.closeAll(1012, 'restart', afterMs),
    revokeUnseenSessions: () => sessions.revokeUnseen(),
    async stop() {
      sockets.closeAll(1001, 'stopping', 0)
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()) })
      server.closeIdleConnections()
      const cancel = options.clock.after(1500, () => server.closeAllConnections())
      await closed
      cancel()
    },
  }
}

function exchange(sessions: Sessions, key: string, cookieName: string, request: IncomingMessage): Response {
  const answer = sessions.redeem(key)
  if (answer.kind === 'session') return redirect({ 'set-cookie': `${cookieName}=${answer.token}; Path=/; HttpOnly; SameSite=Strict` })
  return answer.kind === 'wrong' ? noticePage(401, 'web.link-used', request.headers['accept-language']) : noticePage(429, 'web.too-many', request.headers['accept-language'])
}

const badRequest = () => new Response('Bad request', { status: 400 })

const redirect = (headers: Record<string, string>) =>
  new Response(null, { status: 303, headers: { location: '/', 'cache-control': 'no-store', ...headers } })

/** A link followed from another site does not carry a strict cookie; asking again from our own page does. */
const reloadFromHere = () =>
  new Response('<!doctype html><meta http-equiv="refresh" content="0;url=/">', { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
