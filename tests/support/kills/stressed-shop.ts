import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ExportedMessage } from '#core/ports/store/export-store.ts'
import { Random } from '#simulator/random.ts'
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts'
import { startProgram, temporaryFolder } from '../app-process.ts'
import { keyword, saying } from '../automation.ts'
import { eventually } from '../eventually.ts'
import { sampleCredentials } from '../test-simulator.ts'
import { compareWithBooks, type Findings } from './compare-books.ts'
import { Customers } from './customers.ts'
import { HostProcess, type Screen } from '../host-process.ts'
import { Owner } from './owner.ts'

export type StressReport = Findings & {
  inbound: number
  asked: number
  accepted: number
  /** Of them, what automation sent by itself, and the pictures among these. */
  automatic: number
  pictures: number
  webhookPosts: number
  /** Messages that are not sent: their request was lost, or refused for good. None of them is in the books. */
  failed: number
  integrity: string
}

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC', 'base64')
const graceMs = 4_000
const holdMs = 1_500
const requestTimeoutMs = 2_000
const settlesWithinMs = 120_000

/** The built app on a folder of its own, a WhatsApp that keeps books, customers and an owner who write all the time. */
export class StressedShop {
  readonly folder: string
  readonly simulator: Simulator
  readonly customers: Customers
  readonly owner: Owner
  readonly #removeFolder: () => void

  private constructor(folder: ReturnType<typeof temporaryFolder>, simulator: Simulator, seed: number, customerCount: number) {
    this.folder = folder.path
    this.#removeFolder = folder.remove
    this.simulator = simulator
    this.customers = new Customers(simulator, Random.named(seed, 'customers'), customerCount)
    this.owner = new Owner(this.customers.phones, Random.named(seed, 'owner'))
  }

  /** Connects the shop as an owner does, and lets everybody write once, so that everybody can be answered. */
  static async open({ seed, customerCount, prepare = () => {} }: { seed: number; customerCount: number; prepare?: (dataFolder: string) => void }): Promise<StressedShop> {
    const simulator = await startSimulator({
      ...sampleCredentials, seed,
      behaviour: { webhookRetryAfterMs: [200, 500, 1_000, 2_000, 4_000], webhookBatchSize: 4, webhookBatchWaitMs: 30, webhookTimeoutMs: 5_000, messagingLimit: null },
    })
    const shop = new StressedShop(temporaryFolder(), simulator, seed, customerCount)
    prepare(shop.dataFolder)
    const host = shop.launch()
    const receiver = await host.receiverUrl()
    const welcome = await host.openScreen()
    const checks = await welcome.client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
    if (checks.some(({ outcome }) => outcome === 'failed')) throw new Error(JSON.stringify(checks))
    await host.stop()
    await shop.#welcomeEverybody(receiver)
    return shop
  }

  get dataFolder(): string {
    return join(this.folder, 'data')
  }

  get database(): string {
    return join(this.dataFolder, 'danggol.db')
  }

  launch(env: NodeJS.ProcessEnv = {}): HostProcess {
    return new HostProcess(this.folder, env)
  }

  startTraffic(): void {
    this.customers.start(40)
    this.owner.start(10)
  }

  /** Nobody begins anything new; resolves when all is told, sent or given up. The last stop is a clean one. */
  async settle(host: HostProcess, screen: Screen): Promise<void> {
    this.customers.stop()
    this.simulator.control.clearFaults()
    this.owner.use(screen)
    await this.owner.finish()
    await eventually(() => this.#isWorkedOff(screen), settlesWithinMs)
    await eventually(async () => {
      await this.simulator.control.clock({ forwardMs: 5_000 })
      return (await this.#isWorkedOff(screen)) && this.simulator.books().webhooks.every(({ state }) => state === 'delivered')
    }, settlesWithinMs)
    await this.simulator.control.clock({ forwardMs: 60_000 })
    await eventually(async () => (await screen.client.account.health()).receiver.pendingCount === 0)
    const code = await host.stop()
    if (code !== 0) throw new Error(`The last stop ended with ${code}`)
  }

  /** The app's own export, held against the books. */
  async report(): Promise<StressReport> {
    const rows = await this.#exportMessages()
    const books = this.simulator.books()
    const { written } = this.customers
    const { asks } = this.owner
    const automatic = books.accepted.filter(({ request }) => String(request['biz_opaque_callback_data']).startsWith('auto '))
    const findings = compareWithBooks({ books, rows, written, asks })
    findings.wrong.push(...this.owner.unexpected)
    return {
      ...findings,
      inbound: written.length, asked: asks.length, accepted: books.accepted.length, automatic: automatic.length, pictures: automatic.filter(({ request }) => request['type'] === 'image').length, webhookPosts: books.webhooks.length,
      failed: rows.filter(({ direction, status }) => direction === 'outbound' && status === 'failed').length,
      integrity: this.#integrity(),
    }
  }

  async close(): Promise<void> {
    this.customers.stop()
    this.owner.leave()
    await this.simulator.stop()
    this.#removeFolder()
  }

  async #welcomeEverybody(receiver: string): Promise<void> {
    const host = this.launch()
    const screen = await host.openScreen()
    const { client } = screen
    await client.settings.setPolicy({ key: 'sending.unknown-grace', value: graceMs })
    await client.settings.setPolicy({ key: 'sending.unknown-hold', value: holdMs })
    await client.settings.setPolicy({ key: 'sending.request-timeout', value: requestTimeoutMs })
    await answerOrders(screen)
    await this.simulator.setWebhook(receiver)
    this.customers.arrive()
    await eventually(async () => (await client.conversations.counts()).all >= this.customers.phones.length, 60_000)
    await host.stop()
  }

  async #isWorkedOff({ client }: Screen): Promise<boolean> {
    const { queuedCount, unknownCount } = await client.sending.state()
    return queuedCount === 0 && unknownCount === 0
  }

  async #exportMessages(): Promise<ExportedMessage[]> {
    const { code, stdout, stderr } = await startProgram('dist/main/cli.js', ['export', 'messages', '--data-dir', this.dataFolder], { home: this.folder }).ended
    if (code !== 0) throw new Error(`export ended with ${code}: ${stderr}`)
    return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as ExportedMessage)
  }

  #integrity(): string {
    const database = new Database(this.database, { readonly: true })
    try {
      const orphans = database.pragma('foreign_key_check') as unknown[]
      return orphans.length > 0 ? `${orphans.length} rows refer to nothing` : String(database.pragma('integrity_check', { simple: true }))
    } finally {
      database.close()
    }
  }
}

/** Automation answers every order as often as the pair limit allows, with words or a picture. */
async function answerOrders(screen: Screen): Promise<void> {
  const { client } = screen
  for (const [key, value] of [['automation.cap', 1_000_000], ['automation.burst', 1_000_000], ['automation.person-silence', 1]] as const) await client.settings.setPolicy({ key, value })
  const picture = await screen.keep('주문.png', onePixel)
  await client.automation.saveRule({ ruleId: null, draft: keyword('주문', '주문 잘 받았어요.', saying('주문 확인했어요.', { fileId: picture.id })) })
}
