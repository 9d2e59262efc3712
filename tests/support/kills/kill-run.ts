import { Random } from '#simulator/random.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import { StressedShop, type StressReport } from './stressed-shop.ts'

export type KillRunOptions = { kills: number; seed: number; onProgress?: (line: string) => void }
export type KillReport = StressReport & { kills: number; killsBeforeReady: number; secondStarts: number; seconds: number }

const lifeMs = [5, 2_000] as const
const secondStartEvery = 10

/**
 * Customers and owner write all the time while the app is killed again and again; then everything settles and
 * the app's own export is held against WhatsApp's books.
 */
export async function runKills({ kills, seed, onProgress = () => {} }: KillRunOptions): Promise<KillReport> {
  const startedAt = performance.now()
  const random = Random.named(seed, 'kills')
  const shop = await StressedShop.open({ seed, customerCount: Math.max(30, kills) })
  const { customers, owner, simulator } = shop
  const counts = { kills, killsBeforeReady: 0, secondStarts: 0 }
  const problems: string[] = []
  try {
    setFaults(simulator)
    shop.startTraffic()
    for (let index = 0; index < kills; index += 1) {
      const host = shop.launch()
      let isReady = false
      const ready = host.openScreen().then((screen) => {
        isReady = true
        owner.use(screen)
      }, () => {})
      if (random.chance(0.5)) await ready
      await Promise.race([pause(random.between(lifeMs)), host.program.ended])
      if (isReady && index % secondStartEvery === 0) {
        counts.secondStarts += 1
        problems.push(...(await secondStart(shop)))
      }
      if (host.program.child.exitCode !== null) problems.push(`start ${index} ended by itself: ${host.program.stderr()}`)
      owner.use(null)
      host.kill()
      if (!isReady) counts.killsBeforeReady += 1
      if ((index + 1) % 10 === 0) onProgress(`${index + 1} kills, ${customers.written.length} in, ${owner.asks.length} asked, ${simulator.books().accepted.length} accepted`)
      if (random.chance(0.5)) await host.program.ended
    }
    const last = shop.launch()
    await shop.settle(last, await last.openScreen())
    const report = await shop.report()
    report.wrong.push(...problems)
    return { ...report, ...counts, seconds: Math.round((performance.now() - startedAt) / 1000) }
  } finally {
    await shop.close()
  }
}

/** Repeated, shuffled, lost and broken webhooks; slow, lost and garbled answers. */
function setFaults(simulator: Simulator): void {
  const sends = { path: '/messages', method: 'POST' } as const
  simulator.control.addFaults([
    { on: 'webhook', kind: 'duplicate', probability: 0.05 },
    { on: 'webhook', kind: 'shuffle', probability: 0.1, size: 5, waitMs: 100 },
    { on: 'webhook', kind: 'drop', probability: 0.02 },
    { on: 'webhook', kind: 'bad-signature', probability: 0.01 },
    { on: 'webhook', kind: 'truncated', probability: 0.01 },
    { ...sends, kind: 'reset-after', probability: 0.01 },
    { ...sends, kind: 'malformed-json', probability: 0.01 },
    { ...sends, kind: 'http-error', status: 502, probability: 0.01 },
    { ...sends, kind: 'graph-error', code: 131016, probability: 0.01 },
    { path: '/media', method: 'POST', kind: 'http-error', status: 500, probability: 0.05 },
    { ...sends, kind: 'slow', delayMs: [10, 250], probability: 0.4 },
  ])
}

/** A second start beside a running app ends at once and points to it. */
async function secondStart(shop: StressedShop): Promise<string[]> {
  const { program } = shop.launch()
  const { code, stderr, stdout } = await program.ended
  return code === 0 && stdout.includes('READY ') ? [] : [`a second start ended with ${code}: ${stderr}`]
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
