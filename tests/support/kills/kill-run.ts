import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ExportedMessage } from '#core/ports/store/store.ts'
import { Random } from '#simulator/random.ts'
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts'
import { startProgram, temporaryFolder } from '../app-process.ts'
import { eventually } from '../eventually.ts'
import { sampleCredentials } from '../test-simulator.ts'
import { compareWithBooks, type Findings } from './compare-books.ts'
import { Customers } from './customers.ts'
import { HostProcess, type Screen } from './host-process.ts'
import { Owner } from './owner.ts'

export type KillRunOptions = { kills: number; seed: number; onProgress?: (line: string) => void }
export type KillReport = Findings & {
  kills: number
  killsBeforeReady: number
  secondStarts: number
  inbound: number
  asked: number
  accepted: number
  webhookPosts: number
  /** Messages whose request really was lost: shown as not confirmed, and not in the books. */
  unconfirmed: number
  integrity: string
  seconds: number
}

const graceMs = 4_000
const holdMs = 1_500
const lifeMs = [5, 2_000] as const
const secondStartEvery = 10

/**
 * Customers and owner write all the time while the app is killed again and again; then everything settles and
 * the app's own export is held against WhatsApp's books.
 */
export async function runKills({ kills, seed, onProgress = () => {} }: KillRunOptions): Promise<KillReport> {
  const startedAt = performance.now()
  const random = Random.named(seed, 'kills')
  const folder = temporaryFolder()
  const simulator = await startUnreliableSimulator(seed)
  const customers = new Customers(simulator, Random.named(seed, 'customers'), Math.max(30, kills))
  const owner = new Owner(customers.phones, Random.named(seed, 'owner'))
  const problems: string[] = []
  let killsBeforeReady = 0
  let secondStarts = 0
  try {
    await openShop(folder.path, simulator, customers)
    setFaults(simulator)
    customers.start(40)
    owner.start(10)
    for (let index = 0; index < kills; index += 1) {
      const host = new HostProcess(folder.path)
      let isReady = false
      const ready = host.openScreen().then((screen) => {
        isReady = true
        owner.use(screen)
      })
      ready.catch(() => {})
      if (random.chance(0.5)) await Promise.race([ready.catch(() => {}), host.program.ended])
      await Promise.race([pause(random.between(lifeMs)), host.program.ended])
      if (isReady && index % secondStartEvery === 0) {
        secondStarts += 1
        problems.push(...(await secondStart(folder.path)))
      }
      if (host.program.child.exitCode !== null) problems.push(`start ${index} ended by itself: ${host.program.stderr()}`)
      owner.use(null)
      host.kill()
      if (!isReady) killsBeforeReady += 1
      if ((index + 1) % 10 === 0) onProgress(`${index + 1} kills, ${customers.written.length} in, ${owner.asks.length} asked, ${simulator.books().accepted.length} accepted`)
      if (random.chance(0.5)) await host.program.ended
    }
    customers.stop()
    simulator.control.clearFaults()
    await settle(folder.path, simulator, owner, onProgress)
    const rows = await exportMessages(folder.path)
    const books = simulator.books()
    const findings = compareWithBooks({ books, rows, written: customers.written, asks: owner.asks })
    findings.wrong.push(...problems, ...owner.unexpected)
    return {
      ...findings, kills, killsBeforeReady, secondStarts,
      inbound: customers.written.length, asked: owner.asks.length, accepted: books.accepted.length, webhookPosts: books.webhooks.length,
      unconfirmed: rows.filter(({ direction, status }) => direction === 'outbound' && status === 'failed').length,
      integrity: integrityOf(folder.path),
      seconds: Math.round((performance.now() - startedAt) / 1000),
    }
  } finally {
    customers.stop()
    await simulator.stop()
    folder.remove()
  }
}

function startUnreliableSimulator(seed: number): Promise<Simulator> {
  return startSimulator({
    ...sampleCredentials, seed,
    behaviour: { webhookRetryAfterMs: [200, 500, 1_000, 2_000, 4_000], webhookBatchSize: 4, webhookBatchWaitMs: 30, webhookTimeoutMs: 5_000, messagingLimit: null },
  })
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

/** Connects the shop as an owner does, and lets everybody write once, so that everybody can be answered. */
async function openShop(folder: string, simulator: Simulator, customers: Customers): Promise<void> {
  const host = new HostProcess(folder)
  const receiver = await host.receiverUrl()
  const welcome = await host.openScreen()
  const checks = await welcome.client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
  if (checks.some(({ outcome }) => outcome === 'failed')) throw new Error(JSON.stringify(checks))
  await host.stop()

  const shop = new HostProcess(folder)
  const { client } = await shop.openScreen()
  await client.settings.setPolicy({ key: 'sending.unknown-grace', value: graceMs })
  await client.settings.setPolicy({ key: 'sending.unknown-hold', value: holdMs })
  await simulator.setWebhook(receiver)
  customers.arrive()
  await eventually(async () => (await client.conversations.counts()).all >= customers.phones.length, 60_000)
  await shop.stop()
}

/** A second start beside a running app ends at once and points to it. */
async function secondStart(folder: string): Promise<string[]> {
  const second = new HostProcess(folder)
  const { code, stderr } = await second.program.ended
  return code === 0 && second.program.stdout().includes('READY ') ? [] : [`a second start ended with ${code}: ${stderr}`]
}

async function settle(folder: string, simulator: Simulator, owner: Owner, onProgress: (line: string) => void): Promise<void> {
  const host = new HostProcess(folder)
  const screen: Screen = await host.openScreen()
  owner.use(screen)
  await owner.finish()
  onProgress('everything asked')
  await eventually(async () => {
    const { queuedCount, unknownCount } = await screen.client.sending.state()
    return queuedCount === 0 && unknownCount === 0
  }, 120_000)
  onProgress('nothing queued')
  await eventually(async () => {
    await simulator.control.clock({ forwardMs: 5_000 })
    const { queuedCount, unknownCount } = await screen.client.sending.state()
    return queuedCount === 0 && unknownCount === 0 && simulator.books().webhooks.every(({ state }) => state === 'delivered')
  }, 120_000)
  await simulator.control.clock({ forwardMs: 60_000 })
  await screen.client.account.health()
  const code = await host.stop()
  if (code !== 0) throw new Error(`The last stop ended with ${code}`)
}

async function exportMessages(folder: string): Promise<ExportedMessage[]> {
  const { code, stdout, stderr } = await startProgram('dist/main/cli.js', ['export', 'messages', '--data-dir', join(folder, 'data')], { home: folder }).ended
  if (code !== 0) throw new Error(`export ended with ${code}: ${stderr}`)
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as ExportedMessage)
}

function integrityOf(folder: string): string {
  const database = new Database(join(folder, 'data/danggol.db'), { readonly: true })
  try {
    const orphans = database.pragma('foreign_key_check') as unknown[]
    return orphans.length > 0 ? `${orphans.length} rows refer to nothing` : String(database.pragma('integrity_check', { simple: true }))
  } finally {
    database.close()
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
