import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, createReadStream, openSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { eventually } from '../support/eventually.ts'
import { projectRoot } from '../support/app-process.ts'
import { delayDuring } from './event-loop-delay.ts'
import { largeChanges } from './f8-large-changes.ts'
import { metric, type Metric } from './metric.ts'
import { postOne, signedWebhooks } from './post-webhooks.ts'
import { startConnectedHost } from './running-shop.ts'
import type { SeededShop } from './seeded-shop.ts'

const seconds = 20

export const eventLoop = async (scale: number): Promise<Metric[]> => [...(await whileReceiving(scale)), ...(await largeChanges(scale))]

/** Delay of the main side's event loop while customers write, somebody searches and every message is exported. */
async function whileReceiving(scale: number): Promise<Metric[]> {
  const { shop, host, client, stop } = await startConnectedHost(scale)
  const webhooks = signedWebhooks(seconds * 60, { prefix: 'f8.', people: 200, textOf: (index) => `송장번호 확인 부탁드려요 ${index}` })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  try {
    const idle = await delayDuring(delay, () => new Promise((resolve) => setTimeout(resolve, 3000)))
    const path = join(shop.home, 'messages.jsonl')
    const exporting = exportMessages(shop, path)
    const busy = await delayDuring(delay, async () => {
      for (const [index, webhook] of webhooks.entries()) {
        await Promise.all([
          postOne(host.receiverUrl()!, webhook),
          index % 10 === 0 ? client.search.messages({ query: '송장번호', after: null, limit: 50 }) : client.conversations.page({ filter: 'all', after: null, limit: 50 }),
          new Promise((resolve) => setTimeout(resolve, 1000 / 60)),
        ])
      }
    })
    const lines = await exporting.then(() => linesOf(path))
    if (lines < scale) throw new Error(`only ${lines} messages were exported`)
    await eventually(async () => (await client.account.health()).receiver.pendingCount === 0)
    const name = 'event loop delay while receiving, searching, exporting'
    return [
      metric({ id: 'F8', name, scale, value: busy.p99Ms, unit: 'ms p99', reference: idle.p99Ms, bar: '<= 20 ms', ok: busy.p99Ms <= 20 }),
      metric({ id: 'F8', name: `${name}, once in ${seconds} s`, scale, value: busy.longestMs, unit: 'ms max', reference: idle.longestMs, bar: '<= 100 ms', ok: busy.longestMs <= 100 }),
    ]
  } finally {
    await stop()
  }
}

/** Straight into a file: this process is the one that is measured, and is not to read what another writes. */
async function exportMessages({ dataDir }: SeededShop, path: string): Promise<void> {
  const file = openSync(path, 'w')
  const [code] = (await once(spawn(process.execPath, [join(projectRoot, 'build/danggol.mjs'), 'export', 'messages', '--data-dir', dataDir], { stdio: ['ignore', file, 'inherit'] }), 'close')) as [number | null]
  closeSync(file)
  if (code !== 0) throw new Error(`the export ended with ${code}`)
}

async function linesOf(path: string): Promise<number> {
  let lines = 0
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) lines += 1
  return lines
}
