import { restoreBackup, startFresh } from '#adapters/store/recovery.ts'
import type { RecoveryProblem } from '#shared/domain/shop.ts'
import { openShop, type OpenedShop, type ShopOptions } from './open-shop.ts'

/** One shop's folder over time: open, closed for a change, open again. */
export class ShopFolder {
  readonly #options: ShopOptions
  opened: OpenedShop = { kind: 'not-connected' }

  constructor(options: ShopOptions) {
    this.#options = options
  }

  async open(): Promise<void> {
    this.opened = await openShop(this.#options)
  }

  /** Nothing of the folder is open during `change`; afterwards it is opened again, also when the change failed. */
  async whileClosed<Value>(change: () => Promise<Value>): Promise<Value> {
    await this.close()
    try {
      return await change()
    } finally {
      await this.open()
    }
  }

  async restoreBackup(name: string): Promise<void> {
    const { folder, clock, log } = this.#options
    const restored = await this.whileClosed(async () => restoreBackup(folder, name, clock.nowMs()))
    if (restored.ok) log.info('store.restored', restored.salvaged)
    if (!restored.ok && this.opened.kind === 'recovery') this.opened = { kind: 'recovery', problem: restored.problem }
  }

  /** The damaged database is kept beside the new one. */
  async startFresh(): Promise<void> {
    const { folder, clock } = this.#options
    await this.whileClosed(async () => startFresh(folder, clock.nowMs()))
  }

  /** Damage showed while running: nothing more is written, and the way back is offered. */
  async giveUp(problem: RecoveryProblem): Promise<void> {
    await this.close()
    this.opened = { kind: 'recovery', problem }
  }

  async close(): Promise<void> {
    const { opened } = this
    this.opened = { kind: 'not-connected' }
    if (opened.kind === 'ready') await opened.shop.stop()
  }
}
