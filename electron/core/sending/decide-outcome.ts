import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import { localErrorCode } from '#shared/domain/delivery-error.ts'
import type { SendingState } from '#shared/domain/health.ts'
import type { MessageId } from '#shared/domain/ids.ts'
import { ruleForProblem } from '#shared/policy/error-codes.ts'
import type { ErrorAction } from '#shared/policy/error-rule.ts'
import type { ApiProblem } from '../ports/cloud-api.ts'
import type { RecordedOutcome } from '../ports/store/sending-store.ts'

export type PauseReason = NonNullable<SendingState['pauseReason']>

export type RefusalContext = {
  messageId: MessageId
  nowMs: number
  /** Answers of Meta that refused this message before; connection problems do not count. */
  earlierRefusals: number
  retryFirstMs: number
  retryLongestMs: number
  /** In [0, 1). */
  random: number
}

export type Decision = {
  outcome: Extract<RecordedOutcome, { kind: 'retry' | 'failed' }>
  pause: PauseReason | null
  slows: 'throughput' | 'pair' | null
  isOffline: boolean
}

const pauses: Partial<Record<ErrorAction, PauseReason>> = {
  'pause-token': 'token-invalid',
  'pause-permission': 'not-permitted',
  'pause-billing': 'billing',
  'pause-account': 'account-locked',
}

/** The pause that a code asks for, also when it comes by webhook. */
export function pauseFor(action: ErrorAction): PauseReason | null {
  return pauses[action] ?? null
}

/**
 * What to do about a request that was refused or never reached Meta. Nothing was sent in either case, so
 * trying again can never send twice.
 */
export function decideRefusal(problem: ApiProblem, context: RefusalContext): Decision {
  const { messageId, nowMs } = context
  const error = deliveryError(problem)
  if (problem.kind === 'connection') {
    return { outcome: { kind: 'retry', messageId, error, nextAttemptAtMs: nowMs }, pause: null, slows: null, isOffline: true }
  }
  const rule = ruleForProblem(problem)
  const pause = pauseFor(rule.action)
  if (pause) return { outcome: { kind: 'retry', messageId, error, nextAttemptAtMs: nowMs }, pause, slows: null, isOffline: false }

  const hasBudget = rule.budget === null || context.earlierRefusals + 1 < rule.budget
  if (rule.retry !== 'backoff' || !hasBudget) return { outcome: { kind: 'failed', messageId, error, atMs: nowMs }, pause: null, slows: null, isOffline: false }
  return {
    outcome: { kind: 'retry', messageId, error, nextAttemptAtMs: nowMs + Math.max(problem.retryAfterMs ?? 0, backoffMs(rule.waitMs, context)) },
    pause: null,
    slows: rule.action === 'slow-throughput' ? 'throughput' : rule.action === 'slow-pair' ? 'pair' : null,
    isOffline: false,
  }
}

/** Doubles from the first wait, up to a fifth more at random. */
export function backoffMs(firstWaitMs: number | null, { earlierRefusals, retryFirstMs, retryLongestMs, random }: Pick<RefusalContext, 'earlierRefusals' | 'retryFirstMs' | 'retryLongestMs' | 'random'>): number {
  const firstMs = firstWaitMs ?? retryFirstMs
  const doubledMs = Math.min(Math.max(firstMs, retryLongestMs), firstMs * 2 ** earlierRefusals)
  return Math.round(doubledMs * (1 + random / 5))
}

export function deliveryError(problem: ApiProblem): DeliveryError {
  const fallbackCode = problem.kind === 'connection' ? localErrorCode.offline : localErrorCode.noReadableAnswer
  return { code: problem.code ?? fallbackCode, title: problem.title, details: problem.details }
}
