import { createHmac, randomBytes } from 'node:crypto'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { HookSender } from '#core/ports/local-api.ts'
import type { HookFailure } from '#shared/domain/integrations.ts'
import { hookAddressProblem } from '#shared/domain/integrations.ts'
import type { createProtectedFiles } from '../system/secrets.ts'
import { ForbiddenAddress, guardedLookup, isAllowedAddress, type Reach, type Resolve } from './reachable-address.ts'

type HookSecret = { secret: string }
const secretBytes = 32
const keyOf = (hookId: number) => `hook-${hookId}`

/** What the receiver computes as well: over the time and the bytes, so that neither can be changed nor sent again later. */
export const signatureOf = (secret: string, timestamp: string, body: string): string => `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** Signed POSTs: no redirects followed, no address of this network unless that is allowed, nothing read but the status. */
export function createHookSender(secrets: ReturnType<typeof createProtectedFiles<HookSecret>>, lookUp?: Resolve): HookSender {
  const stopped = new AbortController()
  return {
    async createSecret(hookId) {
      const secret = `whs_${randomBytes(secretBytes).toString('base64url')}`
      await secrets.write(keyOf(hookId), { secret })
      return secret
    },
    removeSecret: (hookId) => secrets.remove(keyOf(hookId)),
    stop: () => stopped.abort(),
    async send({ hookId, url, allowsLan, deliveryId, body, atMs, timeoutMs }) {
      const kept = await secrets.read(keyOf(hookId)).catch(() => null)
      if (!kept) return { problem: 'secret-missing', code: null }
      const timestamp = String(Math.floor(atMs / 1000))
      const timeout = AbortSignal.timeout(timeoutMs)
      const headers = {
        'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Danggol',
        'x-danggol-delivery': deliveryId, 'x-danggol-timestamp': timestamp, 'x-danggol-signature': signatureOf(kept.secret, timestamp, body),
      }
      try {
        const status = await post(new URL(url), body, { method: 'POST', headers, signal: AbortSignal.any([timeout, stopped.signal]), agent: false }, { host: new URL(url).hostname, allowsLan }, lookUp)
        return status >= 200 && status < 300 ? null : { problem: status >= 300 && status < 400 ? 'redirect' : 'refused', code: status }
      } catch (error) {
        return { problem: timeout.aborted ? 'timeout' : problemOf(error), code: null }
      }
    },
  }
}

function post(url: URL, body: string, options: RequestOptions, reach: Reach, lookUp: Resolve | undefined): Promise<number> {
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (hookAddressProblem(url.href) !== null || (isIP(literal) !== 0 && !isAllowedAddress(literal, reach))) return Promise.reject(new ForbiddenAddress(url.hostname))
  return new Promise((resolve, reject) => {
    const begin = url.protocol === 'https:' ? requestHttps : requestHttp
    const sent = begin(url, { ...options, lookup: guardedLookup(reach, lookUp) }, (response: IncomingMessage) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const certificateErrors = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/

function problemOf(error: unknown): HookFailure['problem'] {
  if (error instanceof ForbiddenAddress) return 'private-address'
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && certificateErrors.test(error.code) ? 'certificate' : 'unreachable'
}
