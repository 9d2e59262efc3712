import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { PauseReason } from './decide-outcome.ts'

/** Whether sending stands still, and why; survives a restart. */
export class SendingPause {
  readonly #ports: FeaturePorts
  readonly #onChange: () => void
  #reason: PauseReason | null = null
  #resumedAtMs = 0

  constructor(ports: FeaturePorts, onChange: () => void) {
    this.#ports = ports
    this.#onChange = onChange
  }

  get reason(): PauseReason | null {
    return this.#reason
  }

  async load(): Promise<void> {
    this.#reason = await this.#ports.store.sendingPause()
  }

  /** The first cause stays until it is mended; the owner's own pause is never overwritten. */
  async pause(reason: PauseReason): Promise<void> {
    if (this.#reason !== null) return
    this.#reason = reason
    this.#ports.log.warn('sending.paused', { reason })
    this.#onChange()
    await this.#ports.store.setSendingPause(reason)
  }

  async resume(): Promise<void> {
    this.#reason = null
    this.#resumedAtMs = this.#ports.clock.nowMs()
    await this.#ports.store.setSendingPause(null)
    this.#onChange()
  }

  /** A report older than the last resume speaks of a cause that may be mended by now. */
  isOutdated(reportedAtMs: number): boolean {
    return reportedAtMs < this.#resumedAtMs
  }
}
