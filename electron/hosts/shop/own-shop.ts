import { randomBytes } from 'node:crypto'
import type { ReceiverStatus } from '#core/ports/receiver.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { readHostSettings, saveHostSettings } from '../folder/host-settings.ts'
import { keepReceiving, type KeptReceiver } from './kept-receiver.ts'
import type { OpenedShop, ShopSurroundings } from './open-shop.ts'
import { ShopFolder } from './shop-folder.ts'

export type OwnShopOptions = ShopSurroundings & { folder: DataFolder; receiverPort: number | null; onDamaged: (giveUp: () => Promise<void>) => void }

/**
 * The owner's shop. The webhook address stays the same from start to start and exists before an account does:
 * until then it refuses every delivery.
 */
export class OwnShop {
  readonly #options: OwnShopOptions
  readonly #folder: ShopFolder
  readonly #receiverAddress: { port: number; mode: ReceiverStatus['mode'] }
  #idleReceiver: KeptReceiver | null = null

  constructor(options: OwnShopOptions) {
    this.#options = options
    const port = options.receiverPort ?? readHostSettings(options.folder.path).receiverPort ?? 0
    this.#receiverAddress = { port, mode: 'own-address' }
    this.#folder = new ShopFolder({ ...options, folder: options.folder.path, receiver: this.#receiverAddress, onDamaged: (problem) => options.onDamaged(() => this.#switching(() => this.#folder.giveUp(problem))) })
  }

  get opened(): OpenedShop {
    return this.#folder.opened
  }

  get receiver(): KeptReceiver | null {
    return this.opened.kind === 'ready' ? this.opened.shop.receiver : this.#idleReceiver
  }

  async open(): Promise<void> {
    await this.#folder.open()
    await this.#settleReceiver()
  }

  async whileClosed<Value>(change: () => Promise<Value>): Promise<Value> {
    return this.#switching(() => this.#folder.whileClosed(change))
  }

  restoreBackup = (name: string) => this.#switching(() => this.#folder.restoreBackup(name))
  startFresh = () => this.#switching(() => this.#folder.startFresh())

  async close(): Promise<void> {
    await this.#idleReceiver?.stop()
    await this.#folder.close()
  }

  /** The port must be free before the shop's own receiver takes it. */
  async #switching<Value>(change: () => Promise<Value>): Promise<Value> {
    await this.#idleReceiver?.stop()
    this.#idleReceiver = null
    try {
      return await change()
    } finally {
      await this.#settleReceiver()
    }
  }

  async #settleReceiver(): Promise<void> {
    if (this.opened.kind !== 'ready') {
      const unknown = randomBytes(32).toString('hex')
      this.#idleReceiver = await keepReceiving({
        ...this.#receiverAddress, clock: this.#options.clock, log: this.#options.log, appSecret: unknown, verifyToken: unknown,
        onDelivery: () => Promise.reject(new Error('no account is connected')), onRejected: () => {},
      })
    }
    const port = this.receiver?.port() ?? 0
    if (port === 0 || port === this.#receiverAddress.port) return
    this.#receiverAddress.port = port
    if (this.#options.receiverPort === null) saveHostSettings(this.#options.folder.path, { receiverPort: port })
  }
}
