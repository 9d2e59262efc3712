import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import { StoreDamaged, StoreUnavailable } from '../ports/store/store.ts'
import type { ProjectedDelivery, ProjectionResult } from '../ports/store/inbound-store.ts'

/** Deliveries per transaction: small enough that no screen waits behind it. */
const batchSize = 64

/** Applies journalled deliveries, oldest first, and tells the rest of the core what changed. */
export class Projector {
  readonly #ports: FeaturePorts
  readonly #time: SteadyTime

  constructor(ports: FeaturePorts, time: SteadyTime) {
    this.#ports = ports
    this.#time = time
  }

  /** 0 while more is waiting, null when the journal is worked off. */
  async projectNext(): Promise<number | null> {
    const { store, decoder } = this.#ports
    const pending = await store.pendingJournal(batchSize)
    if (pending.length === 0) return null
    const deliveries = pending.map(({ journalId, receivedAtMs, body }) => ({ journalId, receivedAtMs, outcome: decoder.decode(body, receivedAtMs) }))
    await this.#project(deliveries)
    return 0
  }

  /**
   * One delivery that the store cannot digest must never hold up the others: the batch is halved until that
   * delivery stands alone, and it is kept as unreadable with the reason.
   */
  async #project(deliveries: ProjectedDelivery[]): Promise<void> {
    try {
      this.#announce(deliveries, await this.#apply(deliveries))
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof StoreDamaged) throw error
      const [only] = deliveries
      if (only && deliveries.length === 1) return this.#setAside(only, error)
      const middle = Math.ceil(deliveries.length / 2)
      await this.#project(deliveries.slice(0, middle))
      await this.#project(deliveries.slice(middle))
    }
  }

  async #setAside(delivery: ProjectedDelivery, error: unknown): Promise<void> {
    if (!delivery.outcome.ok) throw error
    const problem = error instanceof Error ? error.message : String(error)
    this.#ports.log.error('inbound.set-aside', error, { journalId: delivery.journalId })
    const unreadable: ProjectedDelivery[] = [{ ...delivery, outcome: { ok: false, problem } }]
    this.#announce(unreadable, await this.#apply(unreadable))
  }

  #apply(deliveries: ProjectedDelivery[]): Promise<ProjectionResult> {
    const { store, clock, facts } = this.#ports
    return store.project(deliveries, {
      nowMs: clock.nowMs(),
      notAfterMs: this.#time.isWallBehind() ? Number.POSITIVE_INFINITY : clock.nowMs(),
      windowLengthMs: facts.policy('window.length'),
      mediaLifetimeMs: facts.policy('media.inbound.lifetime'),
    })
  }

  #announce(deliveries: ProjectedDelivery[], result: ProjectionResult): void {
    const { signals } = this.#ports
    signals.emit('changed', result)
    signals.emit('projected', result)
    for (const { outcome } of deliveries) {
      if (!outcome.ok) continue
      for (const event of outcome.events) if (event.kind === 'status' && event.error) signals.emit('delivery-failed', event)
    }
  }
}
