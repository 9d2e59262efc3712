import type { Clock } from '../ports/clock.ts'

export type Waiting<Item, Answer> = { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }

/**
 * What is added in the same turn, or while a group is being written, goes into the next group, at most `largestGroup`
 * together. `write` answers everybody of its group and never throws.
 */
export class GroupCommit<Item, Answer> {
  readonly #clock: Pick<Clock, 'nextTurn'>
  readonly #largestGroup: number
  readonly #write: (group: Waiting<Item, Answer>[]) => Promise<void>
  #waiting: Waiting<Item, Answer>[] = []
  #isWriting = false

  constructor(clock: Pick<Clock, 'nextTurn'>, largestGroup: number, write: (group: Waiting<Item, Answer>[]) => Promise<void>) {
    this.#clock = clock
    this.#largestGroup = largestGroup
    this.#write = write
  }

  add(item: Item): Promise<Answer> {
    const written = new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
    })
    if (!this.#isWriting) void this.#writeAll()
    return written
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      await this.#clock.nextTurn()
      await this.#write(this.#waiting.splice(0, this.#largestGroup))
    }
    this.#isWriting = false
  }
}
