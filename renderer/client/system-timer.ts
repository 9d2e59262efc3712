/** Time of this computer, for what is driven by a clock of its own in tests. */
export const systemTimer = {
  nowMs: () => Date.now(),
  after(delayMs: number, callback: () => void): () => void {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
