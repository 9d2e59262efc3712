import type { SearchHit } from '#shared/contract/search.ts'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { Timer } from '../../client/system-timer.ts'

export type SearchSource = {
  contacts(request: { query: string; limit: number }): Promise<ConversationRow[]>
  messages(request: { query: string; after: string | null; limit: number }): Promise<{ items: SearchHit[]; next: string | null }>
}

/** What is on screen. While a newer query is under way, the answer to the one before stays. */
export type SearchState = {
  phase: 'idle' | 'searching' | 'ready' | 'failed'
  /** The query that `customers` and `messages` answer. */
  answered: string
  customers: readonly ConversationRow[]
  messages: readonly SearchHit[]
  next: string | null
  isLoadingMore: boolean
  error: unknown
}

const nothing: SearchState = { phase: 'idle', answered: '', customers: [], messages: [], next: null, isLoadingMore: false, error: null }
/** Shorter than the pause between two quick keys would notice, long enough to skip a burst. */
const pauseMs = 40
const customerLimit = 8
const messageLimit = 40

/**
 * What to ask for while a Korean word is being typed: the consonant that begins the next syllable (민ㅈ on the
 * way to 민지) is left out, initial consonants standing alone (ㅁㅈ) are a query of their own.
 */
export function askable(typed: string): string {
  return typed.trim().replace(/(?<=[가-힣])[ㄱ-ㅎ]$/u, '')
}

/** Results while typing: the latest query wins, whatever order the answers arrive in. */
export class SearchSession {
  readonly #source: SearchSource
  readonly #timer: Timer
  #state = nothing
  #asked = ''
  #run = 0
  #cancel: (() => void) | null = null
  readonly #listeners = new Set<() => void>()

  constructor(source: SearchSource, timer: Timer) {
    this.#source = source
    this.#timer = timer
  }

  readonly getState = () => this.#state
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  write(typed: string): void {
    const query = askable(typed)
    if (query === this.#asked && this.#state.phase !== 'failed') return
    this.#asked = query
    this.#run += 1
    this.#cancel?.()
    this.#cancel = null
    if (query === '') return this.#set(nothing)
    this.#set({ ...this.#state, phase: 'searching', isLoadingMore: false })
    this.#cancel = this.#timer.after(pauseMs, () => void this.#search(query))
  }

  retry(): void {
    const query = this.#asked
    this.#asked = ''
    this.write(query)
  }

  async loadMore(): Promise<void> {
    const { next, isLoadingMore, phase, answered } = this.#state
    if (next === null || isLoadingMore || phase !== 'ready') return
    const run = this.#run
    this.#set({ ...this.#state, isLoadingMore: true })
    const page = await this.#source.messages({ query: answered, after: next, limit: messageLimit }).catch(() => null)
    if (run !== this.#run) return
    if (!page) return this.#set({ ...this.#state, isLoadingMore: false })
    this.#set({ ...this.#state, isLoadingMore: false, messages: [...this.#state.messages, ...page.items], next: page.next })
  }

  async #search(query: string): Promise<void> {
    const run = this.#run
    try {
      const [customers, messages] = await Promise.all([this.#source.contacts({ query, limit: customerLimit }), this.#source.messages({ query, after: null, limit: messageLimit })])
      if (run !== this.#run) return
      this.#set({ phase: 'ready', answered: query, customers, messages: messages.items, next: messages.next, isLoadingMore: false, error: null })
    } catch (error) {
      if (run === this.#run) this.#set({ ...nothing, phase: 'failed', answered: query, error })
    }
  }

  #set(state: SearchState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
