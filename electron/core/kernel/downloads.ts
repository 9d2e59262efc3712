import { downloadPath } from '#shared/contract/http.ts'
import type { Ports } from '../ports/ports.ts'

/** Text is written as it is asked for: a shop of any size is never in memory at once. */
export type Download = {
  fileName: string
  mimeType: string
  sizeBytes?: number
  open(): AsyncIterable<string | Uint8Array>
  /** Nobody fetched it. */
  forget?(): void
}

const keptMs = 10 * 60_000

/** What calls have prepared to be saved: each can be fetched once, soon. */
export class Downloads {
  readonly #ports: Pick<Ports, 'clock' | 'ids'>
  readonly #waiting = new Map<string, { download: Download; untilMs: number }>()

  constructor(ports: Pick<Ports, 'clock' | 'ids'>) {
    this.#ports = ports
  }

  /** Answers the path it can be fetched from. */
  offer(download: Download): string {
    const nowMs = this.#ports.clock.monotonicMs()
    for (const [id, { download: old, untilMs }] of this.#waiting) {
      if (untilMs > nowMs) continue
      this.#waiting.delete(id)
      old.forget?.()
    }
    const id = this.#ports.ids.uuid()
    this.#waiting.set(id, { download, untilMs: nowMs + keptMs })
    return downloadPath(id)
  }

  take(id: string): Download | null {
    const found = this.#waiting.get(id)
    this.#waiting.delete(id)
    return found?.download ?? null
  }
}
