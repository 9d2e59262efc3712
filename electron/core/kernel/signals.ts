import type { ContactId, ConversationId, MessageId } from '#shared/domain/ids.ts'
import type { LibraryPart } from '#shared/contract/events.ts'
import type { AccountStanding } from '#shared/domain/health.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { InboundEvent } from '../inbound/inbound-event.ts'
import type { ApiProblem } from '../ports/cloud-api.ts'
import type { ProjectionResult } from '../ports/store/inbound-store.ts'
import type { EndedMessage } from '../ports/store/sending-store.ts'

export type MessageChange = ProjectionResult['messages'][number]
export type RowChanges = { conversationIds?: readonly ConversationId[]; contactIds?: readonly ContactId[]; messages?: readonly MessageChange[] }
export type StatusFailure = Extract<InboundEvent, { kind: 'status' }>

/** Messages that ended, and the messages whose shown reaction went with them. */
export function endedChanges(ended: readonly EndedMessage[]): MessageChange[] {
  return ended.flatMap(({ conversationId, messageId, reactionTargetId }) => [
    { conversationId, messageId, change: 'updated' as const },
    ...(reactionTargetId === null ? [] : [{ conversationId, messageId: reactionTargetId, change: 'updated' as const }]),
  ])
}

/** What features tell each other. A feature never calls another one. */
export type Signals = {
  /** Rows that screens may show have changed. */
  changed: RowChanges
  /** How far a long change has come. */
  progress: { job: string; done: number; total: number }
  /** Each of these customers got or lost at least one of these labels. */
  'labels-changed': { contactIds: readonly ContactId[]; added: readonly number[]; removed: readonly number[] }
  /** A complaint was noted; `count` is how many there are now. */
  complained: { contactId: ContactId; count: number }
  /** Webhooks were applied. */
  projected: ProjectionResult
  /** Meta reported by webhook that a message failed. */
  'delivery-failed': StatusFailure
  /** Something waits in the outbox that was not there before. */
  queued: { messageId: MessageId }
  /** What the latest request to Meta showed about the connection; null: it worked. */
  'api-answered': ApiProblem | null
  /** The connection works again after it did not. */
  'api-recovered': null
  'media-wanted': null
  'token-replaced': null
  'settings-changed': Settings
  'policy-changed': null
  'account-changed': null
  /** What the shop prepared for itself: screens that show this part read it again. */
  'library-changed': LibraryPart
  /** Rules or flows of automation changed without its own calls: they are read again. */
  'rules-changed': null
  /** Meta restricted the account, cut it off, or let it go on. */
  'account-standing': AccountStanding
  /** The database refused a write, or takes writes again (null). */
  'store-unavailable': { kind: 'disk-full' | 'read-only' | 'damaged'; problem: string } | null
}

type Listener<Name extends keyof Signals> = (value: Signals[Name]) => void

/** Delivers at once and in order of subscription; listeners only note what happened and return. */
export class SignalBus {
  readonly #listeners = new Map<keyof Signals, Set<Listener<never>>>()

  on<Name extends keyof Signals>(name: Name, listener: Listener<Name>): void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
  }

  emit<Name extends keyof Signals>(name: Name, value: Signals[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) (listener as Listener<Name>)(value)
  }
}
