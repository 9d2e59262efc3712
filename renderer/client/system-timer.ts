/** What waits and can be called off; with a clock of its own in tests. */
export type Timer = { after(delayMs: number, callback: () => void): () => void }

/** Time of this computer. */
export const systemTimer = {
  nowMs: () => Date.now(),
  after(delayMs: number, callback: () => void): () => void {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
