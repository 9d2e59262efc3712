import type { ConversationId, MessageId } from '#shared/domain/ids.ts'
import type { Verdict } from './buckets/rate-limits.ts'

export type HeldBy = Verdict & { conversationId: ConversationId | null; waitingCount: number }

/**
 * Conversations whose next message must wait although it is due: one of theirs is on its way, its outcome is
 * unknown, or a limit holds it. This keeps the order inside every conversation.
 */
export class BusyConversations {
  readonly #inFlight = new Set<ConversationId>()
  readonly #held = new Map<ConversationId, { untilMs: number; verdict: Verdict | null }>()
  readonly #unknown = new Map<MessageId, ConversationId>()

  get inFlightCount(): number {
    return this.#inFlight.size
  }

  begin(id: ConversationId): void {
    this.#inFlight.add(id)
  }

  end(id: ConversationId): void {
    this.#inFlight.delete(id)
  }

  hold(id: ConversationId, untilMs: number): void {
    this.#held.set(id, { untilMs, verdict: null })
  }

  brake(id: ConversationId, verdict: Verdict): void {
    this.#held.set(id, { untilMs: verdict.untilMs, verdict })
  }

  holdForUnknown(messageId: MessageId, id: ConversationId, untilMs: number): void {
    this.#unknown.set(messageId, id)
    this.hold(id, untilMs)
  }

  /** A status told what became of the message: its conversation may go on. */
  settle(messageId: MessageId): void {
    const id = this.#unknown.get(messageId)
    if (id === undefined) return
    this.#unknown.delete(messageId)
    this.#held.delete(id)
  }

  /** Limits have changed: everything they hold is judged anew. */
  releaseBraked(): void {
    for (const [id, { verdict }] of this.#held) if (verdict) this.#held.delete(id)
  }

  /** Everything not to be picked now; holds that have ended are dropped. */
  excluded(nowMs: number): ReadonlySet<ConversationId> {
    for (const [id, { untilMs }] of this.#held) if (untilMs <= nowMs) this.#held.delete(id)
    for (const [messageId, id] of this.#unknown) if (!this.#held.has(id)) this.#unknown.delete(messageId)
    return new Set([...this.#inFlight, ...this.#held.keys()])
  }

  nextReleaseAtMs(): number | null {
    let earliest: number | null = null
    for (const { untilMs } of this.#held.values()) if (earliest === null || untilMs < earliest) earliest = untilMs
    return earliest
  }

  /** The limit that lets go first, of those that hold conversations back. */
  heldBy(): HeldBy | null {
    let first: HeldBy | null = null
    let waitingCount = 0
    for (const [conversationId, { verdict }] of this.#held) {
      if (!verdict) continue
      waitingCount += 1
      if (!first || verdict.untilMs < first.untilMs) first = { ...verdict, conversationId, waitingCount: 0 }
    }
    return first && { ...first, waitingCount }
  }
}
