import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import type { InboundEvent } from './inbound-event.ts'
import { StoreDamaged, StoreUnavailable } from '../ports/store/store.ts'
import type { ProjectedDelivery, ProjectionResult } from '../ports/store/inbound-store.ts'

/** Deliveries per transaction: small enough that no screen waits behind it. */
const batchSize = 64

/** Applies journalled deliveries, oldest first, and tells the rest of the core what changed. */
export class Projector {
  readonly #ports: FeaturePorts
  readonly #time: SteadyTime
  readonly #notesAutomation: () => boolean

  constructor(ports: FeaturePorts, time: SteadyTime, notesAutomation: () => boolean) {
    this.#ports = ports
    this.#time = time
    this.#notesAutomation = notesAutomation
  }

  /** 0 while more is waiting, null when the journal is worked off. */
  async projectNext(): Promise<number | null> {
    const { store } = this.#ports
    const pending = await store.pendingJournal(batchSize)
    if (pending.length === 0) return null
    const deliveries = pending.map(({ journalId, receivedAtMs, body }) => ({ journalId, receivedAtMs, outcome: this.#decode(body, receivedAtMs) }))
    await this.#project(deliveries)
    return 0
  }

  #decode(body: Uint8Array, receivedAtMs: number): ProjectedDelivery['outcome'] {
    try {
      return this.#ports.decoder.decode(body, receivedAtMs)
    } catch (error) {
      this.#ports.log.error('inbound.not-decoded', error)
      return { ok: false, problem: problemOf(error) }
    }
  }

  /**
   * What the store cannot digest must never hold up the rest: the batch is halved until one delivery stands alone,
   * and that delivery until one update of it does. The delivery is kept with the reason.
   */
  async #project(deliveries: ProjectedDelivery[]): Promise<void> {
    try {
      this.#announce(deliveries, await this.#apply(deliveries))
    } catch (error) {
      if (isOfTheStore(error)) throw error
      const [only] = deliveries
      if (only && deliveries.length === 1) return this.#setAside(only, error)
      const middle = Math.ceil(deliveries.length / 2)
      await this.#project(deliveries.slice(0, middle))
      await this.#project(deliveries.slice(middle))
    }
  }

  async #setAside(delivery: ProjectedDelivery, error: unknown): Promise<void> {
    if (!delivery.outcome.ok) throw error
    const { events } = delivery.outcome
    const problems = events.length > 1 ? await this.#applyParts(delivery, events) : [problemOf(error)]
    this.#ports.log.error('inbound.set-aside', error, { journalId: delivery.journalId, updates: events.length, notApplied: problems.length })
    const rest: ProjectedDelivery = { ...delivery, outcome: problems.length === 0 ? { ok: true, events: [] } : { ok: false, problem: `${problems.length}/${events.length}: ${problems[0]}` } }
    this.#announce([rest], await this.#apply([rest]))
  }

  /** Why updates could not be applied, one reason each. After a crash in between the whole delivery is read again, which changes nothing twice. */
  async #applyParts(delivery: ProjectedDelivery, events: InboundEvent[]): Promise<string[]> {
    const part: ProjectedDelivery = { ...delivery, isPart: true, outcome: { ok: true, events } }
    try {
      this.#announce([part], await this.#apply([part]))
      return []
    } catch (error) {
      if (isOfTheStore(error)) throw error
      if (events.length <= 1) return [problemOf(error)]
      const middle = Math.ceil(events.length / 2)
      return [...await this.#applyParts(delivery, events.slice(0, middle)), ...await this.#applyParts(delivery, events.slice(middle))]
    }
  }

  #apply(deliveries: ProjectedDelivery[]): Promise<ProjectionResult> {
    const { store, clock, facts } = this.#ports
    return store.project(deliveries, {
      nowMs: clock.nowMs(),
      notAfterMs: this.#time.isWallBehind() ? Number.POSITIVE_INFINITY : clock.nowMs(),
      windowLengthMs: facts.policy('window.length'),
      mediaLifetimeMs: facts.policy('media.inbound.lifetime'),
      notesAutomation: this.#notesAutomation(),
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

const problemOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The database itself, and not what is to be written: nothing is set aside for that. */
const isOfTheStore = (error: unknown) => error instanceof StoreUnavailable || error instanceof StoreDamaged
