import { randomBytes, randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts'
import { invariant } from '#shared/lib/invariant.ts'
import type { Credentials } from '#shared/contract/shop.ts'
import { makeFolder, type DataFolder } from '../folder/data-folder.ts'
import { checkConnection } from './check-connection.ts'
import type { OpenedShop, ShopSurroundings } from './open-shop.ts'
import { saveConnection } from './save-connection.ts'
import { ShopFolder } from './shop-folder.ts'

export type SampleOptions = ShopSurroundings & { folder: DataFolder; onDamaged: (giveUp: () => Promise<void>) => void }

const phoneNumberId = '110220330440550'
const wabaId = '102030405060708'

/** The sample shop: a simulator in this process and a folder of its own, connected to it like to Meta. */
export class SampleShop {
  readonly #simulator: Simulator
  readonly #folder: ShopFolder

  private constructor(simulator: Simulator, folder: ShopFolder) {
    this.#simulator = simulator
    this.#folder = folder
  }

  static async open(options: SampleOptions): Promise<SampleShop> {
    makeFolder(options.folder.sample)
    const secret = () => randomBytes(16).toString('hex')
    const account = { token: secret(), appSecret: secret(), verifyToken: secret(), phoneNumberId, wabaId }
    const simulator = await startSimulator({ ...account, seed: randomInt(2 ** 31) })
    await connect(options, { ...account, graphBase: `${simulator.url}/v25.0` })
    const folder: ShopFolder = new ShopFolder({ ...options, folder: options.folder.sample, receiver: { port: 0, mode: 'simulator' }, onDamaged: (problem) => options.onDamaged(() => folder.giveUp(problem)) })
    await folder.open()
    const sample = new SampleShop(simulator, folder)
    await sample.#pointWebhooksHere()
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
    await this.#pointWebhooksHere()
  }

  async startFresh(): Promise<void> {
    await this.#folder.startFresh()
  }

  async close(): Promise<void> {
    await this.#folder.close()
    await this.#simulator.stop()
  }

  async #pointWebhooksHere(): Promise<void> {
    if (this.opened.kind === 'ready') await this.#simulator.setWebhook(this.opened.shop.receiver.status().url)
  }
}

/** A damaged sample shows its own recovery screen, so a failure to write it is no failure here. */
async function connect(options: SampleOptions, credentials: Credentials): Promise<void> {
  const { facts } = await checkConnection(credentials, { subscribes: true, receiver: null })
  invariant(facts, 'the simulator answers for its own number')
  const { folder, protector, clock, log } = options
  await saveConnection({ folder: folder.sample, credentials, facts, isSample: true, protector, clock, log })
}
