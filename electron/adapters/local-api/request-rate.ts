import type { Clock } from '#core/ports/clock.ts'

/** How many requests may come: one second's worth at once, then as they are given back. */
export class RequestRate {
  readonly #clock: Pick<Clock, 'monotonicMs'>
  readonly #tokens = new Map<number, { left: number; atMs: number }>()

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock
  }

  allows(who: number, perSecond: number): boolean {
    const nowMs = this.#clock.monotonicMs()
    const before = this.#tokens.get(who) ?? { left: perSecond, atMs: nowMs }
    const left = Math.min(perSecond, before.left + ((nowMs - before.atMs) * perSecond) / 1000)
    this.#tokens.set(who, { left: left >= 1 ? left - 1 : left, atMs: nowMs })
    return left >= 1
  }
}
