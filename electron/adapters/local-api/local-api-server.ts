import { randomBytes } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '#core/ports/clock.ts'
import type { LocalApiApplication, LocalApiServer } from '#core/ports/local-api.ts'
import type { Log } from '#core/ports/log.ts'
import type { ApiBinding, LocalApiStatus } from '#shared/domain/integrations.ts'
import { apiError } from '#shared/contract/local-api.ts'
import { answerRequest, type HttpAnswer } from './answer-request.ts'
import { hashOf, lanAddresses } from './guard.ts'
import { RequestRate } from './request-rate.ts'

const off: LocalApiStatus = { state: 'off', urls: [], problem: null }
const addressOf: Record<ApiBinding, string> = { loopback: '127.0.0.1', lan: '0.0.0.0' }
const keyBytes = 32
const hintLength = 4
/** Enough that connections a program keeps open, or nobody speaks on, leave room for others; what is too much is then said by 429. */
const mostConnections = 1024

/** HTTP for other programs: keys, Host and size checked, no page of a browser served. */
export function createLocalApiServer({ clock, log }: { clock: Pick<Clock, 'monotonicMs'>; log: Log }): LocalApiServer {
  let server: Server | null = null
  let status = off

  const stop = async () => {
    const ending = server
    server = null
    status = off
    if (!ending?.listening) return
    await new Promise<void>((resolve) => {
      ending.close(() => resolve())
      ending.closeIdleConnections()
      setTimeout(() => ending.closeAllConnections(), 2000).unref()
    })
  }

  return {
    stop,
    status: () => status,
    async listen({ port, binding }, application) {
      await stop()
      const begun = serve(application, binding, new RequestRate(clock), log)
      server = begun
      status = await listening(begun, port, binding)
      return status
    },
    createKey() {
      const key = `dgl_${randomBytes(keyBytes).toString('base64url')}`
      return { key, hash: hashOf(key), hint: key.slice(-hintLength) }
    },
  }
}

function serve(application: LocalApiApplication, binding: ApiBinding, rate: RequestRate, log: Log): Server {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 }, (request, response) => {
    const { port } = server.address() as AddressInfo
    answerRequest(request, { port, binding, application, rate }).then((answer) => write(response, answer), (error: unknown) => {
      log.error('local-api.failed', error)
      write(response, { status: 500, body: apiError('failed', 'This did not work; the log of the app says why.') })
    })
  })
  server.maxConnections = mostConnections
  return server
}

function write(response: ServerResponse, { status, body, headers = {} }: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers }).end(JSON.stringify(body))
}

function listening(server: Server, port: number, binding: ApiBinding): Promise<LocalApiStatus> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ state: 'down', urls: [], problem: error.code === 'EADDRINUSE' ? 'port-taken' : error.code === 'EACCES' ? 'port-refused' : 'other' })
    })
    server.listen(port, addressOf[binding], () => {
      const names = binding === 'loopback' ? ['127.0.0.1'] : ['127.0.0.1', ...lanAddresses()]
      resolve({ state: 'listening', urls: names.map((name) => `http://${name}:${(server.address() as AddressInfo).port}/v1`), problem: null })
    })
  })
}
