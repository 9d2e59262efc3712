import type { Clock } from '#core/ports/clock.ts'

/** Longest delay a Node timer takes; longer waits are chained. */
const longestTimerMs = 2 ** 31 - 1

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  after(delayMs, callback) {
    let timer: NodeJS.Timeout
    const arm = (remainingMs: number) => {
      timer = setTimeout(() => (remainingMs > longestTimerMs ? arm(remainingMs - longestTimerMs) : callback()), Math.min(remainingMs, longestTimerMs))
    }
    arm(Math.max(0, delayMs))
    return () => clearTimeout(timer)
  },
}
