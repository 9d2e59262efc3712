import type { TraceReason } from '#shared/domain/automation/trace.ts'
import { serviceWindowAt } from '#shared/domain/service-window.ts'
import type { MessageFacts } from '../ports/store/automation-store.ts'
import type { World } from './decision.ts'

const minuteMs = 60_000

/**
 * `chosen`: answers a button or the question of a flow; people tap within seconds, and the outbox spaces what leaves.
 * `direct`: answers a word the customer wrote. Both are counted but exempt from spacing.
 * `unsolicited`: greeting, away, acknowledgement, events.
 */
export type ReplyClass = 'chosen' | 'direct' | 'unsolicited'
export type Stop = { reason: TraceReason; policyKey: string | null; params: Record<string, string | number> }

const stop = (reason: TraceReason, policyKey: string | null = null, params: Stop['params'] = {}): Stop => ({ reason, policyKey, params })

/** What forbids any automatic word to this person right now. `isEvent`: nobody wrote. */
export function personGuard(facts: MessageFacts, world: World): Stop | null {
  const { nowMs, policy } = world
  const isEvent = facts.messageId === null
  if (facts.isBlocked) return stop('blocked')
  if (!world.mayWrite.isAllowed) return stop('opted-out')
  if (nowMs - facts.timestampMs > policy('automation.message-age')) return stop('too-old', 'automation.message-age', { atMs: facts.timestampMs })
  if (facts.silenceUntilMs !== null && facts.silenceUntilMs > nowMs) return stop('handed-over', 'automation.handover-silence', { untilMs: facts.silenceUntilMs })
  const personSilenceMs = policy('automation.person-silence')
  if (facts.lastPersonAtMs !== null && nowMs - facts.lastPersonAtMs < personSilenceMs) return stop('person-answered', 'automation.person-silence', { untilMs: facts.lastPersonAtMs + personSilenceMs })
  if (!facts.hasAddress || serviceWindowAt(facts.windowEndsAtMs, nowMs).state !== 'open') return stop('window-closed', 'window.length')
  const isNew = facts.timestampMs - facts.firstSeenAtMs < policy('automation.new-customer')
  const burst = policy('automation.burst')
  if (!isEvent && isNew && facts.inboundLastMinuteCount > burst) return stop('burst', 'automation.burst', { count: facts.inboundLastMinuteCount, untilMs: facts.timestampMs + minuteMs })
  return null
}

/**
 * `counted`: times of earlier automatic messages, oldest first; `plannedCount`: replies of this very decision, which no
 * pause separates; `isRepeat`: the last of them said the same, so that a word written twice is answered once.
 */
export function budgetGuard(replyClass: ReplyClass, { counted, plannedCount, isRepeat }: { counted: readonly number[]; plannedCount: number; isRepeat: boolean }, world: World): Stop | null {
  const { nowMs, policy } = world
  const limit = policy('automation.cap')
  if (counted.length + plannedCount >= limit) return stop('cap', 'automation.cap', { limit, untilMs: (counted.at(-limit) ?? nowMs) + policy('automation.cap-span') + policy('automation.send-within') })
  const last = counted.at(-1)
  if (last === undefined) return null
  const pairMs = policy('rate.pair-interval')
  if ((replyClass === 'unsolicited' || (replyClass === 'direct' && isRepeat)) && nowMs - last < pairMs) return stop('pair-rate', 'rate.pair-interval', { untilMs: last + pairMs })
  const spacingMs = policy('automation.spacing')
  if (replyClass === 'unsolicited' && plannedCount === 0 && nowMs - last < spacingMs) return stop('spacing', 'automation.spacing', { untilMs: last + spacingMs })
  return null
}
