import type { Wamid } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'

type Receipt = { wamid: Wamid; timestampMs: number }

/**
 * Tells Meta that messages were read. Best effort: reading is never held up by it. A receipt covers all
 * earlier messages of its thread, so while one is on its way only the newest of the next is kept.
 */
export class ReadReceipts {
  readonly #ports: FeaturePorts
  readonly #waiting = new Map<Wamid, Receipt>()
  #isSending = false

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  send(receipt: Receipt): void {
    const { clock, facts } = this.#ports
    if (receipt.timestampMs < clock.nowMs() - facts.policy('read-receipt.age')) return
    this.#waiting.set(receipt.wamid, receipt)
    if (!this.#isSending) void this.#drain()
  }

  async #drain(): Promise<void> {
    const { cloudApi, log, signals } = this.#ports
    this.#isSending = true
    for (const receipt of this.#waiting.values()) {
      this.#waiting.delete(receipt.wamid)
      try {
        const result = await cloudApi.markRead({ wamid: receipt.wamid, isTyping: false })
        if (!result.ok) signals.emit('api-answered', result.error)
      } catch (error) {
        log.error('read-receipt.failed', error)
      }
    }
    this.#isSending = false
  }
}
