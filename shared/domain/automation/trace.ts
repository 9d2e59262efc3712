import type { RuleKind } from './rule.ts'

/** Why a rule did not fit; `automation.why.<reason>` is its sentence in both locales. */
export const mismatchReasons = [
  'words-not-found', 'not-new-customer', 'shop-open', 'shop-not-busy', 'outside-time-band', 'hours-condition', 'label-missing', 'label-excluded',
  'other-language', 'variable-condition', 'no-text',
] as const
/** Why a rule that fitted did not reply. */
export const stopReasons = [
  'cap', 'spacing', 'person-answered', 'handed-over', 'opted-out', 'blocked', 'consent-word', 'too-old', 'window-closed', 'burst', 'pair-rate', 'another-answered',
  'away-instead', 'no-code-left', 'variable-empty', 'content-refused', 'file-missing', 'automation-off', 'failed',
] as const
export const fireReasons = ['replied', 'acted', 'would-reply', 'gave-to-person'] as const
export type TraceReason = (typeof mismatchReasons)[number] | (typeof stopReasons)[number] | (typeof fireReasons)[number]

/** `policyKey`: the entry of the policy pack that decided. `params`: what its sentence is filled with (counts, times as Unix milliseconds). */
export type TraceStep = {
  /** Null for a guard that stands before all rules, and for what flows say. */
  ruleId: number | null
  ruleName: string | null
  ruleKind: RuleKind | 'flow' | null
  result: 'fired' | 'stopped' | 'no-match'
  reason: TraceReason
  policyKey: string | null
  params: Record<string, string | number>
}

export type TraceOutcome = 'replied' | 'acted' | 'stopped' | 'no-match'

/** One decision: about an inbound message, or about an event (a label, a date; then `trigger` says so and `messageId` is null). */
export type AutomationTrace = {
  id: number
  trigger: 'message' | 'label-set' | 'field-date'
  messageId: number | null
  conversationId: number
  contactName: string
  /** Words of the message as they are now; null when it has none. */
  text: string | null
  atMs: number
  outcome: TraceOutcome
  /** Fired and stopped first; of the rules that did not fit only the first ones are named, all are counted. */
  steps: TraceStep[]
  consideredCount: number
  /** What was sent. */
  replyMessageIds: number[]
  /** Automatic messages of the rolling day after this decision. */
  budget: { used: number; limit: number }
  /** From the arrival of the webhook to the decision. */
  tookMs: number
}

/** For the composer and the customer panel: "automatic replies today 2/3". */
export type AutomationBudget = {
  isEnabled: boolean
  used: number
  limit: number
  /** When the oldest counted message leaves the rolling day; null when none counts. */
  nextFreeAtMs: number | null
  /** Until then unsolicited automatic messages wait (6 h spacing); null: nothing holds them. */
  spacedUntilMs: number | null
  /** Automation is silent for this customer until then, and why. */
  silence: { untilMs: number; reason: 'person-answered' | 'handed-over' } | null
}

export type DryRunLine = { messageId: number; conversationId: number; contactName: string; text: string | null; atMs: number; outcome: TraceOutcome; steps: TraceStep[]; replyText: string | null }
export type DryRun = {
  runId: string
  state: 'running' | 'done' | 'cancelled' | 'failed'
  checkedCount: number
  totalCount: number
  repliedCount: number
  stoppedCount: number
  actedCount: number
  /** How often each guard stopped a reply. */
  stops: { reason: TraceReason; policyKey: string | null; count: number }[]
  /** Messages where the rule fitted, newest first, at most 200. */
  lines: DryRunLine[]
}

/** The phone app greets as well: its texts came within seconds of a customer's message next to ours. */
export type AutomationHealth = {
  doubleGreeting: { text: string; count: number; lastAtMs: number } | null
  repliedTodayCount: number
  stoppedTodayCount: number
  /** Slowest twentieth of the last replies, from webhook to decision; null without any. */
  decisionP95Ms: number | null
  speed: ReplySpeed
}

/**
 * How long answers to customers took in the last 24 hours, from the webhook until they left. What still waits has
 * taken until now, what never left until it was given up.
 */
export type ReplySpeed = {
  targetMs: number
  replyCount: number
  withinTargetCount: number
  /** Null while none was late; `limitMs`: what `count` of them passed. `spentOn`: where the slowest lost most of its time. */
  late: { level: 'warning' | 'alarm'; limitMs: number; count: number; slowestMs: number; spentOn: 'deciding' | 'sending' } | null
}
