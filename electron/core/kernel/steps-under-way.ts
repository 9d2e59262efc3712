import type { UndoId } from '#shared/domain/ids.ts'
import { refused } from './refuse.ts'

/** Undo steps that are being written or taken back at this moment: nobody else takes them back meanwhile. */
export class StepsUnderWay {
  readonly #ids = new Set<UndoId>()

  has(id: UndoId): boolean {
    return this.#ids.has(id)
  }

  /** Refused while the step is busy already. */
  async during<Result>(id: UndoId, work: () => Promise<Result>): Promise<Result> {
    if (this.#ids.has(id)) throw refused('already-running')
    this.#ids.add(id)
    try {
      return await work()
    } finally {
      this.#ids.delete(id)
    }
  }
}
