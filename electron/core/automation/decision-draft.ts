import type { AutomationRule, ReplyVariant } from '#shared/domain/automation/rule.ts'
import type { TraceReason, TraceStep } from '#shared/domain/automation/trace.ts'
import type { MessageFacts } from '../ports/store/automation-store.ts'
import { composeReply, type ReplyAction } from './compose-reply.ts'
import type { Decision, Reply, World } from './decision.ts'
import { countedSinceMs } from '../kernel/automatic-messages.ts'
import { budgetGuard, personGuard, type ReplyClass, type Stop } from './guards.ts'
import type { Mismatch } from './fit.ts'

export type Author = Pick<TraceStep, 'ruleId' | 'ruleName' | 'ruleKind'>
export const authorOf = (rule: AutomationRule): Author => ({ ruleId: rule.id, ruleName: rule.name, ruleKind: rule.trigger.kind })

/** A decision while it is made: every reply passes the guards here and nowhere else. */
export class DecisionDraft {
  readonly facts: MessageFacts
  readonly world: World
  readonly guard: Stop | null
  readonly #counted: number[]
  readonly #steps: TraceStep[] = []
  readonly #mismatches: TraceStep[] = []
  readonly #replies: Reply[] = []
  readonly #addLabels = new Set<number>()
  readonly #removeLabels = new Set<number>()
  #consideredCount = 0
  #hasActed = false
  silenceUntilMs: number | null = null
  flow: Decision['flow'] = undefined
  readonly flowCounts: Decision['flowCounts'] = { started: null, finished: null }
  readonly fieldValues: Decision['fieldValues'] = []

  constructor(facts: MessageFacts, world: World) {
    this.facts = facts
    this.world = world
    this.guard = world.settings.isEnabled ? personGuard(facts, world) : { reason: 'automation-off', policyKey: null, params: {} }
    const sinceMs = countedSinceMs(world)
    this.#counted = facts.automatic.map(({ atMs }) => atMs).filter((atMs) => atMs > sinceMs)
  }

  get replyCount(): number {
    return this.#replies.length
  }

  isStoppedBy(reason: TraceReason): boolean {
    return this.#steps.some((step) => step.result === 'stopped' && step.reason === reason)
  }

  mismatch(rule: AutomationRule, { reason, params }: Mismatch): void {
    this.#consideredCount += 1
    if (this.#mismatches.length < this.world.policy('automation.trace-rules')) this.#mismatches.push({ ...authorOf(rule), result: 'no-match', reason, policyKey: null, params })
  }

  stopped(author: Author, { reason, policyKey, params }: Stop): void {
    this.#consideredCount += 1
    this.#steps.push({ ...author, result: 'stopped', reason, policyKey, params })
  }

  fired(author: Author, reason: TraceReason, params: TraceStep['params'] = {}): void {
    this.#consideredCount += 1
    if (reason === 'acted') this.#hasActed = true
    this.#steps.push({ ...author, result: 'fired', reason, policyKey: null, params })
  }

  /** The reply goes out unless a guard or its own words stop it; answers whether it did. */
  reply(author: Author, replyClass: ReplyClass, variant: Pick<ReplyVariant, 'body' | 'extra' | 'fileId'>, place: { index: number; before?: string; action?: ReplyAction }): boolean {
    const stop = this.guard ?? this.#perMessageGuard() ?? budgetGuard(replyClass, { counted: this.#counted, plannedCount: this.#replies.length, isRepeat: this.#isRepeat(author) }, this.world)
    if (stop) {
      this.stopped(author, stop)
      return false
    }
    const composed = composeReply(variant, this.facts, this.world, {
      offersPerson: this.silenceUntilMs === null && this.#counted.length + this.#replies.length + 1 >= this.world.policy('automation.offer-person-from'), ...(place.before === undefined ? {} : { before: place.before }), ...(place.action ? { action: place.action } : {}),
    })
    if ('stop' in composed) {
      this.stopped(author, composed.stop)
      return false
    }
    this.#replies.push({ ruleId: author.ruleId, variant: place.index, ...composed })
    this.fired(author, 'replied', { variant: place.index + 1 })
    return true
  }

  /** A flow asks the same again whoever began it. */
  #isRepeat({ ruleId }: Author): boolean {
    return ruleId === null || this.facts.automatic.at(-1)?.ruleId === ruleId
  }

  /** Labels need no guard: nobody outside sees them. */
  label(add: readonly number[], remove: readonly number[]): void {
    if (this.guard?.reason === 'automation-off' || this.guard?.reason === 'blocked') return
    for (const id of add) this.#addLabels.add(id)
    for (const id of remove) this.#removeLabels.add(id)
    if (add.length + remove.length > 0) this.#hasActed = true
  }

  handOver(): void {
    if (this.guard?.reason === 'automation-off' || this.guard?.reason === 'blocked') return
    this.silenceUntilMs = this.world.nowMs + this.world.policy('automation.handover-silence')
    this.flow = this.facts.flow === null ? this.flow : null
    this.#hasActed = true
  }

  finish(): Decision {
    const isStopped = this.#steps.some(({ result }) => result === 'stopped')
    return {
      steps: [...this.#steps, ...this.#mismatches],
      consideredCount: this.#consideredCount,
      outcome: this.#replies.length > 0 ? 'replied' : isStopped ? 'stopped' : this.#hasActed ? 'acted' : 'no-match',
      replies: this.#replies,
      budget: { used: this.#counted.length + this.#replies.length, limit: this.world.policy('automation.cap') },
      silenceUntilMs: this.silenceUntilMs,
      addLabels: [...this.#addLabels], removeLabels: [...this.#removeLabels],
      flow: this.flow, flowCounts: this.flowCounts, fieldValues: this.fieldValues,
    }
  }

  #perMessageGuard(): Stop | null {
    return this.#replies.length >= this.world.policy('automation.per-message') ? { reason: 'another-answered', policyKey: 'automation.per-message', params: {} } : null
  }
}
