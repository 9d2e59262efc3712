import { clientReference } from '#shared/domain/ids.ts'
import { ruleForProblem } from '#shared/policy/error-codes.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { uploadedSinceMs } from '../kernel/upload-age.ts'
import type { StatusFailure } from '../kernel/signals.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import type { RateLimits } from './buckets/rate-limits.ts'
import type { BusyConversations } from './busy-conversations.ts'
import { backoffMs, pauseFor } from './decide-outcome.ts'
import type { SendingPause } from './sending-pause.ts'

/** A failure heard of later than this is left to a person: an answer hours late surprises more than it helps. */
const retriedWithinMs = 3_600_000

type Parts = { ports: FeaturePorts; time: SteadyTime; limits: RateLimits; busy: BusyConversations; pause: SendingPause }

/**
 * Failures that Meta reports by webhook, after it had accepted the message. What the table says may be tried again
 * is queued anew: the report itself says that the message did not arrive, so this can never send twice. A file that
 * Meta could not use is brought there once more, as when it is refused at once (131053).
 */
export class ReportedFailures {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async handle({ wamid, error, atMs }: StatusFailure): Promise<void> {
    if (!error) return
    const { ports, time, limits, busy, pause } = this.#parts
    const nowMs = time.nowMs()
    const rule = ruleForProblem({ code: error.code, subcode: null, httpStatus: null, isTransient: false })
    const reason = pauseFor(rule.action)
    if (reason && !pause.isOutdated(atMs)) await pause.pause(reason)
    if (rule.action === 'slow-throughput') limits.throughput.slowDown(nowMs)

    const failed = await ports.store.failedByReport(wamid)
    if (!failed) return
    const { messageId, conversationId, contactId, attemptCount, hasFile } = failed
    if (rule.action === 'slow-pair') busy.brake(conversationId, { bucket: 'pair', policyKey: 'rate.pair-interval', untilMs: limits.pair.penalise(contactId, nowMs) })
    const mayUploadAnew = rule.action === 'fix-media' && hasFile && attemptCount === 1
    const mayTryAgain = rule.retry === 'backoff' && (rule.budget === null || attemptCount < rule.budget)
    if (!(mayTryAgain || mayUploadAnew) || nowMs - atMs > retriedWithinMs) return
    const delayMs = backoffMs(rule.waitMs, {
      earlierRefusals: attemptCount - 1, retryFirstMs: ports.facts.policy('sending.retry-first'), retryLongestMs: ports.facts.policy('sending.retry-longest'), random: ports.ids.random(),
    })
    const isQueued = await ports.store.requeue(messageId, { clientReference: clientReference(ports.ids.uuid()), nowMs, uploadedSinceMs: uploadedSinceMs(ports, nowMs), dueAtMs: nowMs + delayMs })
    if (!isQueued) return
    ports.signals.emit('changed', { conversationIds: [conversationId], messages: [{ conversationId, messageId, change: 'updated' }] })
    ports.signals.emit('queued', { messageId })
  }
}
