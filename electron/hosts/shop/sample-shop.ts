import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { SampleSecrets, SampleShop as SampleLife } from '#simulator/scenarios/sample-shop/start-sample-shop.ts'
import type { Simulator } from '#simulator/start-simulator.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { invariant } from '#shared/lib/invariant.ts'
import type { Credentials } from '#shared/contract/shop.ts'
import type { Core } from '#core/create-core.ts'
import type { Store } from '#core/ports/store/store.ts'
import { makeFolder, type DataFolder } from '../folder/data-folder.ts'
import { checkConnection } from './check-connection.ts'
import type { OpenedShop, ShopSurroundings } from './open-shop.ts'
import { addSampleAutomation } from './sample-automation.ts'
import { noteSampleCustomers } from './sample-customers.ts'
import { addSampleProducts } from './sample-products.ts'
import { addSampleQuickReplies } from './sample-quick-replies.ts'
import { offerSampleTable } from './sample-table.ts'
import { sampleStartedAtMs } from './sample-start.ts'
import { saveConnection } from './save-connection.ts'
import { ShopFolder } from './shop-folder.ts'

export type SampleOptions = ShopSurroundings & { folder: DataFolder; onDamaged: (giveUp: () => Promise<void>) => void }

/** Its pictures and stories stay out of an ordinary start. */
const scenario = () => import('#simulator/scenarios/sample-shop/start-sample-shop.ts')

/** The shop is in Seoul whatever language the app speaks: neighbours write Korean, visitors English. */
const sampleLanguage = 'ko'

/** The sample shop: a simulator in this process and a folder of its own, connected to it like to Meta. */
export class SampleShop {
  readonly #options: SampleOptions
  readonly #simulator: Simulator
  readonly #secrets: SampleSecrets
  readonly #folder: ShopFolder
  #life: SampleLife | null = null
  #isAlive = false
  #isClosed = false

  private constructor(options: SampleOptions, simulator: Simulator, secrets: SampleSecrets) {
    this.#options = options
    this.#simulator = simulator
    this.#secrets = secrets
    const folder: ShopFolder = new ShopFolder({
      ...options, folder: options.folder.sample, receiver: { port: 0, mode: 'simulator' }, onDamaged: (problem) => options.onDamaged(() => folder.giveUp(problem)),
    })
    this.#folder = folder
  }

  static async open(options: SampleOptions): Promise<SampleShop> {
    makeFolder(options.folder.sample)
    const { startSampleSimulator } = await scenario()
    const secrets = newSecrets()
    const simulator = await startSampleSimulator(sampleLanguage, secrets)
    const sample = new SampleShop(options, simulator, secrets)
    await sample.#connect()
    await sample.#folder.open()
    sample.#bringToLife()
    return sample
  }

  /** Forgets everything in the sample shop's folder, which must be closed. */
  static forget(folder: DataFolder): void {
    rmSync(folder.sample, { recursive: true, force: true, maxRetries: 3 })
  }

  get opened(): OpenedShop {
    return this.#folder.opened
  }

  async restoreBackup(name: string): Promise<void> {
    await this.#folder.restoreBackup(name)
    this.#life?.stop()
    this.#isAlive = false
    this.#bringToLife()
  }

  /** Connected again at once, to the same simulator. */
  async startFresh(): Promise<void> {
    await this.#folder.startFresh()
    await this.#folder.whileClosed(() => this.#connect())
    this.#bringToLife()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#life?.stop()
    await this.#folder.close()
    await this.#simulator.stop()
  }

  async #connect(): Promise<void> {
    const { sampleAccount } = await scenario()
    await connect(this.#options, { ...sampleAccount, ...this.#secrets, graphBase: `${this.#simulator.url}/v25.0` })
  }

  /** Not waited for: the shop opens at once and fills within seconds, as after connecting a real number. */
  #bringToLife(): void {
    if (this.opened.kind !== 'ready' || this.#isAlive) return
    this.#isAlive = true
    const { shop } = this.opened
    const { core, store, receiver } = shop
    addSampleQuickReplies(shop).then(() => addSampleProducts(shop)).then(() => offerSampleTable(shop)).then(() => this.#tell(core, store, receiver.status().url)).then(() => this.#openDoors(core)).catch((error: unknown) => {
      if (!this.#isClosed) this.#options.log.error('sample.failed', error)
    })
  }

  /** The past is told at every start with the same ids; what the folder holds already stays as it is. */
  async #tell(core: Core, store: Store, receiverUrl: string | null): Promise<void> {
    await this.#simulator.setWebhook(receiverUrl)
    const { startSampleShop } = await scenario()
    const { sampleCustomers } = await import('#simulator/scenarios/sample-shop/customers.ts')
    const startedAtMs = sampleStartedAtMs(this.#options.folder.sample, this.#options.clock.nowMs())
    const life = await startSampleShop({ simulator: this.#simulator, language: sampleLanguage, lastInbound: await lastInbound(store), startedAtMs })
    if (this.#isClosed) life.stop()
    else this.#life = life
    if (!this.#isClosed) await noteSampleCustomers(core, store, sampleCustomers(sampleLanguage), startedAtMs)
  }

  /** The first time, everybody who sets a rule off comes by at once. */
  async #openDoors(core: Core): Promise<void> {
    if (await addSampleAutomation(core, sampleLanguage)) this.#life?.openDoors()
  }
}

function newSecrets(): SampleSecrets {
  const random = () => randomBytes(24).toString('base64url')
  return { token: random(), appSecret: random(), verifyToken: random() }
}

/** A damaged sample shows its own recovery screen, so a failure to write it is no failure here. */
async function connect(options: SampleOptions, credentials: Credentials): Promise<void> {
  const { facts } = await checkConnection(credentials, { subscribes: true, receiver: null })
  invariant(facts, 'the simulator answers for its own number')
  const { folder, protector, clock, log } = options
  await saveConnection({ folder: folder.sample, credentials, facts, isSample: true, protector, clock, log })
}

/** When each customer last wrote, as the open windows say. */
async function lastInbound(store: Store): Promise<{ phone: string | null; userId: string | null; atMs: number }[]> {
  const { items } = await store.conversationPage({ filter: 'all', after: null, limit: 200, nowMs: 0, closingWithinMs: 0 })
  return Promise.all(items.filter((row) => row.windowEndsAtMs !== null).map(async ({ phone, contactId, windowEndsAtMs }) => ({
    phone, userId: phone === null ? ((await store.contact(contactId))?.identities.find(({ kind }) => kind === 'user_id')?.value ?? null) : null, atMs: windowEndsAtMs! - policyValue('window.length'),
  })))
}
