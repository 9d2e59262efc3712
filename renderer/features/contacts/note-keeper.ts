import type { Timer } from '../../client/system-timer.ts'

/** `failed`: the note is kept here and tried again; nothing typed is dropped. */
export type NoteState = { text: string; status: 'saved' | 'waiting' | 'saving' | 'failed' }
type Options = { save: (note: string) => Promise<unknown>; timer: Timer; saved: string }

const pauseMs = 400
const retryMs = 3000

/**
 * Saves what is typed shortly after the last key, one save at a time. It outlives the panel that shows it: a
 * note whose save failed is still here when the customer is opened again.
 */
export class NoteKeeper {
  readonly #options: Options
  #state: NoteState
  #savedText: string
  #cancel: (() => void) | null = null
  #isSaving = false
  readonly #listeners = new Set<() => void>()

  constructor(options: Options) {
    this.#options = options
    this.#savedText = options.saved
    this.#state = { text: options.saved, status: 'saved' }
  }

  readonly getState = () => this.#state
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  write(text: string): void {
    this.#set({ text, status: text === this.#savedText && !this.#isSaving ? 'saved' : 'waiting' })
    this.#cancel?.()
    this.#cancel = this.#state.status === 'waiting' ? this.#options.timer.after(pauseMs, () => void this.flush()) : null
  }

  /** The note was changed elsewhere; what is being typed here wins. */
  accept(saved: string): void {
    if (this.#state.status !== 'saved' || this.#isSaving) return
    this.#savedText = saved
    if (saved !== this.#state.text) this.#set({ text: saved, status: 'saved' })
  }

  /** The shop is gone; what was not saved has nowhere to go. */
  drop(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#savedText = this.#state.text
  }

  /** Saves now: on leaving the field, the customer or the window. */
  async flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = null
    if (this.#isSaving || this.#state.text === this.#savedText) return
    this.#isSaving = true
    const { text } = this.#state
    this.#set({ text, status: 'saving' })
    try {
      await this.#options.save(text)
      this.#isSaving = false
      this.#savedText = text
      if (this.#state.text === text) this.#set({ text, status: 'saved' })
      else await this.flush()
    } catch {
      this.#isSaving = false
      this.#set({ text: this.#state.text, status: 'failed' })
      this.#cancel = this.#options.timer.after(retryMs, () => void this.flush())
    }
  }

  #set(state: NoteState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
