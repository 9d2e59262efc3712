import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { StoreUnavailable } from '../ports/store/store.ts'

/** Most deliveries that share one durable transaction. */
const largestGroup = 256

type Waiting = { body: Uint8Array; sha256: Uint8Array; receivedAtMs: number; resolve(): void; reject(error: unknown): void }

/**
 * Group commit: deliveries that arrive in the same turn, or while a commit is under way, share the next one.
 * A delivery resolves when it is on disk, never before.
 */
export class JournalWriter {
  readonly #ports: Pick<FeaturePorts, 'store' | 'clock' | 'signals'>
  readonly #onWritten: () => void
  #waiting: Waiting[] = []
  #isWriting = false
  #isRefused = false

  constructor(ports: Pick<FeaturePorts, 'store' | 'clock' | 'signals'>, onWritten: () => void) {
    this.#ports = ports
    this.#onWritten = onWritten
  }

  append(body: Uint8Array, sha256: Uint8Array): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ body, sha256, receivedAtMs: this.#ports.clock.nowMs(), resolve, reject })
    })
    if (!this.#isWriting) void this.#writeAll()
    return written
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      await this.#ports.clock.nextTurn()
      await this.#writeGroup(this.#waiting.splice(0, largestGroup))
    }
    this.#isWriting = false
  }

  async #writeGroup(group: Waiting[]): Promise<void> {
    try {
      await this.#ports.store.appendJournal(group.map(({ body, sha256, receivedAtMs }) => ({ body, sha256, receivedAtMs })))
      for (const delivery of group) delivery.resolve()
      this.#report(null)
      this.#onWritten()
    } catch (error) {
      for (const delivery of group) delivery.reject(error)
      if (error instanceof StoreUnavailable) this.#report(error)
    }
  }

  /** Deliveries are refused while the database cannot be written: health says so, and when it is over. */
  #report(unavailable: StoreUnavailable | null): void {
    if (unavailable === null && !this.#isRefused) return
    this.#isRefused = unavailable !== null
    this.#ports.signals.emit('store-unavailable', unavailable && { kind: unavailable.kind, problem: unavailable.message })
  }
}
