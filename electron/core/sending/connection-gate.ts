const firstProbeMs = 1_000
const longestProbeMs = 30_000

/**
 * While Meta cannot be reached, one message at a time tries, with growing pauses; all others stay queued and no
 * attempt of theirs is used up.
 */
export class ConnectionGate {
  #failureCount = 0
  #nextProbeAtMs = 0

  get isOffline(): boolean {
    return this.#failureCount > 0
  }

  /** Messages that may be on their way at once. */
  allowance(whenOnline: number, inFlightCount: number, nowMs: number): number {
    if (!this.isOffline) return whenOnline - inFlightCount
    return inFlightCount > 0 || nowMs < this.#nextProbeAtMs ? 0 : 1
  }

  nextProbeAtMs(): number | null {
    return this.isOffline ? this.#nextProbeAtMs : null
  }

  failed(nowMs: number): void {
    this.#failureCount += 1
    this.#nextProbeAtMs = nowMs + Math.min(longestProbeMs, firstProbeMs * 2 ** (this.#failureCount - 1))
  }

  /** True when this ended an outage. */
  worked(): boolean {
    const wasOffline = this.isOffline
    this.#failureCount = 0
    return wasOffline
  }

  probeNow(): void {
    this.#nextProbeAtMs = 0
  }
}
