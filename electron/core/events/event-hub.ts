import type { AppEvent } from '#shared/contract/events.ts'
import type { RowChanges } from '../kernel/signals.ts'
import type { Clock } from '../ports/clock.ts'
import { ChangeBatch } from './change-batch.ts'
import { EventSubscription } from './event-subscription.ts'

/** A change after a quiet moment reaches the screens within a frame. */
const firstMs = 8
/** Changes that follow each other closely are told at most this often. */
const steadySpacingMs = 33
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
  #flushedAtMonotonicMs = Number.NEGATIVE_INFINITY

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
    this.#cancelFlush ??= this.#clock.after(this.#spacingMs(), () => this.#flush())
  }

  publish(event: AppEvent): void {
    for (const subscription of this.#subscriptions) subscription.push(event)
  }

  close(): void {
    this.#cancelFlush?.()
    for (const subscription of this.#subscriptions) void subscription.return()
  }

  #spacingMs(): number {
    const spacingMs = this.#wasFlood ? floodSpacingMs : steadySpacingMs
    return Math.max(firstMs, spacingMs - (this.#clock.monotonicMs() - this.#flushedAtMonotonicMs))
  }

  #flush(): void {
    this.#cancelFlush = null
    this.#flushedAtMonotonicMs = this.#clock.monotonicMs()
    this.#wasFlood = this.#batch.size > floodSize
    this.publish(this.#batch.take())
  }
}
