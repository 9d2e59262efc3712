import { createHmac } from 'node:crypto'
import * as http from 'node:http'
import * as https from 'node:https'

/** `sha256=<hex>` over exactly these bytes. */
export function signature(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
}

export const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

export type PostAnswer = { status: number | null }

/** Posts over kept-alive connections; `status` null when no answer came. Never throws. */
export class Poster {
  readonly #agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 256 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 256 }),
  }

  post(target: URL, body: string, headers: Record<string, string>, timeoutMs: number): Promise<PostAnswer> {
    return new Promise((resolve) => {
      const isSecure = target.protocol === 'https:'
      const request = (isSecure ? https : http).request({
        method: 'POST',
        hostname: target.hostname.replace(/^\[|\]$/g, ''),
        port: target.port,
        path: `${target.pathname}${target.search}`,
        agent: this.#agents[isSecure ? 'https:' : 'http:'],
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'facebookexternalua', accept: '*/*', ...headers },
      })
      const timer = setTimeout(() => request.destroy(new Error('timed out')), timeoutMs)
      const settle = (status: number | null) => {
        clearTimeout(timer)
        resolve({ status })
      }
      request.on('response', (response) => {
        response.resume()
        response.on('end', () => settle(response.statusCode ?? null))
        response.on('error', () => settle(null))
        response.on('close', () => settle(null))
      })
      request.on('error', () => settle(null))
      request.end(body)
    })
  }

  /** The verification handshake: true when the receiver answers 200 with the bare challenge. */
  async verify(target: URL, verifyToken: string, challenge: string, timeoutMs: number): Promise<{ isVerified: boolean; problem: string | null }> {
    const url = new URL(target)
    url.searchParams.set('hub.mode', 'subscribe')
    url.searchParams.set('hub.challenge', challenge)
    url.searchParams.set('hub.verify_token', verifyToken)
    try {
      const response = await fetch(url, { headers: { 'user-agent': 'facebookplatform/1.0 (+http://developers.facebook.com)' }, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
      const answer = await response.text()
      if (response.status !== 200) return { isVerified: false, problem: `HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}` }
      return answer === challenge ? { isVerified: true, problem: null } : { isVerified: false, problem: 'The response does not equal challenge' }
    } catch (error) {
      return { isVerified: false, problem: `URL could not be reached: ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  close(): void {
    this.#agents['http:'].destroy()
    this.#agents['https:'].destroy()
  }
}
