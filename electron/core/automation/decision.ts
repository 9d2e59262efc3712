import type { TraceOutcome, TraceStep } from '#shared/domain/automation/trace.ts'
import type { AutomationSettings } from '#shared/domain/automation/rule.ts'
import type { HoursStatus } from '#shared/domain/opening-hours.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { PolicyLookup } from '#shared/domain/outgoing-rules.ts'
import type { FlowState, MessageFacts, PlannedContent } from '../ports/store/automation-store.ts'
import type { RuleBook } from './rule-book.ts'

/** What is true of the shop at the moment of a decision, beside the facts about the message. */
export type World = {
  nowMs: number
  /** Of the message's own moment, which is now for live ones. */
  hours: HoursStatus
  shopMinute: number
  shopWeekday: number
  today: string
  isBusy: boolean
  settings: AutomationSettings
  policy: PolicyLookup
  variables: Readonly<Record<string, string>>
  /** Custom fields of this customer in words, by key. */
  fieldTexts: Readonly<Record<string, string>>
  /** When the shop opens next, in words for customers; null when it does not. */
  openNext: string | null
  mayWrite: { isAllowed: boolean }
  /** Sentences that Danggol adds to a reply, in the language of this customer. */
  phrases: { personButton: string; personLine: string; personWords: readonly string[] }
  /** Files of the library by number. */
  files: ReadonlyMap<number, KeptFile>
  lastVariant: (ruleId: number) => number | null
}

export type Reply = { ruleId: number | null; variant: number; content: PlannedContent; codes: readonly number[] }

export type Decision = {
  steps: TraceStep[]
  consideredCount: number
  outcome: TraceOutcome
  replies: Reply[]
  budget: { used: number; limit: number }
  silenceUntilMs: number | null
  addLabels: number[]
  removeLabels: number[]
  flow: FlowState | null | undefined
  flowCounts: { started: number | null; finished: number | null }
  fieldValues: { fieldId: number; text: string | null; number: number | null }[]
}

export type Question = { facts: MessageFacts; world: World; book: RuleBook }
