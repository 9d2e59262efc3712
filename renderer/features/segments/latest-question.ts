import type { Timer } from '../../client/system-timer.ts'

/** The answer before stays on screen while the next one is asked for. */
export type Asked<Answer> = { state: 'asking' | 'ready' | 'failed'; answer: Answer | null; error: unknown }

/** Longer than between two quick keys, shorter than anybody waits. */
const pauseMs = 120
/** Customers change all the time; what is on screen follows them this often at most. */
const settleMs = 1000

/** One question at a time, always the newest: the one before is called off, and its answer is dropped even if it comes. */
export class LatestQuestion<Question, Answer> {
  readonly #ask: (question: Question, signal: AbortSignal) => Promise<Answer>
  readonly #timer: Timer
  #state: Asked<Answer> = { state: 'asking', answer: null, error: null }
  #question: Question | null = null
  #underWay: AbortController | null = null
  #cancel: (() => void) | null = null
  #isStale = false
  readonly #listeners = new Set<() => void>()

  constructor(ask: (question: Question, signal: AbortSignal) => Promise<Answer>, timer: Timer) {
    this.#ask = ask
    this.#timer = timer
  }

  readonly getState = () => this.#state
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  write(question: Question): void {
    this.#question = question
    this.#underWay?.abort()
    this.#underWay = null
    this.#set({ ...this.#state, state: 'asking' })
    this.#schedule(pauseMs)
  }

  /** What it is asked of has changed. What is under way is not called off, else a busy shop would never get an answer. */
  askAgain(): void {
    if (this.#question === null) return
    if (this.#underWay) this.#isStale = true
    else if (!this.#cancel) this.#schedule(settleMs)
  }

  stop(): void {
    this.#question = null
    this.#underWay?.abort()
    this.#underWay = null
    this.#cancel?.()
    this.#cancel = null
  }

  #schedule(delayMs: number): void {
    this.#cancel?.()
    this.#cancel = this.#timer.after(delayMs, () => {
      this.#cancel = null
      void this.#run()
    })
  }

  async #run(): Promise<void> {
    if (this.#question === null) return
    const own = new AbortController()
    this.#underWay = own
    this.#isStale = false
    const next = await this.#ask(this.#question, own.signal).then(
      (answer): Asked<Answer> => ({ state: 'ready', answer, error: null }),
      (error: unknown): Asked<Answer> => ({ state: 'failed', answer: null, error }),
    )
    if (this.#underWay !== own) return
    this.#underWay = null
    this.#set(next)
    if (this.#isStale) this.#schedule(settleMs)
  }

  #set(state: Asked<Answer>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
