/** `capacity` tokens at most, one more every `intervalMs`. Pure: time is an argument. */
export class TokenBucket {
  readonly #capacity: number
  readonly #intervalMs: number
  /** Moment at which the bucket is full again; tokens missing now follow from it. */
  #fullAtMs = Number.NEGATIVE_INFINITY

  constructor(capacity: number, intervalMs: number) {
    this.#capacity = capacity
    this.#intervalMs = intervalMs
  }

  availableAtMs(nowMs: number): number {
    return Math.max(nowMs, this.#fullAtMs - (this.#capacity - 1) * this.#intervalMs)
  }

  room(nowMs: number): number {
    const missing = Math.max(0, this.#fullAtMs - nowMs) / this.#intervalMs
    return Math.max(0, Math.floor(this.#capacity - missing + 1e-9))
  }

  take(nowMs: number): void {
    this.#fullAtMs = Math.max(nowMs, this.#fullAtMs) + this.#intervalMs
  }

  isFull(nowMs: number): boolean {
    return this.#fullAtMs <= nowMs
  }
}
