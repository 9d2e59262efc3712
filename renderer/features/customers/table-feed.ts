import type { Page } from '#shared/contract/base.ts'
import { defaultSort, everybody, type CustomerFilter, type CustomerRow, type CustomerSort } from '#shared/domain/customer-table.ts'
import { isNotFound } from '../../client/refusals.ts'
import type { Timer } from '../../client/system-timer.ts'
import { sortValue } from './sort-value.ts'
import { isSameFilter } from './table-setup.ts'

export type TableSource = {
  page(request: { sort: CustomerSort; filter: CustomerFilter; after: string | null; skip: number; limit: number }): Promise<Page<CustomerRow>>
  byIds(request: { contactIds: number[] }): Promise<CustomerRow[]>
  count(request: { filter: CustomerFilter }): Promise<{ count: number; total: number }>
}

export type TableState = {
  phase: 'loading' | 'ready' | 'failed'
  /** Places in the list. */
  count: number
  /** How many fit; null until it was counted. */
  fitting: number | null
  /** Customers of the shop. */
  total: number | null
  /** Another order or filter was asked for and has not come yet. */
  isTurning: boolean
  /** The order on screen is an older one: rows stay where they are until somebody asks. */
  isOutdated: boolean
  /** Grows with every order that arrives: the list starts at its top. */
  turn: number
}

const blockSize = 100
const mostBlocksKept = 60
/** So close to a block that is not there yet, it is asked for. */
const rowsAhead = 40
/** What changes within this time shares one question. */
const gatherMs = 120
const recountMs = 600
const retryMs = 2000
const rowsPerQuestion = 200

/**
 * Rows of the customer table by their place. Blocks are asked for as they come into sight, by the nearest cursor known
 * before them, so that scrolling on costs one step of the index and a jump skips. Changed customers are read again
 * where they stand; nothing moves under the hand.
 */
export class TableFeed {
  readonly #source: TableSource
  readonly #timer: Timer
  readonly #listeners = new Set<() => void>()
  #state: TableState = { phase: 'loading', count: 0, fitting: null, total: null, isTurning: false, isOutdated: false, turn: 0 }
  #error: unknown = null
  #sort: CustomerSort = defaultSort
  #filter: CustomerFilter = everybody
  /** The filter `fitting` belongs to. */
  #countedFilter: CustomerFilter | null = null
  /** Ids of each block, and the cursor behind it. */
  #blocks = new Map<number, readonly number[]>()
  #cursors = new Map<number, string | null>()
  #rows = new Map<number, CustomerRow>()
  #visible = { from: 0, to: blockSize }
  /** Grows with each order asked for; an answer to an older one is dropped. */
  #generation = 0
  /** Blocks on their way. */
  #loading = new Set<number>()
  readonly #changedIds = new Set<number>()
  #cancelAsk: (() => void) | null = null
  #cancelCount: (() => void) | null = null
  #cancelRetry: (() => void) | null = null
  #isClosed = false

  constructor(source: TableSource, timer: Timer) {
    this.#source = source
    this.#timer = timer
  }

  readonly getState = () => this.#state
  readonly getError = () => this.#error
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  idAt(index: number): number | undefined {
    return this.#blocks.get(Math.floor(index / blockSize))?.[index % blockSize]
  }

  rowAt(index: number): CustomerRow | undefined {
    const id = this.idAt(index)
    return id === undefined ? undefined : this.#rows.get(id)
  }

  /** A row that was seen, wherever it stands. */
  rowOf(contactId: number): CustomerRow | undefined {
    return this.#rows.get(contactId)
  }

  /** The rows on screen stay until the first of the new ones are there. */
  async choose(sort: CustomerSort, filter: CustomerFilter): Promise<void> {
    const isNewFilter = !isSameFilter(filter, this.#filter)
    this.#isClosed = false
    this.#sort = sort
    if (isNewFilter) this.#filter = filter
    this.#visible = { from: 0, to: blockSize }
    if (this.#countedFilter !== this.#filter) void this.#count()
    await this.#begin(true)
  }

  /** The true order again, at the same place. */
  refresh(): Promise<void> {
    void this.#count()
    return this.#begin(false)
  }

  close(): void {
    this.#isClosed = true
    this.#generation += 1
    for (const cancel of [this.#cancelAsk, this.#cancelCount, this.#cancelRetry]) cancel?.()
    this.#cancelAsk = this.#cancelCount = this.#cancelRetry = null
  }

  show(from: number, to: number): void {
    this.#visible = { from, to }
    this.#keepUp()
  }

  changed(contactIds: readonly number[]): void {
    if (this.#isClosed || contactIds.length === 0 || this.#state.phase !== 'ready') return
    for (const id of contactIds) if (this.#rows.has(id)) this.#changedIds.add(id)
    if (contactIds.some((id) => !this.#rows.has(id)) && (this.#sort.by === 'last-inbound' || this.#sort.by === 'messages')) this.#set({ isOutdated: true })
    this.#cancelAsk ??= this.#timer.after(gatherMs, () => {
      this.#cancelAsk = null
      void this.#askForChanged()
    })
    this.recount()
  }

  /** Who fits may be others than before; the order stays until somebody asks. */
  recount(): void {
    if (this.#isClosed) return
    this.#cancelCount ??= this.#timer.after(recountMs, () => {
      this.#cancelCount = null
      void this.#count()
    })
  }

  /** Who stands there, loaded or not. Resolves with fewer when the order changed meanwhile. */
  async idsBetween(from: number, to: number): Promise<number[]> {
    const generation = this.#generation
    const ids: number[] = []
    for (let block = Math.floor(from / blockSize); block * blockSize < to; block += 1) {
      if (!this.#blocks.has(block)) this.#keep(block, await this.#ask(block))
      if (generation !== this.#generation) return []
      const known = this.#blocks.get(block) ?? []
      ids.push(...known.slice(Math.max(0, from - block * blockSize), to - block * blockSize))
    }
    this.#tell()
    return ids
  }

  /** `isTurn`: from the top, else at the same place. */
  async #begin(isTurn: boolean): Promise<void> {
    const generation = ++this.#generation
    this.#cancelRetry?.()
    this.#cancelRetry = null
    const first = isTurn ? 0 : Math.floor(this.#visible.from / blockSize)
    const blocks = isTurn ? 1 : 2
    this.#loading = new Set([first])
    this.#set({ isTurning: isTurn, phase: this.#state.phase === 'failed' ? 'loading' : this.#state.phase })
    try {
      const page = await this.#source.page({ sort: this.#sort, filter: this.#filter, after: null, skip: first * blockSize, limit: blocks * blockSize })
      if (generation !== this.#generation) return
      this.#loading.clear()
      this.#error = null
      this.#blocks = new Map()
      this.#cursors = new Map()
      if (isTurn) this.#rows = new Map()
      this.#changedIds.clear()
      const known = this.#countedFilter === this.#filter ? (this.#state.fitting ?? 0) : 0
      this.#state = { ...this.#state, phase: 'ready', count: known, isTurning: false, isOutdated: false, turn: this.#state.turn + (isTurn ? 1 : 0) }
      this.#keep(first, page)
      this.#tell()
      this.#keepUp()
    } catch (error) {
      if (generation !== this.#generation) return
      this.#loading.clear()
      this.#error = error
      // Numbers of customers nobody can ask for any more are not left standing.
      if (isNotFound(error)) this.#set({ phase: 'failed', isTurning: false, fitting: (this.#countedFilter = null) })
      else if (isTurn) this.#set({ phase: 'failed', isTurning: false })
      else this.#tryAgain(() => void this.refresh())
    }
  }

  #keep(block: number, page: Page<CustomerRow>): void {
    for (const row of page.items) this.#rows.set(row.contactId, row)
    const ids = page.items.map(({ contactId }) => contactId)
    let last = block
    for (let from = 0; from < Math.max(1, ids.length); from += blockSize) this.#blocks.set((last = block + from / blockSize), ids.slice(from, from + blockSize))
    this.#cursors.set(last, page.next)
    const end = block * blockSize + ids.length
    const { count } = this.#state
    const isSurelyEnd = page.next === null && (ids.length > 0 || block === 0)
    this.#state = { ...this.#state, count: isSurelyEnd ? end : page.next === null ? Math.min(count, end) : Math.max(count, end + 1) }
  }

  /** By the nearest cursor before the block; whatever lies between is skipped. */
  #ask(block: number): Promise<Page<CustomerRow>> {
    let known = block - 1
    while (known >= 0 && !this.#cursors.get(known)) known -= 1
    return this.#source.page({ sort: this.#sort, filter: this.#filter, after: this.#cursors.get(known) ?? null, skip: (block - known - 1) * blockSize, limit: blockSize })
  }

  #keepUp(): void {
    if (this.#isClosed || this.#state.phase !== 'ready' || this.#cancelRetry || (this.#loading.size > 0 && this.#state.isTurning)) return
    const last = Math.ceil(this.#state.count / blockSize) - 1
    const isMissing = (block: number) => block >= 0 && block <= last && !this.#blocks.has(block)
    const blockAt = (index: number) => Math.floor(index / blockSize)
    const seen = { from: blockAt(this.#visible.from), to: blockAt(Math.max(this.#visible.from, this.#visible.to - 1)) }
    // One in sight at a time, whatever else is on its way: the next one then continues from its cursor.
    if ([...this.#loading].some((block) => block >= seen.from && block <= seen.to)) return
    for (let block = seen.from; block <= seen.to; block += 1) if (isMissing(block)) return void this.#load(block)
    if (this.#loading.size > 0) return
    const ahead = [blockAt(this.#visible.to + rowsAhead), blockAt(this.#visible.from - rowsAhead)].find(isMissing)
    if (ahead !== undefined) void this.#load(ahead)
  }

  async #load(block: number): Promise<void> {
    const generation = this.#generation
    this.#loading.add(block)
    try {
      const page = await this.#ask(block)
      if (generation !== this.#generation) return
      this.#loading.delete(block)
      this.#keep(block, page)
      this.#forgetFar()
      this.#tell()
      this.#keepUp()
    } catch {
      if (generation !== this.#generation) return
      this.#loading.delete(block)
      this.#tryAgain(() => this.#keepUp())
    }
  }

  #tryAgain(work: () => void): void {
    this.#cancelRetry ??= this.#timer.after(retryMs, () => {
      this.#cancelRetry = null
      work()
    })
  }

  /** Cursors stay: they are small, and the way back. */
  #forgetFar(): void {
    if (this.#blocks.size <= mostBlocksKept) return
    const here = Math.floor(this.#visible.from / blockSize)
    const far = [...this.#blocks.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here)).slice(0, this.#blocks.size - mostBlocksKept / 2)
    for (const block of far) {
      for (const id of this.#blocks.get(block) ?? []) this.#rows.delete(id)
      this.#blocks.delete(block)
    }
  }

  async #askForChanged(): Promise<void> {
    const generation = this.#generation
    const contactIds = [...this.#changedIds].slice(0, rowsPerQuestion)
    for (const id of contactIds) this.#changedIds.delete(id)
    if (contactIds.length === 0) return
    const rows = await this.#source.byIds({ contactIds }).catch(() => [])
    if (generation !== this.#generation) return
    let hasMoved = false
    for (const row of rows) {
      const before = this.#rows.get(row.contactId)
      hasMoved ||= before !== undefined && sortValue(before, this.#sort) !== sortValue(row, this.#sort)
      this.#rows.set(row.contactId, row)
    }
    this.#set({ isOutdated: this.#state.isOutdated || hasMoved })
    if (this.#changedIds.size > 0) await this.#askForChanged()
  }

  async #count(): Promise<void> {
    const filter = this.#filter
    try {
      const { count, total } = await this.#source.count({ filter })
      if (this.#isClosed || filter !== this.#filter) return
      const isOther = this.#countedFilter === filter && this.#state.fitting !== count
      this.#countedFilter = filter
      const isShown = this.#state.phase === 'ready' && !this.#state.isTurning
      this.#set({ fitting: count, total, ...(isShown ? { count: this.#hasEnd() ? this.#state.count : Math.max(count, this.#loadedEnd()), isOutdated: this.#state.isOutdated || isOther } : {}) })
      this.#keepUp()
    } catch {
      // The list shows without its number; the next change counts again.
    }
  }

  /** The last block is there, so the length is known from the rows themselves. */
  #hasEnd(): boolean {
    return [...this.#cursors.values()].includes(null)
  }

  #loadedEnd(): number {
    return Math.max(0, ...[...this.#blocks].map(([block, ids]) => block * blockSize + ids.length))
  }

  #set(part: Partial<TableState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }

  #tell(): void {
    this.#set({})
  }
}
