import type { SteadyTime } from '../kernel/steady-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxItem } from '../ports/store/sending-store.ts'
import type { RateLimits } from './buckets/rate-limits.ts'
import type { BusyConversations } from './busy-conversations.ts'

type DepartureParts = {
  clock: Clock
  time: SteadyTime
  limits: RateLimits
  busy: BusyConversations
  send: (item: OutboxItem) => void
  /** Fewer wait than before: more may be claimed. */
  onLeft: () => void
}

/** Claimed messages on the doorstep: each leaves at the moment the rate of the number allows, in the order claimed. */
export class Departures {
  readonly #parts: DepartureParts
  #waiting: OutboxItem[] = []
  #cancelTimer: (() => void) | null = null

  constructor(parts: DepartureParts) {
    this.#parts = parts
  }

  get waitingCount(): number {
    return this.#waiting.length
  }

  add(item: OutboxItem): void {
    this.#parts.busy.begin(item.conversationId)
    this.#waiting.push(item)
    if (!this.#cancelTimer) this.#leave()
  }

  #leave(): void {
    const { clock, time, limits, send, onLeft } = this.#parts
    this.#cancelTimer = null
    const nowMs = time.nowMs()
    const leaving = this.#waiting.splice(0, limits.throughput.room(nowMs))
    for (const item of leaving) {
      limits.depart(item, nowMs)
      send(item)
    }
    if (this.#waiting.length > 0) this.#cancelTimer = clock.after(Math.max(1, Math.ceil(limits.throughput.availableAtMs(nowMs) - nowMs)), () => this.#leave())
    if (leaving.length > 0) onLeft()
  }
}
