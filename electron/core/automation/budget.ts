import type { AutomationBudget } from '#shared/domain/automation/trace.ts'
import type { ConversationId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import type { AutomationLibrary } from './automation-library.ts'
import { countedSinceMs } from '../kernel/automatic-messages.ts'

/** What automation may still say to this customer, and what holds it back. */
export async function budgetOf({ store, facts }: FeaturePorts, time: SteadyTime, library: AutomationLibrary, conversation: ConversationId): Promise<AutomationBudget> {
  const nowMs = time.nowMs()
  const policy = (key: string) => facts.policy(key)
  const known = await store.budgetFacts(conversation, countedSinceMs({ nowMs, policy }))
  const heldMs = policy('automation.cap-span') + policy('automation.send-within')
  const spacedUntilMs = (known.automaticAtMs.at(-1) ?? Number.NEGATIVE_INFINITY) + policy('automation.spacing')
  const personUntilMs = (known.lastPersonAtMs ?? Number.NEGATIVE_INFINITY) + policy('automation.person-silence')
  const wall = (ms: number) => time.toWallMs(ms)
  return {
    isEnabled: library.settings.isEnabled,
    used: known.automaticAtMs.length,
    limit: policy('automation.cap'),
    nextFreeAtMs: known.automaticAtMs[0] === undefined ? null : wall(known.automaticAtMs[0] + heldMs),
    spacedUntilMs: spacedUntilMs > nowMs ? wall(spacedUntilMs) : null,
    silence: known.silenceUntilMs !== null && known.silenceUntilMs > nowMs
      ? { untilMs: wall(known.silenceUntilMs), reason: 'handed-over' }
      : personUntilMs > nowMs ? { untilMs: wall(personUntilMs), reason: 'person-answered' } : null,
  }
}
