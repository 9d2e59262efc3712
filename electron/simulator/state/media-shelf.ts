import { createHash } from 'node:crypto'
import type { Ids } from './ids.ts'

const minute = 60_000
const day = 24 * 60 * minute
export const mediaUrlLifetimeMs = 5 * minute
const lifetimeMs = { uploaded: 30 * day, inbound: 7 * day }

export type MediaItem = {
  id: string
  bytes: Buffer
  mimeType: string
  sha256Hex: string
  origin: 'uploaded' | 'inbound'
  expiresAtMs: number
  urlSecret: string
}

/** Files by id. Uploaded ones live 30 days, those of webhooks 7, their urls 5 minutes (Meta's documentation, media). */
export class MediaShelf {
  readonly #items = new Map<string, MediaItem>()
  readonly #ids: Ids
  readonly #nowMs: () => number

  constructor(ids: Ids, nowMs: () => number) {
    this.#ids = ids
    this.#nowMs = nowMs
  }

  add(bytes: Buffer, mimeType: string, origin: MediaItem['origin'], id = this.#ids.media()): MediaItem {
    const item: MediaItem = {
      id,
      bytes,
      mimeType,
      sha256Hex: createHash('sha256').update(bytes).digest('hex'),
      origin,
      expiresAtMs: this.#nowMs() + lifetimeMs[origin],
      urlSecret: this.#ids.hash(),
    }
    this.#items.set(id, item)
    return item
  }

  get(id: string): MediaItem | undefined {
    const item = this.#items.get(id)
    return item && this.#nowMs() < item.expiresAtMs ? item : undefined
  }

  delete(id: string): boolean {
    return this.#items.delete(id)
  }

  get count(): number {
    return this.#items.size
  }
}
