import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { hostname, networkInterfaces } from 'node:os'
import type { HashedApiKey } from '#core/ports/local-api.ts'
import type { ApiBinding } from '#shared/domain/integrations.ts'

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/** Addresses of this computer in its networks. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address))

/** A request whose Host is no name of this computer was led here by a name that now points to it (DNS rebinding). */
export function isOwnHost(request: IncomingMessage, port: number, binding: ApiBinding): boolean {
  const names = binding === 'loopback' ? loopbackNames : [...loopbackNames, ...lanAddresses(), hostname().toLowerCase(), `${hostname().toLowerCase()}.local`]
  const host = request.headers.host?.toLowerCase()
  return names.some((name) => host === `${name}:${port}`)
}

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** Compares with every key and in constant time: how long it takes tells nothing. */
export function recognise(authorization: string | undefined, keys: readonly HashedApiKey[]): HashedApiKey | null {
  const given = Buffer.from(hashOf(/^Bearer ([\w-]{1,200})$/.exec(authorization ?? '')?.[1] ?? ''), 'hex')
  let recognised: HashedApiKey | null = null
  for (const key of keys) if (timingSafeEqual(given, Buffer.from(key.hash, 'hex'))) recognised = key
  return recognised
}
