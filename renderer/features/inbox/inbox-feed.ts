import type { ConversationFilter, ConversationRow } from '#shared/domain/conversation.ts'
import type { Timer } from '../../client/system-timer.ts'
import { emptyInbox, inboxReducer, type InboxAction, type InboxState, type LoadedPage } from './inbox-state.ts'

export type InboxSource = {
  page(request: { filter: ConversationFilter; labelId: number | null; after: string | null; limit: number }): Promise<LoadedPage>
  byIds(request: { conversationIds: number[] }): Promise<ConversationRow[]>
}
type Clock = Timer & { nowMs(): number }
type ArrivalListener = (rows: ConversationRow[]) => void

const firstPageSize = 50
const pageSize = 200
const rowsAhead = 300
const mostRowsKept = 3000
/** The first change is shown at once; what follows within this time shares one question. */
const gatherMs = 100
/** More changed conversations than this are cheaper to ask for as a list. */
const reloadAbove = 1000
const retryMs = 2000
const recentMs = 120_000

/**
 * Keeps `InboxState` true: loads pages ahead of the visible part, asks for the rows that changed, forgets
 * rows far away. One page and one question for rows are on their way at any time.
 */
export class InboxFeed {
  readonly #source: InboxSource
  readonly #timer: Clock
  #closingWithinMs: number
  #state: InboxState
  #error: unknown = null
  readonly #listeners = new Set<() => void>()
  readonly #arrivalListeners = new Set<ArrivalListener>()
  #openId: number | null = null
  /** Grows with each reload; an answer to an older generation is dropped, the reload has seen what it tells. */
  #generation = 0
  #newer: Map<number, ConversationRow | null> | null = null
  readonly #changedIds = new Set<number>()
  readonly #arrivedIds = new Set<number>()
  #visible = { from: 0, to: firstPageSize }
  #isPaging = false
  #isAsking = false
  #isHeldStill = false
  #nextAskAtMs = 0
  #cancelTimer: (() => void) | null = null
  #isClosed = false

  constructor(source: InboxSource, timer: Clock, closingWithinMs: number) {
    this.#source = source
    this.#timer = timer
    this.#closingWithinMs = closingWithinMs
    this.#state = emptyInbox('all')
  }

  readonly getState = () => this.#state
  readonly getError = () => this.#error
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Hears which conversations just gained a message of the customer. */
  readonly onArrivals = (listener: ArrivalListener) => {
    this.#arrivalListeners.add(listener)
    return () => void this.#arrivalListeners.delete(listener)
  }

  /** Policy entry `window.closing-notice`. */
  setClosingNotice(closingWithinMs: number): void {
    if (closingWithinMs === this.#closingWithinMs) return
    this.#closingWithinMs = closingWithinMs
    if (this.#state.filter === 'closing') this.#runQuietly(this.reload())
  }

  /** Loads the list of this filter from its top; with a label only its customers. */
  choose(filter: ConversationFilter, labelId: number | null = null): Promise<void> {
    this.#isClosed = false
    this.#visible = { from: 0, to: firstPageSize }
    this.#dispatch({ type: 'filter-chosen', filter, labelId })
    return this.reload()
  }

  /** Nothing is asked and nothing is told any more, until a filter is chosen again. */
  close(): void {
    this.#isClosed = true
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  /** Asks for everything down to the visible part again and replaces the list at once, without a flicker. */
  async reload(): Promise<void> {
    const generation = ++this.#generation
    const newer = new Map<number, ConversationRow | null>()
    this.#newer = newer
    this.#isPaging = true
    this.#isAsking = false
    this.#changedIds.clear()
    const { filter, labelId, order } = this.#state
    const wanted = Math.min(order.length, this.#visible.to + rowsAhead)
    const items: ConversationRow[] = []
    let next: string | null = null
    try {
      do {
        const page: LoadedPage = await this.#source.page({ filter, labelId, after: next, limit: wanted <= firstPageSize ? firstPageSize : pageSize })
        if (generation !== this.#generation || this.#isClosed) return
        items.push(...page.items)
        next = page.next
      } while (next !== null && items.length < wanted)
      this.#endPaging()
      this.#error = null
      this.#dispatch({ type: 'reloaded', page: { items, next }, newer, context: this.#context() })
      if (this.#state.heldId === null) this.#dispatch({ type: 'held', conversationId: this.#openId, context: this.#context() })
    } catch (error) {
      if (generation !== this.#generation || this.#isClosed) return
      this.#endPaging()
      this.#fail(error)
      if (this.#state.phase === 'ready') this.#timer.after(retryMs, () => this.#runQuietly(this.reload()))
    }
    this.#keepUp()
  }

  /** `arrivedIds`: conversations among them that gained a message. */
  changed(conversationIds: readonly number[], arrivedIds: readonly number[] = []): void {
    for (const id of conversationIds) this.#changedIds.add(id)
    for (const id of arrivedIds) this.#arrivedIds.add(id)
    this.#askSoon()
  }

  show(from: number, to: number): void {
    this.#visible = { from, to }
    this.#keepUp()
  }

  open(conversationId: number | null): void {
    this.#openId = conversationId
    this.#dispatch({ type: 'held', conversationId, context: this.#context() })
  }

  /** While a pointer is pressed nothing may move under it. */
  holdStill(isHeldStill: boolean): void {
    this.#isHeldStill = isHeldStill
    if (!isHeldStill) this.#askSoon()
  }

  minutePassed(): void {
    this.#dispatch({ type: 'time-passed', context: this.#context() })
    if (this.#state.phase === 'ready' && (this.#state.filter === 'closing' || this.#state.filter === 'unread')) this.#runQuietly(this.reload())
  }

  #context() {
    return { nowMs: this.#timer.nowMs(), closingWithinMs: this.#closingWithinMs }
  }

  #dispatch(action: InboxAction): void {
    const state = inboxReducer(this.#state, action)
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #fail(error: unknown): void {
    this.#error = error
    this.#dispatch({ type: 'failed' })
  }

  #endPaging(): void {
    this.#isPaging = false
    this.#newer = null
  }

  #keepUp(): void {
    if (this.#isClosed || this.#state.phase !== 'ready') return
    const { from, to } = this.#visible
    if (this.#state.rows.size > mostRowsKept) this.#dispatch({ type: 'rows-trimmed', keepFrom: from - mostRowsKept / 4, keepTo: to + mostRowsKept / 4 })
    if (!this.#isPaging && this.#state.next !== null && to + rowsAhead > this.#state.order.length) this.#runQuietly(this.#loadNext())
    this.#askSoon()
  }

  async #loadNext(): Promise<void> {
    const generation = this.#generation
    const newer = new Map<number, ConversationRow | null>()
    this.#newer = newer
    this.#isPaging = true
    try {
      const page = await this.#source.page({ filter: this.#state.filter, labelId: this.#state.labelId, after: this.#state.next, limit: pageSize })
      if (generation !== this.#generation || this.#isClosed) return
      this.#endPaging()
      this.#dispatch({ type: 'page-loaded', page, newer, context: this.#context() })
      this.#keepUp()
    } catch (error) {
      if (generation !== this.#generation || this.#isClosed) return
      this.#endPaging()
      this.#fail(error)
      this.#timer.after(retryMs, () => this.#keepUp())
    }
  }

  #askSoon(): void {
    if (this.#isClosed || this.#isAsking || this.#isHeldStill || this.#cancelTimer || this.#idsToAsk().length === 0) return
    const waitMs = this.#nextAskAtMs - this.#timer.nowMs()
    if (waitMs <= 0) return this.#runQuietly(this.#ask())
    this.#cancelTimer = this.#timer.after(waitMs, () => {
      this.#cancelTimer = null
      if (!this.#isHeldStill && !this.#isAsking) this.#runQuietly(this.#ask())
    })
  }

  /** Changed conversations first, then places near the visible part whose rows were forgotten. */
  #idsToAsk(): number[] {
    if (this.#state.phase !== 'ready') return []
    if (this.#changedIds.size > 0) return [...this.#changedIds].slice(0, pageSize)
    const { order, rows } = this.#state
    const missing: number[] = []
    for (let index = Math.max(0, this.#visible.from - 20); index < Math.min(order.length, this.#visible.to + 20); index += 1) {
      if (!rows.has(order[index]!.id)) missing.push(order[index]!.id)
    }
    return missing.slice(0, pageSize)
  }

  async #ask(): Promise<void> {
    if (this.#changedIds.size > reloadAbove) {
      this.#nextAskAtMs = this.#timer.nowMs() + gatherMs * 5
      return this.reload()
    }
    const generation = this.#generation
    const askedIds = this.#idsToAsk()
    if (askedIds.length === 0) return
    const isAboutChanges = this.#changedIds.size > 0
    for (const id of askedIds) this.#changedIds.delete(id)
    this.#isAsking = true
    if (isAboutChanges) this.#nextAskAtMs = this.#timer.nowMs() + gatherMs
    try {
      const rows = await this.#source.byIds({ conversationIds: askedIds })
      if (generation !== this.#generation || this.#isClosed) return
      this.#isAsking = false
      this.#take(askedIds, rows)
    } catch {
      if (generation !== this.#generation || this.#isClosed) return
      this.#isAsking = false
      for (const id of askedIds) this.#changedIds.add(id)
      this.#nextAskAtMs = this.#timer.nowMs() + retryMs
    }
    this.#keepUp()
  }

  #take(askedIds: readonly number[], rows: ConversationRow[]): void {
    if (this.#newer) {
      for (const id of askedIds) this.#newer.set(id, null)
      for (const row of rows) this.#newer.set(row.id, row)
    }
    this.#dispatch({ type: 'rows-fetched', askedIds, rows, context: this.#context() })
    const recentSinceMs = this.#timer.nowMs() - recentMs
    const arrivals = rows.filter((row) => this.#arrivedIds.has(row.id) && row.lastMessage?.direction === 'inbound' && row.lastMessage.timestampMs >= recentSinceMs)
    for (const id of askedIds) this.#arrivedIds.delete(id)
    if (arrivals.length > 0) for (const listener of this.#arrivalListeners) listener(arrivals)
  }

  /** Both promises end in their own catch; this only says that nobody waits for them. */
  #runQuietly(work: Promise<void>): void {
    void work
  }
}
