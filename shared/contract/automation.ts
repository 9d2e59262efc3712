import { type } from '@orpc/contract'
import { z } from 'zod'
import type { AnswerCounts } from '../domain/automation/answer-kinds.ts'
import { longestCode } from '../domain/automation/code-list.ts'
import { shopKey, type CodePool, type Flow, type ShopVariable } from '../domain/automation/flow.ts'
import type { KeywordSuggestion } from '../domain/automation/keyword-suggestions.ts'
import { linkProblemKinds, type LinkProblem } from '../domain/automation/rule-links.ts'
import { awayReasons, keywordMatches, ruleKinds, variableComparisons, type AutomationSettings, type RuleRow } from '../domain/automation/rule.ts'
import type { AutomationBudget, AutomationHealth, AutomationTrace, DryRun } from '../domain/automation/trace.ts'
import type { KeptFile } from '../domain/kept-file.ts'
import { call, cursor, pageSize, rowId, type Page } from './base.ts'

const name = z.string().trim().min(1).max(120)
const text = z.string().max(10_000)
const key = z.string().regex(shopKey)
const words = z.array(z.string().max(200)).max(200)
const labelIds = z.array(rowId).max(50)
const minute = z.number().int().min(0).max(1439)
const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words') }), z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('rule'), ruleId: rowId }), z.object({ kind: z.literal('flow'), flowId: rowId }),
])
const button = z.object({ title: z.string().max(200), action })
const urlExtra = z.object({ kind: z.literal('url'), displayText: z.string().max(200), url: z.string().max(2000) })
const extra = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('buttons'), buttons: z.array(button).max(20) }),
  z.object({
    kind: z.literal('list'), button: z.string().max(200),
    sections: z.array(z.object({ title: z.string().max(200).nullable(), rows: z.array(button.extend({ description: z.string().max(500).nullable() })).max(20) })).max(20),
  }),
  urlExtra,
])
const trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('greeting'), afterSilentDays: z.number().int().min(1).max(3650).nullable() }),
  z.object({ kind: z.literal('away'), when: z.array(z.enum(awayReasons)).min(1) }),
  z.object({ kind: z.literal('acknowledgement') }),
  z.object({ kind: z.literal('keyword'), match: z.enum(keywordMatches), words }),
  z.object({ kind: z.literal('handover'), words }),
  z.object({
    kind: z.literal('event'),
    event: z.discriminatedUnion('on', [
      z.object({ on: z.literal('label-set'), labelId: rowId }),
      z.object({ on: z.literal('field-date'), fieldId: rowId, daysBefore: z.number().int().min(-365).max(365), isYearly: z.boolean(), atMinute: minute }),
    ]),
  }),
])
export const ruleDraft = z.object({
  name,
  isEnabled: z.boolean(),
  trigger,
  conditions: z.object({
    timeBands: z.array(z.object({ fromMinute: minute, toMinute: z.number().int().min(0).max(1440), weekdays: z.array(z.number().int().min(1).max(7)).max(7) })).max(20),
    hours: z.enum(['any', 'open', 'closed']),
    labelsAny: labelIds,
    labelsNone: labelIds,
    languages: z.array(z.string().max(20)).max(20),
    variables: z.array(z.object({ key, comparison: z.enum(variableComparisons), value: z.string().max(200) })).max(20),
  }),
  variants: z.array(z.object({ body: text, extra: extra.nullable(), fileId: rowId.nullable() })).max(20),
  actions: z.object({ addLabels: labelIds, removeLabels: labelIds, handsOver: z.boolean(), startsFlowId: rowId.nullable() }),
})

/** `automation.problem.<kind>` is its sentence in both locales. */
export const ruleProblemKinds = [
  'no-words', 'word-empty', 'too-many-words', 'too-many-variants', 'no-reply', 'content-refused', 'unknown-variable', 'needs-fallback', 'pattern-too-wide',
  'too-many-rules', 'file-missing', 'file-kind', 'file-with-extra', 'longer-than-advised', 'words-shadowed', 'hours-never', 'bands-never', 'labels-never', 'value-never', ...linkProblemKinds,
] as const
/** What is wrong with a draft or worth a thought. Only what is no advice keeps it from being saved. */
export type RuleProblem = {
  kind: (typeof ruleProblemKinds)[number]
  isAdvice: boolean
  /** Which wording, counted from 0; null: the rule as a whole. */
  variant: number | null
  policyKey: string | null
  params: Record<string, string | number>
}
/** `gone`: what it names that was deleted since. */
export type ListedRule = RuleRow & { gone: LinkProblem[] }
/** `foldsAt`: UTF-16 place after which the customer must unfold the message; null when all of it shows. */
export type VariantPreview = { text: string; foldsAt: number | null }

export type AddedCodes = { addedCount: number; /** The pool had them already, given out or not. */ knownCount: number }
export type ImportedValues = { newCount: number; changedCount: number; sameCount: number; bad: { row: number; text: string }[] }
/** `files`: those that the wordings name. */
export type RuleCheck = { problems: RuleProblem[]; previews: VariantPreview[]; files: KeptFile[] }

const one = z.object({ ruleId: rowId })
const stepId = z.string().min(1).max(60)
const next = stepId.nullable()
export const flowDraft = z.object({
  name,
  isEnabled: z.boolean(),
  firstStep: stepId,
  steps: z.array(z.discriminatedUnion('kind', [
    z.object({
      id: stepId, kind: z.literal('menu'), body: text, menu: z.enum(['buttons', 'list']), listButton: z.string().max(200),
      choices: z.array(z.object({ id: stepId, title: z.string().max(200), description: z.string().max(500).nullable(), addLabels: labelIds, next })).min(1).max(20),
    }),
    z.object({ id: stepId, kind: z.literal('ask'), body: text, retry: text.nullable().optional(), fieldId: rowId, next }),
    z.object({ id: stepId, kind: z.literal('say'), body: text, extra: urlExtra.nullable(), next }),
    z.object({ id: stepId, kind: z.literal('label'), addLabels: labelIds, removeLabels: labelIds, next }),
    z.object({ id: stepId, kind: z.literal('handover'), body: text.nullable() }),
  ])).min(1).max(100),
})

export const automation = {
  settings: call('read').output(type<AutomationSettings>()),
  saveSettings: call('manage-automation').input(z.object({ isEnabled: z.boolean(), combinesGreetingWithAway: z.boolean() })).output(type<AutomationSettings>()),

  rules: call('read').output(type<ListedRule[]>()),
  /** `ruleId` null makes a new rule at the end of its kind. Refused while `checkRule` finds a problem that is no advice. */
  saveRule: call('manage-automation').input(z.object({ ruleId: rowId.nullable(), draft: ruleDraft })).output(type<RuleRow>()),
  setRuleEnabled: call('manage-automation').input(one.extend({ isEnabled: z.boolean() })).output(type<void>()),
  /** All rules of one kind in their new order. */
  orderRules: call('manage-automation').input(z.object({ kind: z.enum(ruleKinds), ruleIds: z.array(rowId).max(1000) })).output(type<void>()),
  /** Kept for 30 days, so that `restoreRule` brings it back. */
  removeRule: call('manage-automation').input(one).output(type<void>()),
  restoreRule: call('manage-automation').input(one).output(type<RuleRow>()),
  checkRule: call('read').input(z.object({ ruleId: rowId.nullable(), draft: ruleDraft })).output(type<RuleCheck>()),

  /** Of a customer's message, or of an automatic message that was sent. */
  traceOf: call('read').input(z.object({ messageId: rowId })).output(type<AutomationTrace | null>()),
  /** Newest first. */
  traces: call('read')
    .input(z.object({ conversationId: rowId.nullable(), ruleId: rowId.nullable(), outcome: z.enum(['replied', 'acted', 'stopped', 'no-match']).nullable(), after: cursor, limit: pageSize }))
    .output(type<Page<AutomationTrace>>()),
  budget: call('read').input(z.object({ conversationId: rowId })).output(type<AutomationBudget>()),
  /** A person takes over: automation is silent for this customer; null hands back to automation. */
  setSilence: call('reply').input(z.object({ conversationId: rowId, untilMs: z.number().nullable() })).output(type<AutomationBudget>()),
  automationHealth: call('read').output(type<AutomationHealth>()),
  /** Answers to customers of the last 30 days: written by a person, with a quick reply, automatic. */
  answerCounts: call('read').output(type<AnswerCounts>()),

  /** What would have happened: one rule (saved or draft) or, with neither, all rules together, over the latest real messages. */
  startDryRun: call('read')
    .input(z.object({ ruleId: rowId.nullable(), draft: ruleDraft.nullable(), messageCount: z.number().int().min(1).max(10_000) }))
    .output(type<DryRun>()),
  dryRun: call('read').input(z.object({ runId: z.string().max(100) })).output(type<DryRun>()),
  cancelDryRun: call('read').input(z.object({ runId: z.string().max(100) })).output(type<DryRun>()),

  /** What customers often ask for and no rule has a word for. */
  suggestions: call('read').output(type<KeywordSuggestion[]>()),
  dismissSuggestion: call('manage-automation').input(z.object({ word: z.string().min(1).max(200), isDismissed: z.boolean() })).output(type<void>()),

  flows: call('read').output(type<Flow[]>()),
  saveFlow: call('manage-automation').input(z.object({ flowId: rowId.nullable(), draft: flowDraft })).output(type<Flow>()),
  removeFlow: call('manage-automation').input(z.object({ flowId: rowId })).output(type<void>()),

  variables: call('read').output(type<ShopVariable[]>()),
  setVariables: call('manage-automation').input(z.object({ variables: z.array(z.object({ key, value: z.string().max(500) })).max(1000) })).output(type<ShopVariable[]>()),
  /** A table of names and values, with or without a heading. */
  importVariables: call('manage-automation').input(z.object({ text: z.string().max(1_000_000) })).output(type<ImportedValues>()),
  removeVariable: call('manage-automation').input(z.object({ key })).output(type<void>()),

  codePools: call('read').output(type<CodePool[]>()),
  saveCodePool: call('manage-automation').input(z.object({ key, name, expiresAtMs: z.number().nullable() })).output(type<CodePool>()),
  /** Codes already known in the pool are left out. */
  addCodes: call('manage-automation').input(z.object({ key, codes: z.array(z.string().min(1).max(longestCode)).max(100_000) })).output(type<AddedCodes>()),
  /** A table of what was given, to whom and when. */
  exportGivenCodes: call('manage-automation').input(z.object({ key })).output(type<{ fileName: string; text: string }>()),
  removeCodePool: call('manage-automation').input(z.object({ key })).output(type<void>()),
}
