import type { Clock } from '../ports/clock.ts'

/** A clock this much behind the latest time seen was set back; less is ordinary correction. */
export const toleratedSetBackMs = 60_000

/**
 * The wall clock this far ahead of the monotonic one between two readings means time slept through. Less is
 * rounding, or a pause of the process between the two; added up over many readings, it would let time run fast
 * and limits be exceeded.
 */
const leastLeapMs = 1_000

/**
 * Wall-clock milliseconds that never run backwards: a clock set back stands still here until real time has
 * passed, and time slept through counts. What is due and what a limit allows follow this.
 */
export class SteadyTime {
  readonly #clock: Clock
  /** From the monotonic clock to this one. Kept, not added up, so that no rounding grows. */
  #aheadMs: number
  #wallMs: number
  #monotonicMs: number

  constructor(clock: Clock, notBeforeMs = 0) {
    this.#clock = clock
    this.#wallMs = clock.nowMs()
    this.#monotonicMs = clock.monotonicMs()
    this.#aheadMs = Math.max(this.#wallMs, notBeforeMs) - this.#monotonicMs
  }

  /** Time known to have passed before this start. */
  raiseTo(ms: number): void {
    this.#aheadMs += Math.max(0, ms - this.nowMs())
  }

  nowMs(): number {
    const wallMs = this.#clock.nowMs()
    const monotonicMs = this.#clock.monotonicMs()
    const passedMs = monotonicMs - this.#monotonicMs
    const leapMs = wallMs - this.#wallMs - Math.max(0, passedMs)
    if (passedMs < 0) this.#aheadMs -= passedMs
    if (leapMs >= leastLeapMs) this.#aheadMs += leapMs
    this.#wallMs = wallMs
    this.#monotonicMs = monotonicMs
    return Math.floor(monotonicMs + this.#aheadMs)
  }

  /** The wall clock was set back: it says nothing about what lies in the future. */
  isWallBehind(): boolean {
    return this.nowMs() - this.#clock.nowMs() > toleratedSetBackMs
  }

  /** The moment as the wall clock shows it, for people. */
  toWallMs(steadyMs: number): number {
    return this.#clock.nowMs() + (steadyMs - this.nowMs())
  }
}
