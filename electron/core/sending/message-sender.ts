import { localErrorCode, type DeliveryError } from '#shared/domain/delivery-error.ts'
import { ruleForProblem } from '#shared/policy/error-codes.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import type { ApiProblem, SendOutcome } from '../ports/cloud-api.ts'
import type { OutboxItem, RecordedOutcome } from '../ports/store/sending-store.ts'
import type { RateLimits } from './buckets/rate-limits.ts'
import type { BusyConversations } from './busy-conversations.ts'
import type { ConnectionGate } from './connection-gate.ts'
import { decideRefusal, deliveryError } from './decide-outcome.ts'
import type { OutcomeRecorder } from './outcome-recorder.ts'
import type { SendingPause } from './sending-pause.ts'
import { toSendRequest } from './to-send-request.ts'
import { fileMissing, upload } from './upload.ts'

/** Above the adapter's own limit: a request that never ends must not hold its conversation for ever. */
const lastResortMs = 10_000

export type SenderParts = {
  ports: FeaturePorts
  time: SteadyTime
  limits: RateLimits
  busy: BusyConversations
  gate: ConnectionGate
  pause: SendingPause
  recorder: OutcomeRecorder
  /** A conversation is free again; `isUnknown`: what became of its message is not known yet. */
  onFreed(isUnknown: boolean): void
}

/** One message at a time through its last step: the request, what its answer means, and the record of it. */
export class MessageSender {
  readonly #parts: SenderParts
  /** Refusals by Meta per message in this run; connection problems do not count. */
  readonly #refusals = new Map<number, number>()
  /** Messages whose file Meta could not use once already. */
  readonly #uploadedAnew = new Set<number>()

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  /** The claim is already durable and the conversation busy. */
  async send(item: OutboxItem): Promise<void> {
    const { ports } = this.#parts
    try {
      const answer = await this.#withLastResort(ports.cloudApi.send(toSendRequest(item)))
      this.#settle(item, answer)
    } catch (error) {
      ports.log.error('sending.request-failed', error, { messageId: item.messageId })
      this.#settle(item, { kind: 'unknown', detail: String(error) })
    }
  }

  /** Nothing is claimed yet: an upload may be repeated without anyone noticing. `onEnded`: what came of it is written down. */
  async uploadFile(item: OutboxItem, onEnded: () => void): Promise<void> {
    const { ports, busy, time } = this.#parts
    busy.begin(item.conversationId)
    try {
      const result = await upload(ports, item)
      if (result.ok) {
        this.#answered(null)
        this.#record(item, { kind: 'uploaded', messageId: item.messageId, wireId: result.value.wireId, atMs: time.nowMs() }, onEnded)
      } else if (result.error === 'file-missing') this.#record(item, this.#failure(item, fileMissing), onEnded)
      else this.#holdUpload(item, this.#refused(item, result.error, onEnded))
    } catch (error) {
      ports.log.error('sending.upload-failed', error, { messageId: item.messageId })
      busy.hold(item.conversationId, time.nowMs() + ports.facts.policy('sending.retry-first'))
      busy.end(item.conversationId)
      onEnded()
      this.#parts.onFreed(false)
    }
  }

  /** Final, without any request. */
  fail(item: OutboxItem, error: DeliveryError): void {
    this.#parts.busy.begin(item.conversationId)
    this.#record(item, this.#failure(item, error))
  }

  #failure({ messageId }: OutboxItem, error: DeliveryError): RecordedOutcome {
    return { kind: 'failed', messageId, error, atMs: this.#parts.ports.clock.nowMs() }
  }

  #settle(item: OutboxItem, answer: SendOutcome): void {
    const { ports, time, busy, limits } = this.#parts
    const nowMs = time.nowMs()
    switch (answer.kind) {
      case 'accepted':
        this.#answered(null)
        limits.pair.passed(item.contactId)
        return this.#record(item, { kind: 'accepted', messageId: item.messageId, wamid: answer.wamid, waId: answer.waId, userId: answer.userId, atMs: ports.clock.nowMs() })
      case 'unknown':
        ports.log.warn('sending.outcome-unknown', { messageId: item.messageId, detail: answer.detail })
        busy.holdForUnknown(item.messageId, item.conversationId, nowMs + ports.facts.policy('sending.unknown-hold'))
        return this.#record(item, { kind: 'unknown', messageId: item.messageId, atMs: nowMs })
      case 'rejected':
        this.#refused(item, answer.problem)
    }
  }

  #refused(item: OutboxItem, problem: ApiProblem, onEnded?: () => void): RecordedOutcome {
    const { ports, time, limits, busy, gate, pause } = this.#parts
    const nowMs = time.nowMs()
    const earlierRefusals = this.#refusals.get(item.messageId) ?? 0
    const decision = decideRefusal(problem, {
      messageId: item.messageId,
      nowMs,
      earlierRefusals,
      retryFirstMs: ports.facts.policy('sending.retry-first'),
      retryLongestMs: ports.facts.policy('sending.retry-longest'),
      random: ports.ids.random(),
    })
    this.#answered(problem)
    if (this.#mayUploadAnew(item, problem)) {
      this.#uploadedAnew.add(item.messageId)
      const again: RecordedOutcome = { kind: 'retry', messageId: item.messageId, error: deliveryError(problem), nextAttemptAtMs: nowMs, forgetsUpload: true }
      this.#record(item, again, onEnded)
      return again
    }
    if (decision.isOffline) gate.failed(nowMs)
    else if (!decision.pause) this.#refusals.set(item.messageId, earlierRefusals + 1)
    if (decision.pause) void pause.pause(decision.pause)
    if (decision.slows === 'throughput') limits.throughput.slowDown(nowMs)
    if (decision.slows === 'pair') busy.brake(item.conversationId, { bucket: 'pair', policyKey: 'rate.pair-interval', untilMs: limits.pair.penalise(item.contactId, nowMs) })
    this.#record(item, decision.outcome, onEnded)
    return decision.outcome
  }

  /** Meta may have dropped a file it took: it is brought there once more. */
  #mayUploadAnew(item: OutboxItem, problem: ApiProblem): boolean {
    return item.uploadedWireId !== null && problem.kind === 'graph' && ruleForProblem(problem).action === 'fix-media' && !this.#uploadedAnew.has(item.messageId)
  }

  /** An unclaimed message has no attempt to repeat later: its conversation waits instead. */
  #holdUpload(item: OutboxItem, outcome: RecordedOutcome): void {
    if (outcome.kind === 'retry') this.#parts.busy.hold(item.conversationId, outcome.nextAttemptAtMs)
  }

  #record(item: OutboxItem, outcome: RecordedOutcome, onEnded?: () => void): void {
    if (outcome.kind === 'accepted' || outcome.kind === 'failed') {
      this.#refusals.delete(item.messageId)
      this.#uploadedAnew.delete(item.messageId)
    }
    this.#parts.recorder.record(item, outcome, () => {
      this.#parts.busy.end(item.conversationId)
      onEnded?.()
      this.#parts.onFreed(outcome.kind === 'unknown')
    })
  }

  /** Tells health what this answer shows about the connection. */
  #answered(problem: ApiProblem | null): void {
    const { gate, ports } = this.#parts
    if (problem?.kind !== 'connection' && gate.worked()) ports.signals.emit('api-recovered', null)
    ports.signals.emit('api-answered', problem)
  }

  #withLastResort(request: Promise<SendOutcome>): Promise<SendOutcome> {
    const { clock, facts } = this.#parts.ports
    return new Promise((resolve, reject) => {
      const cancel = clock.after(facts.policy('sending.request-timeout') + lastResortMs, () => resolve({ kind: 'unknown', detail: 'no answer' }))
      request.then(resolve, reject).finally(cancel)
    })
  }
}

export const windowClosedError: DeliveryError = { code: localErrorCode.windowClosed, title: 'The customer service window closed before this could be sent', details: null }
/** An answer that nobody expects any more is worse than none. */
export const automaticTooLateError: DeliveryError = { code: localErrorCode.automaticTooLate, title: 'An automatic reply could not leave in time', details: null }
