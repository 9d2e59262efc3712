import type { AppEvent } from '#shared/contract/events.ts'
import type { RowChanges } from '../kernel/signals.ts'
import type { Clock } from '../ports/clock.ts'
import { ChangeBatch } from './change-batch.ts'
import { EventSubscription } from './event-subscription.ts'

/** A first change reaches the screens after this; a screen frame later at most. */
const calmSpacingMs = 8
/** While rows change by the hundred, screens hear of them this often. */
const floodSpacingMs = 100
const floodSize = 20

/** Publishes to every connected screen. Changes are gathered: one `changed` event per flush, ids without repeats. */
export class EventHub {
  readonly #clock: Clock
  readonly #subscriptions = new Set<EventSubscription>()
  readonly #batch = new ChangeBatch()
  #cancelFlush: (() => void) | null = null
  #wasFlood = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  subscribe(): EventSubscription {
    const subscription = new EventSubscription(() => this.#subscriptions.delete(subscription))
    this.#subscriptions.add(subscription)
    return subscription
  }

  changed(changes: RowChanges): void {
    this.#batch.add(changes)
    if (this.#batch.size === 0) return
    this.#cancelFlush ??= this.#clock.after(this.#wasFlood ? floodSpacingMs : calmSpacingMs, () => this.#flush())
  }

  publish(event: AppEvent): void {
    for (const subscription of this.#subscriptions) subscription.push(event)
  }

  close(): void {
    this.#cancelFlush?.()
    for (const subscription of this.#subscriptions) void subscription.return()
  }

  #flush(): void {
    this.#cancelFlush = null
    this.#wasFlood = this.#batch.size > floodSize
    this.publish(this.#batch.take())
  }
}
