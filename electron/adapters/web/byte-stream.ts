import { ReadableStream } from 'node:stream/web'

type Body = ConstructorParameters<typeof Response>[0]

/** Node's and the browser's types of the same stream differ in name only. Leaving early ends the source. */
export function byteStream(bytes: AsyncIterable<Uint8Array>): Body {
  return ReadableStream.from(bytes) as unknown as Body
}
