/** Time and timers. Core knows no other source of either. */
export type Clock = {
  /** Unix milliseconds of the wall clock. */
  nowMs(): number
  /** Milliseconds that never jump, for measuring and for spacing within one run. */
  monotonicMs(): number
  /** Runs `callback` once after `delayMs`; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void
  /** Resolves once everything that is ready now was handled: lets requests that arrive together share one transaction. */
  nextTurn(): Promise<void>
}
