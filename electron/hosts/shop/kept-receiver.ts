import { startReceiver, type ReceiverOptions, type RunningReceiver } from '#adapters/receiver/start-receiver.ts'
import type { Clock } from '#core/ports/clock.ts'
import type { Receiver } from '#core/ports/receiver.ts'

export type KeptReceiver = Receiver & { port(): number; stop(): Promise<void> }
const retryMs = 5000

/**
 * A receiver whose port was taken at first tries again: a tunnel points to this port, so another one is no
 * answer. Resolves after the first try.
 */
export async function keepReceiving(options: ReceiverOptions & { clock: Clock }): Promise<KeptReceiver> {
  const listeners = new Set<() => void>()
  let isStopped = false
  let cancelRetry = () => {}
  let running: RunningReceiver
  const begin = async () => {
    running = await startReceiver(options)
    running.onChange(() => { for (const listener of listeners) listener() })
    if (isStopped) await running.stop()
    else if (running.status().state === 'down') cancelRetry = options.clock.after(retryMs, () => void again())
  }
  const again = async () => {
    await begin()
    if (running.status().state === 'listening') for (const listener of listeners) listener()
  }
  await begin()
  return {
    status: () => running.status(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    port: () => running.port,
    async stop() {
      isStopped = true
      cancelRetry()
      await running.stop()
    },
  }
}
