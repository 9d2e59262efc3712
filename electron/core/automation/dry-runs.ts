import type { DryRun, DryRunLine } from '#shared/domain/automation/trace.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found } from '../kernel/refuse.ts'
import type { MessageFacts, PlannedContent } from '../ports/store/automation-store.ts'
import type { AutomationLibrary } from './automation-library.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { countedSinceMs } from '../kernel/automatic-messages.ts'
import type { RuleBook } from './rule-book.ts'
import { worldAt } from './world.ts'

/** Messages between two breaths: nothing else waits longer than some milliseconds. */
const chunkSize = 10
const mostLines = 200
const keptRuns = 5

type Run = { result: DryRun; files: ReadonlyMap<number, KeptFile>; isCancelled: boolean; stops: Map<string, DryRun['stops'][number]> }
/** What rules would have sent so far in this run, by conversation. */
type Imagined = { automatic: { atMs: number; ruleId: number | null }[]; variants: Map<number, number>; silenceUntilMs: number | null }

/** What rules would have done with the messages of the past. Nothing is sent and nothing is kept but the result. */
export class DryRuns {
  readonly #ports: FeaturePorts
  readonly #library: AutomationLibrary
  readonly #language: () => Language
  readonly #runs = new Map<string, Run>()

  constructor(ports: FeaturePorts, library: AutomationLibrary, language: () => Language) {
    this.#ports = ports
    this.#library = library
    this.#language = language
  }

  /** Answers at once; `result` tells how far it is. */
  async start(book: RuleBook, messageCount: number, files: ReadonlyMap<number, KeptFile>): Promise<DryRun> {
    const { ids, store, log } = this.#ports
    const messages = await store.sampleMessages(messageCount)
    const result: DryRun = { runId: ids.uuid(), state: 'running', checkedCount: 0, totalCount: messages.length, repliedCount: 0, stoppedCount: 0, actedCount: 0, stops: [], lines: [] }
    const run: Run = { result, files, isCancelled: false, stops: new Map() }
    this.#runs.set(result.runId, run)
    for (const oldest of [...this.#runs.keys()].slice(0, -keptRuns)) {
      this.cancel(oldest)
      this.#runs.delete(oldest)
    }
    void this.#work(run, book, messages).catch((error: unknown) => {
      log.error('automation.dry-run-failed', error)
      run.result.state = 'failed'
    })
    return { ...result }
  }

  result(runId: string): DryRun {
    const { result, stops } = found(this.#runs.get(runId))
    return { ...result, stops: [...stops.values()].toSorted((one, other) => other.count - one.count), lines: result.lines.toReversed() }
  }

  cancel(runId: string): DryRun {
    found(this.#runs.get(runId)).isCancelled = true
    return this.result(runId)
  }

  stopAll(): void {
    for (const run of this.#runs.values()) run.isCancelled = true
  }

  async #work(run: Run, book: RuleBook, messages: Awaited<ReturnType<FeaturePorts['store']['sampleMessages']>>): Promise<void> {
    const imagined = new Map<number, Imagined>()
    for (const [index, id] of messages.entries()) {
      if (index % chunkSize === 0) await this.#ports.clock.nextTurn()
      if (run.isCancelled) {
        run.result.state = 'cancelled'
        return
      }
      const facts = await this.#ports.store.messageFacts(id, this.#wants(book))
      run.result.checkedCount += 1
      if (facts) this.#imagine(run, book, facts, imagined)
    }
    run.result.state = 'done'
  }

  #wants(book: RuleBook) {
    return { labels: book.wants.labels, fields: book.wants.fields, codePools: [], nowMs: 0, sinceMs: Number.MAX_SAFE_INTEGER, untilMs: Number.MAX_SAFE_INTEGER }
  }

  /** As if the rules had been there: only what this run itself would have sent counts. */
  #imagine(run: Run, book: RuleBook, real: MessageFacts, all: Map<number, Imagined>): void {
    const own: Imagined = all.get(real.conversationId) ?? { automatic: [], variants: new Map(), silenceUntilMs: null }
    all.set(real.conversationId, own)
    const nowMs = real.timestampMs
    const policy = (key: string) => this.#ports.facts.policy(key)
    const codes = Object.fromEntries(book.wants.codePools.map((pool) => [pool, { codeId: 0, code: '…' }]))
    const facts: MessageFacts = {
      ...real, codes, flow: null, silenceUntilMs: own.silenceUntilMs, windowEndsAtMs: nowMs + policy('window.length'), automatic: own.automatic.filter(({ atMs }) => atMs > countedSinceMs({ nowMs, policy })),
    }
    const world = worldAt(this.#ports, { facts, library: this.#library, files: run.files, nowMs, shopLanguage: this.#language(), isBusy: false, lastVariant: (ruleId) => own.variants.get(ruleId) ?? null })
    const decision = decide({ facts, world: { ...world, settings: { ...world.settings, isEnabled: true } }, book })
    for (const { ruleId, variant } of decision.replies) {
      own.automatic.push({ atMs: nowMs, ruleId })
      if (ruleId !== null) own.variants.set(ruleId, variant)
    }
    own.silenceUntilMs = decision.silenceUntilMs ?? own.silenceUntilMs
    count(run, facts, decision)
  }
}

function count({ result, stops, files }: Run, facts: MessageFacts, decision: Decision): void {
  if (decision.outcome === 'no-match') return
  if (decision.outcome === 'replied') result.repliedCount += 1
  if (decision.outcome === 'stopped') result.stoppedCount += 1
  if (decision.outcome === 'acted') result.actedCount += 1
  for (const { reason, policyKey, result: outcome } of decision.steps) {
    if (outcome !== 'stopped') continue
    const known = stops.get(reason) ?? { reason, policyKey, count: 0 }
    known.count += 1
    stops.set(reason, known)
  }
  result.lines.push(lineOf(facts, decision, files))
  if (result.lines.length > mostLines) result.lines.shift()
}

function lineOf(facts: MessageFacts, decision: Decision, files: Run['files']): DryRunLine {
  const steps = decision.steps.map((step) => (step.reason === 'replied' ? { ...step, reason: 'would-reply' as const } : step))
  const content = decision.replies[0]?.content
  return {
    messageId: facts.messageId ?? 0, conversationId: facts.conversationId, contactName: facts.contactName, text: facts.text?.slice(0, 300) ?? null, atMs: facts.timestampMs, outcome: decision.outcome, steps,
    replyText: content ? wordsOf(content, files) : null,
  }
}

function wordsOf(content: PlannedContent, files: Run['files']): string | null {
  switch (content.type) {
    case 'text': case 'interactive': return content.body
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return content.caption ?? files.get(content.keptFileId)?.fileName ?? null
    case 'location': case 'contacts': case 'template': case 'reaction': return null
  }
}
