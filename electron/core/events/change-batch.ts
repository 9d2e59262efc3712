import type { AppEvent } from '#shared/contract/events.ts'
import type { MessageChange, RowChanges } from '../kernel/signals.ts'

export type ChangedEvent = Extract<AppEvent, { type: 'changed' }>

/** Collects changes without repeats; several changes of one message become the one a screen needs. */
export class ChangeBatch {
  readonly #conversationIds = new Set<number>()
  readonly #contactIds = new Set<number>()
  readonly #messages = new Map<number, ChangedEvent['messages'][number]>()

  add(changes: RowChanges): void {
    for (const id of changes.conversationIds ?? []) this.#conversationIds.add(id)
    for (const id of changes.contactIds ?? []) this.#contactIds.add(id)
    for (const message of changes.messages ?? []) this.#addMessage(message)
  }

  get size(): number {
    return this.#conversationIds.size + this.#contactIds.size + this.#messages.size
  }

  take(): ChangedEvent {
    const event: ChangedEvent = { type: 'changed', conversationIds: [...this.#conversationIds], messages: [...this.#messages.values()], contactIds: [...this.#contactIds] }
    this.#conversationIds.clear()
    this.#contactIds.clear()
    this.#messages.clear()
    return event
  }

  #addMessage(message: MessageChange): void {
    const earlier = this.#messages.get(message.messageId)
    const staysAdded = earlier?.change === 'added' && message.change === 'updated'
    this.#messages.set(message.messageId, staysAdded ? earlier : message)
    this.#conversationIds.add(message.conversationId)
  }
}
