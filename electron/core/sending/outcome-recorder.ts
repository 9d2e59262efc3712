import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { StoreDamaged, StoreUnavailable } from '../ports/store/store.ts'
import type { OutboxItem, RecordedOutcome } from '../ports/store/sending-store.ts'

type Recorded = { item: OutboxItem; outcome: RecordedOutcome; onRecorded: () => void }

const retryAfterMs = 1_000
/** Outcomes closer together than this share a transaction. */
const spacingMs = 20

/**
 * Writes what became of requests, those that end together in one transaction. An outcome is never dropped:
 * while the database cannot be written it waits here, and its conversation waits with it.
 */
export class OutcomeRecorder {
  readonly #ports: FeaturePorts
  #waiting: Recorded[] = []
  #running: Promise<void> | null = null
  #isStopped = false
  #isRefused = false
  #writtenAtMonotonicMs = Number.NEGATIVE_INFINITY

  constructor(ports: FeaturePorts) {
    this.#ports = ports
  }

  record(item: OutboxItem, outcome: RecordedOutcome, onRecorded: () => void): void {
    this.#waiting.push({ item, outcome, onRecorded })
    this.#running ??= this.#drain()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#ports.clock.nextTurn()
      const sinceWriteMs = this.#ports.clock.monotonicMs() - this.#writtenAtMonotonicMs
      if (sinceWriteMs < spacingMs && !this.#isStopped) await this.#pause(spacingMs - sinceWriteMs)
      const group = this.#waiting.splice(0)
      if (!(await this.#write(group))) {
        this.#waiting.unshift(...group)
        if (this.#isStopped) break
        await this.#pause(retryAfterMs)
      }
      this.#writtenAtMonotonicMs = this.#ports.clock.monotonicMs()
    }
    this.#running = null
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#ports.clock.after(ms, resolve))
  }

  async #write(group: Recorded[]): Promise<boolean> {
    const { store, log, signals } = this.#ports
    try {
      const { conversationIds, reactionTargetIds } = await store.recordOutcomes(group.map(({ outcome }) => outcome))
      const messages = group.map(({ item }) => ({ conversationId: item.conversationId, messageId: item.messageId, change: 'updated' as const }))
      const targets = (reactionTargetIds.length === 0 ? [] : await store.messagesByIds(reactionTargetIds)).map(({ id, conversationId }) => ({ conversationId, messageId: id, change: 'updated' as const }))
      signals.emit('changed', { conversationIds, messages: [...messages, ...targets] })
      for (const { onRecorded } of group) onRecorded()
      this.#report(null)
      return true
    } catch (error) {
      log.error('sending.outcome-not-recorded', error, { count: group.length })
      if (error instanceof StoreUnavailable) this.#report(error)
      if (error instanceof StoreDamaged) this.#isStopped = true
      return false
    }
  }

  #report(unavailable: StoreUnavailable | null): void {
    if (unavailable === null && !this.#isRefused) return
    this.#isRefused = unavailable !== null
    this.#ports.signals.emit('store-unavailable', unavailable && { kind: unavailable.kind, problem: unavailable.message })
  }
}
