import type { ConversationId, MessageId } from '#shared/domain/ids.ts'

/**
 * Conversations whose next message must wait although it is due: one of theirs is on its way, its outcome is
 * unknown, or a limit holds it. This keeps the order inside every conversation.
 */
export class BusyConversations {
  readonly #inFlight = new Set<ConversationId>()
  readonly #heldUntilMs = new Map<ConversationId, number>()
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
    this.#heldUntilMs.set(id, untilMs)
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
    this.#heldUntilMs.delete(id)
  }

  /** Everything not to be picked now; holds that have ended are dropped. */
  excluded(nowMs: number): ReadonlySet<ConversationId> {
    for (const [id, untilMs] of this.#heldUntilMs) if (untilMs <= nowMs) this.#heldUntilMs.delete(id)
    for (const [messageId, id] of this.#unknown) if (!this.#heldUntilMs.has(id)) this.#unknown.delete(messageId)
    return new Set([...this.#inFlight, ...this.#heldUntilMs.keys()])
  }

  get heldCount(): number {
    return this.#heldUntilMs.size
  }

  nextReleaseAtMs(): number | null {
    let earliest: number | null = null
    for (const untilMs of this.#heldUntilMs.values()) if (earliest === null || untilMs < earliest) earliest = untilMs
    return earliest
  }
}
