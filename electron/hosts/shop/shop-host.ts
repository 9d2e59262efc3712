import type { AnyRouter } from '@orpc/server'
import { EventHub } from '#core/events/event-hub.ts'
import { refused } from '#core/kernel/refuse.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import type { Credentials } from '#shared/contract/shop.ts'
import type { ConnectCheck, ShopState } from '#shared/domain/shop.ts'
import type { ShopFiles } from '#adapters/web/shop-files.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { checkConnection } from './check-connection.ts'
import { closedRouter } from './closed-router.ts'
import { OwnShop } from './own-shop.ts'
import { SampleShop } from './sample-shop.ts'
import { saveConnection } from './save-connection.ts'
import { shopRouter } from './shop-router.ts'
import type { OpenedShop, ShopSurroundings } from './open-shop.ts'

export type ShopHostOptions = ShopSurroundings & { folder: DataFolder; receiverPort: number | null; opensSample: boolean }

const nothing = async () => {}

/** Time a page gets to hear `restart` before its connection closes. */
export const restartNoticeMs = 200

/**
 * One data folder as screens meet it: the owner's shop, or the sample shop in front of it. The owner's shop
 * goes on receiving and sending while somebody looks around the sample.
 */
export class ShopHost {
  readonly #options: ShopHostOptions
  readonly #closedHub: EventHub
  readonly #own: OwnShop
  readonly #switchListeners = new Set<() => void>()
  readonly #resetListeners = new Set<() => void>()
  #sample: SampleShop | null = null
  #router: Record<string, AnyRouter> = {}
  #turn: Promise<unknown> = Promise.resolve()
  readonly #partings = new Set<() => Promise<unknown>>()

  private constructor(options: ShopHostOptions) {
    this.#options = options
    this.#own = new OwnShop({ ...options, onDamaged: this.#onDamaged })
    this.#closedHub = new EventHub(options.clock)
  }

  static async start(options: ShopHostOptions): Promise<ShopHost> {
    const host = new ShopHost(options)
    await host.#own.open()
    if (options.opensSample) host.#sample = await host.#openSample()
    host.#composeRouter()
    return host
  }

  /** Waits for a switch under way, so that no screen sees the moment between two shops. */
  async state(): Promise<ShopState> {
    await this.#turn
    const shown = this.#shown()
    const isSample = this.#sample !== null
    if (shown.kind === 'recovery') return { mode: 'recovery', isSample, problem: shown.problem }
    if (shown.kind === 'not-connected') return { mode: 'welcome' }
    const account = await shown.shop.store.account()
    if (!account) return { mode: 'welcome' }
    const { graphBase: _graphBase, appId: _appId, isSample: _isSample, ...summary } = account
    return { mode: 'ready', isSample, account: summary }
  }

  /** Every call of the contract, as it is answered right now. Ask again after a switch. */
  router(): Record<string, AnyRouter> {
    return this.#router
  }

  files(): ShopFiles | null {
    const shown = this.#shown()
    return shown.kind === 'ready' ? shown.shop.files : null
  }

  receiverUrl(): string | null {
    const shown = this.#shown()
    return (shown.kind === 'ready' ? shown.shop.receiver : this.#own.receiver)?.status().url ?? null
  }

  publish(event: AppEvent): void {
    const shown = this.#shown()
    if (shown.kind === 'ready') shown.shop.core.publish(event)
    else this.#closedHub.publish(event)
  }

  /** Called at the moment of a switch; connections made before it should close after `restartNoticeMs`. */
  onSwitch(listener: () => void): void {
    this.#switchListeners.add(listener)
  }

  /** Called when the owner began again with an empty shop. */
  onReset(listener: () => void): void {
    this.#resetListeners.add(listener)
  }

  openSample = () => this.#inTurn(async () => {
    if (this.#sample) return
    await this.#partNow()
    const sample = await this.#openSample()
    this.#show(() => { this.#sample = sample })
  })

  leaveSample = () => this.#inTurn(async () => {
    const sample = this.#sample
    if (!sample) return
    this.#show(() => { this.#sample = null }, () => sample.close())
  })

  resetSample = () => this.#inTurn(async () => {
    const sample = this.#sample
    if (!sample) throw refused('sample-only')
    const before = this.#shown()
    this.#tell(before)
    await sample.close()
    SampleShop.forget(this.#options.folder)
    const fresh = await this.#openSample()
    this.#show(() => { this.#sample = fresh }, nothing, before)
  })

  check = async (credentials: Credentials): Promise<ConnectCheck[]> =>
    (await checkConnection(credentials, { subscribes: false, receiver: this.#own.receiver?.status() ?? null })).checks

  connect = (credentials: Credentials) => this.#inTurn(async (): Promise<ConnectCheck[]> => {
    await this.#assertSameNumber(credentials)
    const { checks, isOk, facts } = await checkConnection(credentials, { subscribes: true, receiver: this.#own.receiver?.status() ?? null })
    if (!isOk || !facts) return checks
    const { folder, protector, clock, log } = this.#options
    const sample = this.#sample
    await this.#reopenOwn(async () => {
      const saved = await saveConnection({ folder: folder.path, credentials, facts, isSample: false, protector, clock, log })
      if (!saved.ok) throw refused(saved.problem === 'other-number' ? 'other-number' : saved.problem.kind === 'disk-full' ? 'disk-full' : 'store-read-only')
    }, () => { this.#sample = null }, async () => sample?.close())
    return checks
  })

  restoreBackup = (name: string) => this.#inTurn(() => this.#mend((opened) => opened.restoreBackup(name)))
  startFresh = () => this.#inTurn(async () => {
    await this.#mend((opened) => opened.startFresh())
    if (!this.#sample) for (const listener of this.#resetListeners) listener()
  })
  backUpNow = () => this.#inTurn(async () => {
    const shown = this.#shown()
    if (shown.kind !== 'ready') throw refused('not-connected')
    return shown.shop.backUp()
  })

  async stop(): Promise<void> {
    await this.#turn.catch(() => {})
    await this.#partNow()
    await Promise.all([this.#sample?.close(), this.#own.close()])
  }

  /** Before anything is asked of Meta: webhooks of a second number must not be sent here. */
  async #assertSameNumber({ phoneNumberId }: Credentials): Promise<void> {
    const { opened } = this.#own
    const account = opened.kind === 'ready' ? await opened.shop.store.account() : null
    if (account && account.phoneNumberId !== phoneNumberId) throw refused('other-number')
  }

  #openSample(): Promise<SampleShop> {
    return SampleShop.open({ ...this.#options, onDamaged: this.#onDamaged })
  }

  readonly #onDamaged = (giveUp: () => Promise<void>): void => {
    this.#inTurn(async () => {
      const before = this.#shown()
      this.#tell(before)
      await giveUp()
      this.#show(() => {}, nothing, before)
    }).catch((error: unknown) => this.#options.log.error('shop.recovery-failed', error))
  }

  #shown(): OpenedShop {
    return this.#sample?.opened ?? this.#own.opened
  }

  /** Only the shop in recovery is mended; the other one is fine. */
  async #mend(change: (shop: OwnShop | SampleShop) => Promise<void>): Promise<void> {
    if (this.#shown().kind !== 'recovery') throw refused('already-running')
    const mended = this.#sample ?? this.#own
    await change(mended)
    this.#show(() => {})
  }

  async #reopenOwn(change: () => Promise<void>, apply: () => void, after: () => Promise<unknown>): Promise<void> {
    const before = this.#shown()
    await this.#own.whileClosed(change)
    this.#show(apply, after, before)
  }

  /** Turns the screens over to what is shown after `apply`; `after` runs once the old pages are gone. */
  #show(apply: () => void, after: () => Promise<unknown> = nothing, before = this.#shown()): void {
    apply()
    this.#composeRouter()
    for (const listener of this.#switchListeners) listener()
    this.#tell(before)
    const part = async () => {
      if (!this.#partings.delete(part)) return
      await after().catch((error: unknown) => this.#options.log.error('shop.leave-failed', error))
    }
    this.#partings.add(part)
    this.#options.clock.after(restartNoticeMs * 2, () => void part())
  }

  /** A sample left a moment ago still has its folder open: nothing else can open that before. */
  async #partNow(): Promise<void> {
    for (const part of this.#partings) await part()
  }

  #tell(shown: OpenedShop): void {
    const restart = { type: 'restart' } as const
    if (shown.kind === 'ready') shown.shop.core.publish(restart)
    this.#closedHub.publish(restart)
  }

  #composeRouter(): void {
    const shown = this.#shown()
    const calls = shown.kind === 'ready' ? (shown.shop.core.router as Record<string, AnyRouter>) : closedRouter(this.#closedHub)
    this.#router = { ...calls, shop: shopRouter(this) }
  }

  /** One change of the shop at a time, in the order asked. */
  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(change, change)
    this.#turn = done.catch(() => {})
    return done
  }
}
