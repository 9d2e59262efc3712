import type { IncomingMessage } from 'node:http'

/** Names under which this computer reaches itself. Any other Host is a page elsewhere using a name that now points here (DNS rebinding). */
const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

export function isOwnHost(request: IncomingMessage, port: number): boolean {
  return loopbackNames.some((name) => request.headers.host === `${name}:${port}` || (port === 80 && request.headers.host === name))
}

/**
 * Whether the request comes from our own page. A browser sends Origin with every WebSocket and every PUT, so
 * `isRequired` there; plain navigations have none.
 */
export function isOwnOrigin(request: IncomingMessage, isRequired: boolean): boolean {
  const { origin, host } = request.headers
  return origin === undefined ? !isRequired : origin === `http://${host}`
}

/** Another site embedding or calling us; a link that someone follows is a navigation and is fine. */
export function isForeignSubrequest(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  const isForeign = site === 'cross-site' || site === 'same-site'
  return isForeign && !(request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document')
}

/** Value of one cookie; null when absent. */
export function readCookie(request: IncomingMessage, name: string): string | null {
  for (const part of request.headers.cookie?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}
