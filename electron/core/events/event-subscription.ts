import type { AppEvent } from '#shared/contract/events.ts'
import type { MessageChange } from '../kernel/signals.ts'
import { ChangeBatch, type ChangedEvent } from './change-batch.ts'

/** A screen that lags further behind than this is told to start over. */
export const longestBacklog = 200
export const mostBackloggedRows = 5_000

/**
 * One screen's stream. Changes that wait are merged; a screen that does not keep up gets `restart` instead of
 * an ever longer queue. `return` ends a `next` that is waiting, so that a closed connection leaves nothing behind.
 */
export class EventSubscription implements AsyncIteratorObject<AppEvent, undefined, void> {
  readonly #queue: AppEvent[] = []
  readonly #onClose: () => void
  #waiting: ((result: IteratorResult<AppEvent, undefined>) => void) | null = null
  #isClosed = false

  constructor(onClose: () => void) {
    this.#onClose = onClose
  }

  push(event: AppEvent): void {
    if (this.#isClosed) return
    if (this.#waiting) {
      const resolve = this.#waiting
      this.#waiting = null
      resolve({ done: false, value: event })
      return
    }
    const last = this.#queue.at(-1)
    if (event.type === 'changed' && last?.type === 'changed') this.#queue[this.#queue.length - 1] = merged(last, event)
    else this.#queue.push(event)
    if (this.#isTooFarBehind()) this.#queue.splice(0, this.#queue.length, { type: 'restart' })
  }

  next(): Promise<IteratorResult<AppEvent, undefined>> {
    const event = this.#queue.shift()
    if (event) return Promise.resolve({ done: false, value: event })
    if (this.#isClosed) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  return(): Promise<IteratorResult<AppEvent, undefined>> {
    if (!this.#isClosed) {
      this.#isClosed = true
      this.#queue.length = 0
      this.#onClose()
      this.#waiting?.({ done: true, value: undefined })
      this.#waiting = null
    }
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  #isTooFarBehind(): boolean {
    const last = this.#queue.at(-1)
    return this.#queue.length > longestBacklog || (last?.type === 'changed' && last.messages.length + last.conversationIds.length > mostBackloggedRows)
  }
}

function merged(earlier: ChangedEvent, later: ChangedEvent): ChangedEvent {
  const batch = new ChangeBatch()
  for (const event of [earlier, later]) {
    batch.add({ messages: event.messages as MessageChange[] })
    batch.add({ conversationIds: event.conversationIds as never, contactIds: event.contactIds as never })
  }
  return batch.take()
}
