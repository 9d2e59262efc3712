/**
 * At most `limit` takes in any span of `spanMs`. Pure: time is an argument and never runs backwards for it (an
 * earlier reading counts as the latest one seen).
 */
export class SlidingWindow {
  readonly #spanMs: number
  #limit: number
  #takenAtMs: number[] = []
  #start = 0

  constructor(limit: number, spanMs: number) {
    this.#limit = limit
    this.#spanMs = spanMs
  }

  setLimit(limit: number): void {
    this.#limit = limit
  }

  /** The earliest moment, from `nowMs` on, at which one more may be taken. */
  availableAtMs(nowMs: number): number {
    this.#forget(nowMs)
    const excess = this.#takenAtMs.length - this.#start - this.#limit
    if (excess < 0) return nowMs
    const blocking = this.#takenAtMs[this.#start + excess]
    return blocking === undefined ? nowMs : Math.max(nowMs, blocking + this.#spanMs)
  }

  /** How many may be taken right now. */
  room(nowMs: number): number {
    this.#forget(nowMs)
    return Math.max(0, this.#limit - (this.#takenAtMs.length - this.#start))
  }

  take(nowMs: number): void {
    this.#takenAtMs.push(Math.max(nowMs, this.#takenAtMs.at(-1) ?? nowMs))
  }

  #forget(nowMs: number): void {
    for (let takenAtMs = this.#takenAtMs[this.#start]; takenAtMs !== undefined && takenAtMs + this.#spanMs <= nowMs; takenAtMs = this.#takenAtMs[this.#start]) this.#start += 1
    if (this.#start > 1024 && this.#start * 2 > this.#takenAtMs.length) {
      this.#takenAtMs = this.#takenAtMs.slice(this.#start)
      this.#start = 0
    }
  }
}
