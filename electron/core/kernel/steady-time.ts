import type { Clock } from '../ports/clock.ts'

/** A clock this much behind the latest time seen was set back; less is ordinary correction. */
export const toleratedSetBackMs = 60_000

/**
 * Wall-clock milliseconds that never run backwards: a clock set back stands still here until real time has
 * passed, and time slept through counts. What is due and what a limit allows follow this.
 */
export class SteadyTime {
  readonly #clock: Clock
  #valueMs: number
  #wallMs: number
  #monotonicMs: number

  constructor(clock: Clock, notBeforeMs = 0) {
    this.#clock = clock
    this.#wallMs = clock.nowMs()
    this.#monotonicMs = clock.monotonicMs()
    this.#valueMs = Math.max(this.#wallMs, notBeforeMs)
  }

  /** Time known to have passed before this start. */
  raiseTo(ms: number): void {
    this.#valueMs = Math.max(this.nowMs(), ms)
  }

  nowMs(): number {
    const wallMs = this.#clock.nowMs()
    const monotonicMs = this.#clock.monotonicMs()
    this.#valueMs = Math.max(this.#valueMs + Math.max(0, monotonicMs - this.#monotonicMs), this.#valueMs + Math.max(0, wallMs - this.#wallMs))
    this.#wallMs = wallMs
    this.#monotonicMs = monotonicMs
    return Math.floor(this.#valueMs)
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
