import type { monitorEventLoopDelay } from 'node:perf_hooks'

/** Beyond the resolution of the timer itself. */
export async function delayDuring(delay: ReturnType<typeof monitorEventLoopDelay>, run: () => Promise<unknown>): Promise<{ p99Ms: number; longestMs: number }> {
  delay.reset()
  delay.enable()
  await run()
  delay.disable()
  return { p99Ms: delay.percentile(99) / 1e6 - 1, longestMs: delay.max / 1e6 - 1 }
}
