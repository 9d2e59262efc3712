import { DueHeap, type DueTimer } from './due-heap.ts'

/** Where time comes from. `nowMs` in Unix milliseconds; `after` runs once and answers its cancellation. */
export type BaseClock = {
  nowMs(): number
  after(delayMs: number, callback: () => void): () => void
}

export const realClock: BaseClock = {
  nowMs: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}

/**
 * The simulator's own time: the base clock plus an offset that the control surface moves. Every window, expiry,
 * retry and status hangs on it, so that a week passes in a test within milliseconds.
 */
export class SimulatorClock {
  readonly #base: BaseClock
  readonly #due = new DueHeap()
  #offsetMs = 0
  #pinnedMs: number | null = null
  #order = 0
  #armedForMs = Number.POSITIVE_INFINITY
  #disarm: () => void = () => {}
  #isStopped = false

  constructor(base: BaseClock) {
    this.#base = base
  }

  nowMs(): number {
    return this.#pinnedMs ?? this.#base.nowMs() + this.#offsetMs
  }

  get timerCount(): number {
    return this.#due.size
  }

  after(delayMs: number, run: () => void): () => void {
    const timer: DueTimer = { dueMs: this.nowMs() + Math.max(0, delayMs), order: ++this.#order, run, isCancelled: false }
    this.#due.push(timer)
    if (this.#pinnedMs === null && timer.dueMs < this.#armedForMs) this.#arm()
    return () => {
      timer.isCancelled = true
    }
  }

  /**
   * Moves time to `targetMs`. On the way forward everything due fires in due order, each at its own time, and
   * `settle` is awaited between moments so that what one moment causes (a retry, say) can be due in the next.
   * Backwards nothing fires.
   */
  async moveTo(targetMs: number, settle: () => Promise<void>): Promise<void> {
    this.#disarm()
    this.#pinnedMs = Math.min(this.nowMs(), targetMs)
    for (;;) {
      await settle()
      const next = this.#due.peek()
      if (!next || next.dueMs > targetMs) break
      this.#pinnedMs = Math.max(this.#pinnedMs, next.dueMs)
      this.#runDue(this.#pinnedMs)
    }
    this.#offsetMs = targetMs - this.#base.nowMs()
    this.#pinnedMs = null
    this.#arm()
  }

  stop(): void {
    this.#isStopped = true
    this.#disarm()
  }

  #runDue(nowMs: number): void {
    for (let next = this.#due.peek(); next && next.dueMs <= nowMs; next = this.#due.peek()) {
      this.#due.pop()
      next.run()
    }
  }

  #arm(): void {
    this.#disarm()
    this.#armedForMs = Number.POSITIVE_INFINITY
    const next = this.#due.peek()
    if (!next || this.#isStopped) return
    this.#armedForMs = next.dueMs
    this.#disarm = this.#base.after(Math.max(0, next.dueMs - this.nowMs()), () => {
      if (this.#isStopped || this.#pinnedMs !== null) return
      this.#armedForMs = Number.NEGATIVE_INFINITY
      this.#runDue(this.nowMs())
      this.#arm()
    })
  }
}
