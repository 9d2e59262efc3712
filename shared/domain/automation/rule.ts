import type { HoursInterval } from '../opening-hours.ts'

export const ruleKinds = ['greeting', 'away', 'acknowledgement', 'keyword', 'handover', 'event'] as const
export type RuleKind = (typeof ruleKinds)[number]

/**
 * What sets a rule off. Words are matched on folded text: case, width, spacing and Korean particles do not count.
 * `any` and `all`: the words occur; `exact`: the whole message is one of them; `pattern`: `*` stands for anything,
 * `?` for one letter, over the whole message.
 */
export type RuleTrigger =
  /** Somebody writes for the first time, or again after this many days; null: first contact only. */
  | { kind: 'greeting'; afterSilentDays: number | null }
  | { kind: 'away'; when: AwayReason[] }
  | { kind: 'acknowledgement' }
  | { kind: 'keyword'; match: KeywordMatch; words: string[] }
  /** "I want to talk to a person": automation falls silent for this customer. */
  | { kind: 'handover'; words: string[] }
  | { kind: 'event'; event: RuleEvent }

export const keywordMatches = ['any', 'all', 'exact', 'pattern'] as const
export type KeywordMatch = (typeof keywordMatches)[number]
export const awayReasons = ['outside-hours', 'holiday', 'busy'] as const
/** `outside-hours`: closed for whatever reason; `holiday`: closed by a holiday, special day or closure; `busy`: many wait while the shop is open. */
export type AwayReason = (typeof awayReasons)[number]
export type RuleEvent =
  | { on: 'label-set'; labelId: number }
  /** `isYearly`: birthdays. `daysBefore` below 0: so many days after the date. `atMinute`: minute of the shop's day. */
  | { on: 'field-date'; fieldId: number; daysBefore: number; isYearly: boolean; atMinute: number }

/** All of them must hold; an empty list asks nothing. */
export type RuleConditions = {
  /** Bands of the shop's day, such as a lunch menu; `weekdays` 1 (Monday) to 7, empty: every day. */
  timeBands: (HoursInterval & { weekdays: number[] })[]
  hours: 'any' | 'open' | 'closed'
  labelsAny: number[]
  labelsNone: number[]
  /** Guessed from the letters of the message, see `guessLanguage`. */
  languages: string[]
  /** Values of the shop, such as `stock` below 10. */
  variables: { key: string; comparison: VariableComparison; value: string }[]
}
export const variableComparisons = ['below', 'at-least', 'is', 'is-not'] as const
export type VariableComparison = (typeof variableComparisons)[number]

export const noConditions: RuleConditions = { timeBands: [], hours: 'any', labelsAny: [], labelsNone: [], languages: [], variables: [] }

/** One wording. Texts may hold variables (`text-variables.ts`). */
export type ReplyVariant = {
  body: string
  /** At most one kind of extra; limits are those of the interactive message. */
  extra: ReplyExtra | null
  /** A file of the library, sent with `body` as its caption. Not together with `extra`. */
  fileId: number | null
}
export type ReplyExtra =
  | { kind: 'buttons'; buttons: ReplyButton[] }
  | { kind: 'list'; button: string; sections: { title: string | null; rows: (ReplyButton & { description: string | null })[] }[] }
  | { kind: 'url'; displayText: string; url: string }
/** What happens when the customer presses it: another rule answers, a flow begins, a person takes over, or it is read as the words on it. */
export type ReplyButton = { title: string; action: ButtonAction }
export type ButtonAction = { kind: 'words' } | { kind: 'rule'; ruleId: number } | { kind: 'flow'; flowId: number } | { kind: 'person' }

/** What a rule does besides replying. */
export type RuleActions = { addLabels: number[]; removeLabels: number[]; handsOver: boolean; startsFlowId: number | null }
export const noActions: RuleActions = { addLabels: [], removeLabels: [], handsOver: false, startsFlowId: null }

/** What a screen edits. A rule of a hand-over or with `startsFlowId` may be without variants; up to five otherwise. */
export type RuleDraft = {
  name: string
  isEnabled: boolean
  trigger: RuleTrigger
  conditions: RuleConditions
  variants: ReplyVariant[]
  actions: RuleActions
}
/** Lower `position` is asked first among rules of one kind. */
export type AutomationRule = RuleDraft & { id: number; position: number }
export type RuleRow = AutomationRule & { firedCount30Days: number; lastFiredAtMs: number | null }

export type AutomationSettings = {
  /** The switch for everything automatic. */
  isEnabled: boolean
  /** First contact outside hours: both texts in one message instead of the away text alone. */
  combinesGreetingWithAway: boolean
}
export const defaultAutomationSettings: AutomationSettings = { isEnabled: true, combinesGreetingWithAway: false }
