import type { Page } from '#shared/contract/base.ts'
import type { AnswerTimes } from '#shared/domain/automation/answer-kinds.ts'
import type { AskedText } from '#shared/domain/automation/keyword-suggestions.ts'
import type { CodePool, Flow, FlowDraft, GivenCode, ShopVariable } from '#shared/domain/automation/flow.ts'
import type { ConsentKind, ConsentState } from '#shared/domain/consent.ts'
import type { FieldValue } from '#shared/domain/fields.ts'
import type { AutomationRule, AutomationSettings, RuleDraft, RuleKind, RuleRow } from '#shared/domain/automation/rule.ts'
import type { AutomationTrace, TraceOutcome, TraceStep } from '#shared/domain/automation/trace.ts'
import type { ClientReference, ContactId, ConversationId, MessageId, Wamid } from '#shared/domain/ids.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { MessageOrigin, OutgoingContent } from '#shared/domain/message-content.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'

export type AutomationStore = {
  hoursSettings(): Promise<HoursSettings | null>
  saveHoursSettings(settings: HoursSettings): Promise<void>
  automationSettings(): Promise<AutomationSettings>
  saveAutomationSettings(settings: AutomationSettings): Promise<void>

  /** Every rule that is not removed, by kind and position. */
  automationRules(): Promise<AutomationRule[]>
  ruleRows(nowMs: number): Promise<RuleRow[]>
  /** Files that replies of these rules bring along. */
  filesOfRules(): Promise<KeptFile[]>
  /** Null makes a new one at the end of its kind; answers its number. */
  saveRule(ruleId: number | null, draft: RuleDraft): Promise<number | null>
  setRuleEnabled(ruleId: number, isEnabled: boolean): Promise<boolean>
  orderRules(kind: RuleKind, ruleIds: readonly number[]): Promise<void>
  removeRule(ruleId: number, nowMs: number): Promise<boolean>
  restoreRule(ruleId: number): Promise<boolean>

  /** Live messages nobody decided about yet, oldest first, at most one of each conversation. */
  pendingMessages(limit: number): Promise<MessageId[]>
  pendingEvents(limit: number): Promise<AutomationEvent[]>
  /** Everything a decision about this message rests on; `wants` names what only some rules need. */
  messageFacts(messageId: MessageId, wants: WantedFacts): Promise<MessageFacts | null>
  eventFacts(event: AutomationEvent, wants: WantedFacts): Promise<MessageFacts | null>
  /** Which wording each rule used last with this customer since then. */
  lastVariants(conversationId: ConversationId, sinceMs: number): Promise<{ ruleId: number; variant: number }[]>
  /** An event whose rule or conversation is gone. */
  dropEvent(eventId: number): Promise<void>
  /** Customers who wrote since and have no answer of a person. */
  waitingCustomers(sinceMs: number, limit: number): Promise<number>
  /** Notes events of a rule for contacts whose date field has this day; a second call for the same day adds nothing. `next`: where to go on, null at the end. */
  noteDateEvents(request: DateEvents): Promise<{ next: number | null; notedCount: number }>
  /**
   * One transaction for all: pending rows go, traces, outgoing messages and every change are written. What was
   * settled before is left alone.
   */
  settleAutomation(settlements: readonly Settlement[]): Promise<SettledChanges>
  silence(conversationId: ConversationId): Promise<{ untilMs: number; reason: string } | null>
  setSilence(conversationId: ConversationId, untilMs: number | null): Promise<void>
  budgetFacts(conversationId: ConversationId, sinceMs: number): Promise<{ automaticAtMs: number[]; lastPersonAtMs: number | null; silenceUntilMs: number | null }>

  traceOf(messageId: MessageId): Promise<AutomationTrace | null>
  traces(request: { conversationId: number | null; ruleId: number | null; outcome: TraceOutcome | null; after: string | null; limit: number }): Promise<Page<AutomationTrace>>
  traceCounts(sinceMs: number): Promise<{ repliedCount: number; stoppedCount: number; decisionP95Ms: number | null }>
  /** Of answers to messages that were decided since: until the decision, and from there until they left. */
  replyTimes(sinceMs: number, nowMs: number): Promise<ReplyTime[]>
  /** How long answers took, of the next conversations in which anything was said since. */
  answerTimes(request: { sinceMs: number; after: number; limit: number }): Promise<{ times: AnswerTimes; next: number | null }>
  /** Bounded; true when more is left. */
  pruneAutomation(request: { keepTraces: number; removedBeforeMs: number }): Promise<boolean>

  /** Phone messages among these that came within `withinMs` of a customer's message and next to an automatic one of ours. */
  notePhoneGreetings(messageIds: readonly MessageId[], withinMs: number): Promise<number>
  phoneGreetings(sinceMs: number): Promise<{ text: string; count: number; lastAtMs: number } | null>

  /** Ids of the latest inbound messages (live or imported), oldest of them first. */
  sampleMessages(count: number): Promise<MessageId[]>

  /** Words of the latest messages of customers, newest first, before the message of this number; words of the opt-out ledger are left out. */
  latestQuestions(before: number | null, count: number): Promise<AskedText[]>
  /** Suggested words the owner does not want to see again. */
  dismissedWords(): Promise<string[]>
  dismissWord(word: string, isDismissed: boolean): Promise<void>

  flows(): Promise<Flow[]>
  saveFlow(flowId: number | null, draft: FlowDraft): Promise<number | null>
  removeFlow(flowId: number): Promise<boolean>
  shopVariables(): Promise<ShopVariable[]>
  setShopVariables(variables: readonly { key: string; value: string }[], nowMs: number): Promise<void>
  removeShopVariable(key: string): Promise<void>
  codePools(): Promise<CodePool[]>
  saveCodePool(pool: Pick<CodePool, 'key' | 'name' | 'expiresAtMs'>): Promise<void>
  addCodes(key: string, codes: readonly string[]): Promise<number>
  /** In the order they were given. */
  givenCodes(key: string, after: { atMs: number; id: number }, limit: number): Promise<GivenCode[]>
  removeCodePool(key: string): Promise<void>
}

export type WantedFacts = { labels: boolean; fields: boolean; codePools: readonly string[]; nowMs: number; sinceMs: number; /** What people wrote later is not known yet. */ untilMs: number }

export type AutomationEvent = { id: number; ruleId: number; contactId: ContactId; occasion: string; atMs: number }

/** Times are Unix milliseconds. "Before" means before this message by its own time or by its arrival. */
export type MessageFacts = {
  /** Null for an event. */
  messageId: MessageId | null
  wamid: Wamid | null
  conversationId: ConversationId
  contactId: ContactId
  contactName: string
  givenName: string | null
  origin: MessageOrigin
  text: string | null
  /** Id of the button or row that was pressed. */
  pressedId: string | null
  timestampMs: number
  receivedAtMs: number
  isBlocked: boolean
  hasAddress: boolean
  consent: ConsentState
  /** The message is a word of the opt-out ledger and nothing else: the ledger answers it. */
  consentWord: ConsentKind | null
  windowEndsAtMs: number | null
  firstSeenAtMs: number
  previousActivityAtMs: number | null
  lastPersonAtMs: number | null
  inboundLastMinuteCount: number
  /** Automatic messages since `sinceMs`, oldest first. */
  automatic: { atMs: number; ruleId: number | null }[]
  silenceUntilMs: number | null
  flow: FlowState | null
  labels: { id: number; name: string }[]
  fields: readonly FieldValue[]
  /** The code this customer has or would get, by pool; null: none left. */
  codes: Readonly<Record<string, { codeId: number; code: string } | null>>
}

export type FlowState = { flowId: number; step: string; missCount: number; atMs: number }

export type DateEvents = { ruleId: number; fieldId: number; epochDay: number; monthDay: string | null; occasion: string; after: number; limit: number; nowMs: number }

/** A file is named by its number in the library; it becomes one of the conversation when the decision is settled. */
export type PlannedContent = Exclude<OutgoingContent, { attachmentId: number }> | (Omit<Extract<OutgoingContent, { attachmentId: number }>, 'attachmentId'> & { keptFileId: number })
export type PlannedSend = { clientReference: ClientReference; content: PlannedContent; ruleId: number | null; variant: number }

export type Settlement = {
  messageId: MessageId | null
  eventId: number | null
  conversationId: ConversationId
  contactId: ContactId
  cause: AutomationTrace['trigger']
  outcome: TraceOutcome
  steps: TraceStep[]
  consideredCount: number
  budget: { used: number; limit: number }
  tookMs: number
  sends: PlannedSend[]
  silenceUntilMs: number | null
  addLabels: readonly number[]
  removeLabels: readonly number[]
  /** Undefined leaves the flow as it is; null ends it. */
  flow: FlowState | null | undefined
  flowCounts: { started: number | null; finished: number | null }
  fieldValues: readonly { fieldId: number; text: string | null; number: number | null }[]
  codes: readonly number[]
  nowMs: number
}

export type SettledChanges = { queued: { conversationId: ConversationId; messageId: MessageId }[]; contactIds: ContactId[]; handedOver: ConversationId[] }

export type ReplyTime = { decidingMs: number; sendingMs: number }
