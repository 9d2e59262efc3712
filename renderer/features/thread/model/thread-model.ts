import type { ThreadAnchor, ThreadPage } from '#shared/contract/messages.ts'
import type { Message } from '#shared/domain/message.ts'
import { openPageSize } from '../../../client/first-page.ts'
import { emptyThread, keptMessageCount, threadReducer, type ThreadAction, type ThreadState } from './thread-state.ts'

export type ThreadReads = {
  page(input: { conversationId: number; anchor: ThreadAnchor; limit: number }): Promise<ThreadPage>
  byIds(input: { messageIds: number[] }): Promise<Message[]>
}

const morePageSize = 60
const mostIdsPerRead = 200

/**
 * Loads one conversation and keeps it true. Reads are made one after the other: whatever changes during a
 * page read is read again after it, so an answer that was overtaken can never stay on the screen.
 */
export class ThreadModel {
  #state: ThreadState = emptyThread
  #reads: Promise<void> = Promise.resolve()
  #changed = new Set<number>()
  #isEnded = false
  #error: unknown = null
  #loading: 'older' | 'newer' | null = null
  readonly #listeners = new Set<() => void>()
  readonly #conversationId: number
  readonly #api: ThreadReads

  /** `first`: the page it opens with, when that was read ahead. */
  constructor(conversationId: number, api: ThreadReads, first: ThreadPage | null = null) {
    this.#conversationId = conversationId
    this.#api = api
    if (first) this.#state = threadReducer(emptyThread, { type: 'replaced', page: first, isFirst: true })
  }

  get state(): ThreadState {
    return this.#state
  }

  /** Why the last read failed. */
  get error(): unknown {
    return this.#error
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  end(): void {
    this.#isEnded = true
    this.#listeners.clear()
  }

  /** Resolves when the stretch around `anchor` is shown, false when it could not be read. */
  open(anchor: ThreadAnchor, isFirst = false): Promise<boolean> {
    return this.#read(async () => {
      const page = await this.#page(anchor, openPageSize)
      this.#dispatch({ type: 'replaced', page, isFirst })
    })
  }

  async loadOlder(): Promise<void> {
    await this.#loadMore('older')
  }

  async loadNewer(): Promise<void> {
    await this.#loadMore('newer')
  }

  /**
   * Ids of messages of this conversation that were added, updated or removed. `isReading`: whether the reader is at
   * the bottom and looking, so that arrivals are not news.
   */
  async takeChanges(messageIds: readonly number[], isReading: () => boolean): Promise<void> {
    for (const id of messageIds) this.#changed.add(id)
    await this.#read(async () => {
      while (this.#changed.size > 0) {
        const requestedIds = [...this.#changed].slice(0, mostIdsPerRead)
        for (const id of requestedIds) this.#changed.delete(id)
        const found = await this.#api.byIds({ messageIds: requestedIds })
        this.#dispatch({ type: 'changed', requestedIds, found: found.filter((message) => message.conversationId === this.#conversationId), isReading: isReading() })
      }
      if (isReading()) await this.#trim('newest')
    })
    if (this.#state.messages.length === 0 && (this.#state.hasOlder || this.#state.hasNewer)) await this.open({ at: 'latest' })
  }

  reachedBottom(): void {
    if (this.#state.arrivedIds.length > 0) this.#dispatch({ type: 'reached-bottom' })
  }

  async #loadMore(direction: 'older' | 'newer'): Promise<void> {
    const has = direction === 'older' ? this.#state.hasOlder : this.#state.hasNewer
    if (!has || this.#loading === direction || this.#state.phase !== 'ready') return
    this.#loading = direction
    await this.#read(async () => {
      const edge = direction === 'older' ? this.#state.messages[0] : this.#state.messages.at(-1)
      if (!edge) return
      const page = await this.#page({ at: direction, messageId: edge.id }, morePageSize)
      this.#dispatch({ type: direction, page })
      await this.#trim(direction === 'older' ? 'oldest' : 'newest')
    })
    this.#loading = null
  }

  /** Apart from the page that made it necessary: the scroller can make up for a change at one end at a time. */
  async #trim(keep: 'oldest' | 'newest'): Promise<void> {
    if (this.#state.messages.length <= keptMessageCount) return
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#dispatch({ type: 'trimmed', keep })
  }

  #page(anchor: ThreadAnchor, limit: number): Promise<ThreadPage> {
    return this.#api.page({ conversationId: this.#conversationId, anchor, limit })
  }

  #read(work: () => Promise<void>): Promise<boolean> {
    const done = this.#reads.then(async () => {
      if (this.#isEnded) return false
      try {
        await work()
        return true
      } catch (error) {
        this.#error = error
        this.#dispatch({ type: 'failed' })
        return false
      }
    })
    this.#reads = done.then(() => undefined)
    return done
  }

  #dispatch(action: ThreadAction): void {
    if (this.#isEnded) return
    const next = threadReducer(this.#state, action)
    if (next === this.#state) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}
