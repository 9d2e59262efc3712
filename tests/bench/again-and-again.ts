/** Does the work over and over until it is stopped, which ends the last one early. What it throws comes out of `stop`. */
export function againAndAgain(work: (signal: AbortSignal) => Promise<unknown>): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const done = (async () => {
    while (!ending.signal.aborted) {
      try {
        await work(ending.signal)
      } catch (error) {
        if (!ending.signal.aborted) throw error
      }
    }
  })()
  done.catch(() => {})
  return {
    async stop() {
      ending.abort()
      await done
    },
  }
}
