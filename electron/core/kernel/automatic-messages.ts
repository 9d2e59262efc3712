import type { SteadyTime } from './steady-time.ts'

/** A message may leave some minutes after it was decided: counting from before keeps every rolling day within the limit. */
export function countedSinceMs({ nowMs, policy }: { nowMs: number; policy: (key: string) => number }): number {
  return nowMs - policy('automation.cap-span') - policy('automation.send-within')
}

/**
 * Whoever counts automatic messages and then sends one does both alone: neither rules nor another program comes
 * between, or a customer could get one more than the limit.
 */
export class AutomaticMessages {
  readonly time: SteadyTime
  #last: Promise<unknown> = Promise.resolve()

  constructor(time: SteadyTime) {
    this.time = time
  }

  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {})
    return done
  }
}
