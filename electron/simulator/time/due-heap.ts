export type DueTimer = { dueMs: number; order: number; run: () => void; isCancelled: boolean }

/** A binary heap: earliest due first, first scheduled first among equals. */
export class DueHeap {
  readonly #timers: DueTimer[] = []

  get size(): number {
    return this.#timers.length
  }

  peek(): DueTimer | undefined {
    while (this.#timers[0]?.isCancelled) this.#removeTop()
    return this.#timers[0]
  }

  push(timer: DueTimer): void {
    const timers = this.#timers
    timers.push(timer)
    let index = timers.length - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(timers[index]!, timers[parent]!)) break
      swap(timers, index, parent)
      index = parent
    }
  }

  pop(): DueTimer | undefined {
    const top = this.peek()
    if (top) this.#removeTop()
    return top
  }

  #removeTop(): void {
    const timers = this.#timers
    const last = timers.pop()!
    if (timers.length === 0) return
    timers[0] = last
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      let earliest = index
      if (left < timers.length && isBefore(timers[left]!, timers[earliest]!)) earliest = left
      if (left + 1 < timers.length && isBefore(timers[left + 1]!, timers[earliest]!)) earliest = left + 1
      if (earliest === index) return
      swap(timers, index, earliest)
      index = earliest
    }
  }
}

const isBefore = (a: DueTimer, b: DueTimer): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order)

function swap(timers: DueTimer[], a: number, b: number): void {
  const kept = timers[a]!
  timers[a] = timers[b]!
  timers[b] = kept
}
