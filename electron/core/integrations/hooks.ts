import { hookAddressProblem, type Hook, type HookFailure } from '#shared/domain/integrations.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, notFound, refused } from '../kernel/refuse.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import { decideNews } from './decide-news.ts'
import { newsBody } from './news-body.ts'

/** Told at the same time while the program answers; one at a time while it does not. */
const toldAtOnce = 8
const afterStoreFailureMs = 30_000

export type HookWish = Pick<Hook, 'name' | 'url' | 'events' | 'allowsLan'> & { hookId: number | null }
type KnownHook = Hook & { failureCount: number }

/** Brings what waits to the programs that asked for it: each at its own pace, none held up by another. */
export class Hooks {
  readonly #ports: FeaturePorts
  readonly #time: SteadyTime
  readonly #wake: () => void
  readonly #busy = new Map<number, Promise<void>>()
  #hooks: KnownHook[] = []
  #isStopped = false
  #cancelRetry = () => {}

  constructor(ports: FeaturePorts, time: SteadyTime, wake: () => void) {
    this.#ports = ports
    this.#time = time
    this.#wake = wake
  }

  async load(): Promise<void> {
    this.#hooks = await this.#ports.store.hooks()
  }

  async list(): Promise<Hook[]> {
    await this.load()
    return this.#hooks.map(({ failureCount: _count, ...hook }) => hook)
  }

  async save({ hookId, ...wish }: HookWish): Promise<{ hookId: number; secret: string | null }> {
    const { store, facts, hookSender } = this.#ports
    const problem = hookAddressProblem(wish.url)
    if (problem) throw refused('hook-address', null, { problem })
    const limit = facts.policy('webhooks.count')
    if (hookId === null && this.#hooks.length >= limit) throw refused('too-many-items', 'webhooks.count', { limit })
    const id = found(await store.saveHook({ ...wish, events: [...new Set(wish.events)], id: hookId }))
    const secret = hookId === null ? await hookSender.createSecret(id) : null
    await this.#changed()
    return { hookId: id, secret }
  }

  async remove(id: number): Promise<void> {
    await this.#ports.store.removeHook(id)
    await this.#ports.hookSender.removeSecret(id)
    await this.#changed()
  }

  async resume(id: number): Promise<void> {
    await this.#ports.store.resumeHook(id)
    await this.#changed()
  }

  async test(id: number): Promise<HookFailure | null> {
    const hook = this.#hooks.find((one) => one.id === id)
    if (!hook) throw notFound()
    const { clock, ids } = this.#ports
    const deliveryId = `test-${ids.uuid()}`
    return this.#send(hook, deliveryId, JSON.stringify({ id: deliveryId, type: 'test', at: isoTime(clock.nowMs()), data: {} }))
  }

  /** Called often: costs nothing where nobody listens. */
  somethingHappened(): void {
    if (this.#hooks.some(({ state }) => state === 'active')) this.#wake()
  }

  /** Starts what is due; milliseconds until more is. */
  async deliverNext(): Promise<number | null> {
    const nowMs = this.#time.nowMs()
    let nextMs: number | null = null
    for (const { hookId, atMs } of await this.#ports.store.dueHooks()) {
      const hook = this.#hooks.find(({ id }) => id === hookId)
      if (!hook || this.#busy.has(hookId) || this.#isStopped) continue
      if (atMs <= nowMs) this.#begin(hook)
      else nextMs = Math.min(nextMs ?? atMs - nowMs, atMs - nowMs)
    }
    return nextMs
  }

  /** What is on its way ends unanswered and is told again after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#cancelRetry()
    this.#ports.hookSender.stop()
    await Promise.all(this.#busy.values())
  }

  #begin(hook: KnownHook): void {
    const done = this.#deliver(hook).then(() => {
      this.#busy.delete(hook.id)
      this.#wake()
    }, (error: unknown) => {
      this.#busy.delete(hook.id)
      this.#ports.log.error('hooks.failed', error, { hookId: hook.id })
      if (!this.#isStopped) this.#cancelRetry = this.#ports.clock.after(afterStoreFailureMs, this.#wake)
    })
    this.#busy.set(hook.id, done)
  }

  async #deliver(hook: KnownHook): Promise<void> {
    const { store, facts, ids } = this.#ports
    const claimed = await store.claimHookNews(hook.id, hook.failure === null ? toldAtOnce : 1, this.#time.nowMs())
    const outcomes = await Promise.all(claimed.map(async (news) => {
      const deliveryId = `${hook.id}-${news.id}`
      const body = await newsBody(this.#ports, deliveryId, news)
      return { news, failure: body === null ? null : await this.#send(hook, deliveryId, body) }
    }))
    if (this.#isStopped || outcomes.length === 0) return
    const settlement = decideNews(hook, outcomes, { nowMs: this.#time.nowMs(), retryForMs: facts.policy('webhooks.retry-for'), random: ids.random() })
    await store.settleHookNews(settlement)
    const before = hook.failure
    await this.load()
    if ((before === null) !== (settlement.failure === null) || settlement.failure?.pauses) this.#ports.signals.emit('library-changed', 'integrations')
  }

  #send(hook: Hook, deliveryId: string, body: string): Promise<HookFailure | null> {
    const { hookSender, clock, facts } = this.#ports
    return hookSender.send({ hookId: hook.id, url: hook.url, allowsLan: hook.allowsLan, deliveryId, body, atMs: clock.nowMs(), timeoutMs: facts.policy('webhooks.timeout') })
  }

  async #changed(): Promise<void> {
    await this.load()
    this.#ports.signals.emit('library-changed', 'integrations')
    this.#wake()
  }
}
