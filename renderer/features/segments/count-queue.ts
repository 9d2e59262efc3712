import type { Timer } from '../../client/system-timer.ts'

/** Null: could not be counted. */
export type Counts = ReadonlyMap<number, number | null>

/** A list of many segments follows a busy shop at this pace; each change of the list itself is followed at once. */
const settleMs = 3000

/** Counts the segments that are on screen, one after the other, so that counting never crowds out what a person asks. */
export class CountQueue {
  readonly #count: (segmentId: number) => Promise<number>
  readonly #timer: Timer
  readonly #wanted = new Set<number>()
  readonly #stale = new Set<number>()
  readonly #conditions = new Map<number, string>()
  #counts: Counts = new Map()
  #isCounting = false
  #cancel: (() => void) | null = null
  readonly #listeners = new Set<() => void>()

  constructor(count: (segmentId: number) => Promise<number>, timer: Timer) {
    this.#count = count
    this.#timer = timer
  }

  readonly getState = () => this.#counts
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** This segment is on screen; it is counted anew when its conditions are others than before. */
  want(segmentId: number, conditions: string): void {
    this.#wanted.add(segmentId)
    if (this.#conditions.get(segmentId) !== conditions) this.#stale.add(segmentId)
    this.#conditions.set(segmentId, conditions)
    void this.#work()
  }

  leave(segmentId: number): void {
    this.#wanted.delete(segmentId)
  }

  customersChanged(): void {
    this.#cancel ??= this.#timer.after(settleMs, () => {
      this.#cancel = null
      for (const id of this.#counts.keys()) this.#stale.add(id)
      void this.#work()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#wanted.clear()
  }

  async #work(): Promise<void> {
    if (this.#isCounting) return
    this.#isCounting = true
    for (let id = this.#next(); id !== undefined; id = this.#next()) {
      this.#stale.delete(id)
      const count = await this.#count(id).catch(() => null)
      this.#counts = new Map([...this.#counts, [id, count]])
      for (const listener of this.#listeners) listener()
    }
    this.#isCounting = false
  }

  #next(): number | undefined {
    return [...this.#wanted].find((id) => this.#stale.has(id))
  }
}
