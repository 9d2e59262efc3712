import { localErrorCode } from '#shared/domain/delivery-error.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { endedChanges } from '../kernel/signals.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'

const unconfirmed = { code: localErrorCode.unconfirmed, title: 'No confirmation came back', details: null }

/**
 * A request whose answer never came is settled by a status webhook that carries our reference. Without any sign
 * it is shown as not confirmed after the grace time; only a person may then send it again.
 */
export async function expireUnconfirmed({ store, facts, signals }: FeaturePorts, time: SteadyTime): Promise<number | null> {
  const nowMs = time.nowMs()
  const graceMs = facts.policy('sending.unknown-grace')
  const expired = await store.expireUnknown(nowMs - graceMs, unconfirmed)
  if (expired.length > 0) {
    signals.emit('changed', { conversationIds: expired.map(({ conversationId }) => conversationId), messages: endedChanges(expired) })
  }
  const oldestAtMs = await store.oldestUnknownAtMs()
  return oldestAtMs === null ? null : Math.max(1_000, oldestAtMs + graceMs - nowMs)
}
