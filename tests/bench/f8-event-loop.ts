import { monitorEventLoopDelay } from 'node:perf_hooks'
import { eventually } from '../support/eventually.ts'
import { runCommand } from '../support/app-process.ts'
import { metric, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startConnectedHost } from './running-shop.ts'

const seconds = 20

/** Delay of the main side's event loop while customers write, somebody searches and every message is exported. */
export async function eventLoop(scale: number): Promise<Metric[]> {
  const { shop, host, client, stop } = await startConnectedHost(scale)
  const webhooks = signedWebhooks(seconds * 60, { prefix: 'f8.', people: 200, textOf: (index) => `송장번호 확인 부탁드려요 ${index}` })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  try {
    const idle = await delayDuring(delay, () => new Promise((resolve) => setTimeout(resolve, 3000)))
    const exporting = runCommand(shop.home, ['export', 'messages', '--data-dir', shop.dataDir])
    const busy = await delayDuring(delay, async () => {
      for (const [index, webhook] of webhooks.entries()) {
        await Promise.all([
          postOne(host.receiverUrl()!, webhook),
          index % 10 === 0 ? client.search.messages({ query: '송장번호', after: null, limit: 50 }) : client.conversations.page({ filter: 'all', after: null, limit: 50 }),
          new Promise((resolve) => setTimeout(resolve, 1000 / 60)),
        ])
      }
    })
    const exported = await exporting
    if (exported.code !== 0 || exported.stdout.length < scale) throw new Error(`the export failed: ${exported.stderr}`)
    await eventually(async () => (await client.account.health()).receiver.pendingCount === 0)
    return [metric({ id: 'F8', name: 'event loop delay while receiving, searching, exporting', scale, value: busy, unit: 'ms p99', reference: idle, bar: '<= 20 ms', ok: busy <= 20 })]
  } finally {
    await stop()
  }
}

/** p99 beyond the resolution of the timer itself. */
async function delayDuring(delay: ReturnType<typeof monitorEventLoopDelay>, run: () => Promise<unknown>): Promise<number> {
  delay.reset()
  delay.enable()
  await run()
  delay.disable()
  return delay.percentile(99) / 1e6 - 1
}
