import { createHmac, timingSafeEqual } from 'node:crypto'

const prefix = 'sha256='

/** Checks `X-Hub-Signature-256` over the raw bytes, in constant time (Meta's documentation, webhooks). */
export function isSignedBy(appSecret: string, body: Uint8Array, header: string | string[] | undefined): boolean {
  if (typeof header !== 'string' || !header.startsWith(prefix)) return false
  const given = Buffer.from(header.slice(prefix.length), 'hex')
  const expected = createHmac('sha256', appSecret).update(body).digest()
  return given.length === expected.length && timingSafeEqual(given, expected)
}
