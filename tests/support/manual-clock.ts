import type { Clock } from '#core/ports/clock.ts'

/** A clock that moves only when told; timers fire in due order, each with the clock at its own due time. */
export class ManualClock implements Clock {
  #nowMs: number
  #sequence = 0
  #timers = new Map<number, { dueMs: number; callback: () => void }>()

  constructor(startMs = Date.UTC(2026, 10, 20, 1, 0, 0)) {
    this.#nowMs = startMs
  }

  nowMs = () => this.#nowMs
  monotonicMs = () => this.#nowMs
  nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

  after = (delayMs: number, callback: () => void) => {
    const id = ++this.#sequence
    this.#timers.set(id, { dueMs: this.#nowMs + Math.max(0, delayMs), callback })
    return () => {
      this.#timers.delete(id)
    }
  }

  /** Moves time forward, letting promise callbacks run between timers. */
  async advance(byMs: number): Promise<void> {
    const endMs = this.#nowMs + byMs
    for (;;) {
      await settle()
      const next = [...this.#timers].filter(([, timer]) => timer.dueMs <= endMs).sort((a, b) => a[1].dueMs - b[1].dueMs || a[0] - b[0])[0]
      if (!next) break
      this.#timers.delete(next[0])
      this.#nowMs = Math.max(this.#nowMs, next[1].dueMs)
      next[1].callback()
    }
    this.#nowMs = endMs
    await settle()
  }

  /** The wall clock is set to another time without any timer becoming due by it. */
  jumpTo(ms: number): void {
    this.#nowMs = ms
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
