import { statSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { delayDuring } from './event-loop-delay.ts'
import { metric, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startConnectedHost } from './running-shop.ts'
import { storeFiles } from '#adapters/store/store-files.ts'

const mostSeconds = 90
const fewestPerSecond = 5000

/** Delay of the main side's event loop while everything of the shop is written into a zip and customers go on writing. */
export async function exportingEverything(scale: number): Promise<Metric[]> {
  const { shop, host, client, stop } = await startConnectedHost(scale)
  const webhooks = signedWebhooks(mostSeconds * 20, { prefix: 'f8x.', people: 200, textOf: (index) => `송장번호 확인 부탁드려요 ${index}` })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  try {
    const idle = await delayDuring(delay, () => new Promise((resolve) => setTimeout(resolve, 2000)))
    const startedMs = performance.now()
    const state = { isDone: false, messageCount: 0, sizeBytes: 0 }
    const busy = await delayDuring(delay, async () => {
      const exporting = client.exports.everything({ job: 'bench' }).then((result) => Object.assign(state, result)).finally(() => (state.isDone = true))
      for (const webhook of webhooks) {
        if (state.isDone) break
        await Promise.all([postOne(host.receiverUrl()!, webhook), client.conversations.page({ filter: 'all', after: null, limit: 50 }), new Promise((resolve) => setTimeout(resolve, 1000 / 20))])
      }
      await exporting
    })
    const seconds = (performance.now() - startedMs) / 1000
    if (state.messageCount < scale) throw new Error(`only ${state.messageCount} messages were exported`)
    const rate = state.messageCount / seconds
    const name = 'event loop delay while everything is exported'
    return [
      metric({ id: 'F8', name, scale, value: busy.p99Ms, unit: 'ms p99', reference: idle.p99Ms, bar: '<= 20 ms', ok: busy.p99Ms <= 20 }),
      metric({ id: 'F8', name: `${name}, longest`, scale, value: busy.longestMs, unit: 'ms max', reference: idle.longestMs, bar: '<= 100 ms', ok: busy.longestMs <= 100 }),
      metric({ id: 'F8', name: 'messages exported with everything', scale, value: rate, unit: 'messages/s', reference: statSync(storeFiles(shop.dataDir).database).size / 1e6 / seconds, bar: `>= ${fewestPerSecond}; reference: MB of database/s`, ok: rate >= fewestPerSecond }),
    ]
  } finally {
    await stop()
  }
}
