import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** The same request in the web's own words. `base` is our origin; the Host header was checked before. */
export function toRequest(incoming: IncomingMessage, base: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === 'string') headers.set(name, value)
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  return new Request(new URL(incoming.url ?? '/', base), {
    method: incoming.method ?? 'GET',
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as unknown as ReadableStream<Uint8Array>, duplex: 'half' as const } : {}),
  } as RequestInit)
}

/** What nobody wants of a request goes by unread: a browser looks at the answer only when everything it sends has left. */
export function passOver(incoming: IncomingMessage): void {
  if (!incoming.complete) incoming.removeAllListeners('data').resume()
}

/** Streams the answer; a reader who leaves half-way closes the file behind it. */
export async function writeResponse(outgoing: ServerResponse, response: Response, extraHeaders: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(extraHeaders)) outgoing.setHeader(name, value)
  for (const [name, value] of response.headers) outgoing.setHeader(name, value)
  outgoing.statusCode = response.status
  if (!response.body) {
    outgoing.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as unknown as ReadableStream), outgoing).catch(() => outgoing.destroy())
}
