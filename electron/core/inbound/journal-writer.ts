import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { GroupCommit, type Waiting } from '../kernel/group-commit.ts'
import { StoreUnavailable } from '../ports/store/store.ts'

/** Most deliveries that share one durable transaction. */
const largestGroup = 256

type Delivery = { body: Uint8Array; sha256: Uint8Array; receivedAtMs: number }

/**
 * Group commit: deliveries that arrive in the same turn, or while a commit is under way, share the next one.
 * A delivery resolves when it is on disk, never before.
 */
export class JournalWriter {
  readonly #ports: Pick<FeaturePorts, 'store' | 'clock' | 'signals'>
  readonly #onWritten: () => void
  readonly #group: GroupCommit<Delivery, void>
  #isRefused = false

  constructor(ports: Pick<FeaturePorts, 'store' | 'clock' | 'signals'>, onWritten: () => void) {
    this.#ports = ports
    this.#onWritten = onWritten
    this.#group = new GroupCommit(ports.clock, largestGroup, (group) => this.#write(group))
  }

  append(body: Uint8Array, sha256: Uint8Array): Promise<void> {
    return this.#group.add({ body, sha256, receivedAtMs: this.#ports.clock.nowMs() })
  }

  async #write(group: Waiting<Delivery, void>[]): Promise<void> {
    try {
      await this.#ports.store.appendJournal(group.map(({ item }) => item))
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
