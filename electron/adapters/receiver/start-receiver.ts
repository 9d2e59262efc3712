import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '#core/ports/log.ts'
import type { Receiver, ReceiverStatus } from '#core/ports/receiver.ts'
import { readBody } from '../system/read-body.ts'
import { isSignedBy } from './signature.ts'

/** Largest webhook Meta sends (Meta's documentation, webhooks). */
export const largestWebhookBytes = 3 * 1024 * 1024
export const webhookPath = '/webhook'

export type ReceiverOptions = {
  /** 0 picks a free one. Always bound to loopback: a tunnel or relay forwards to it. */
  port: number
  mode: ReceiverStatus['mode']
  appSecret: string
  verifyToken: string
  /** Resolves when the bytes are durable; only then Meta gets its 200. A rejection answers 500, so that Meta tries again. */
  onDelivery(body: Uint8Array, sha256: Uint8Array): Promise<void>
  onRejected(): void
  log: Log
}

export type RunningReceiver = Receiver & { url: string; port: number; stop(): Promise<void> }

/** Listens for Meta's webhooks. Resolves also when the port is taken: the status then says `down` and why. */
export async function startReceiver(options: ReceiverOptions): Promise<RunningReceiver> {
  const listeners = new Set<() => void>()
  let status: ReceiverStatus = { mode: options.mode, state: 'down', url: null, problem: null }
  const setStatus = (next: ReceiverStatus) => {
    status = next
    for (const listener of listeners) listener()
  }
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 75_000 }, (request, response) => {
    handle(request, response, options).catch((error: unknown) => {
      options.log.error('receiver.failed', error)
      answer(response, 500)
    })
  })
  server.maxConnections = 256

  await new Promise<void>((resolve) => {
    server.once('error', (error) => {
      setStatus({ ...status, state: 'down', problem: error.message })
      resolve()
    })
    server.listen(options.port, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      setStatus({ ...status, state: 'listening', url: `http://127.0.0.1:${port}${webhookPath}`, problem: null })
      resolve()
    })
  })
  server.on('error', (error) => setStatus({ ...status, state: 'down', problem: error.message }))

  return {
    url: status.url ?? '',
    port: (server.address() as AddressInfo | null)?.port ?? options.port,
    status: () => status,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => new Promise((resolve) => {
      setStatus({ ...status, state: 'down' })
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 2000).unref()
    }),
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, options: ReceiverOptions): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  if (url?.pathname !== webhookPath) return answer(response, 404)
  if (request.method === 'GET') return verify(url, response, options)
  if (request.method !== 'POST') return answer(response, 405)

  const body = await readBody(request, largestWebhookBytes)
  if (body === null) {
    response.setHeader('connection', 'close')
    return answer(response, 413)
  }
  if (!isSignedBy(options.appSecret, body, request.headers['x-hub-signature-256'])) {
    options.onRejected()
    return answer(response, 401)
  }
  await options.onDelivery(body, createHash('sha256').update(body).digest())
  answer(response, 200)
}

/** The handshake of a subscription: the bare challenge, or 403. */
function verify(url: URL, response: ServerResponse, { verifyToken }: ReceiverOptions): void {
  const challenge = url.searchParams.get('hub.challenge') ?? ''
  const isOurs = url.searchParams.get('hub.mode') === 'subscribe' && isSame(url.searchParams.get('hub.verify_token') ?? '', verifyToken)
  if (!isOurs || challenge.length > 1000) return answer(response, 403)
  response.writeHead(200, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' }).end(challenge)
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status).end()
}
