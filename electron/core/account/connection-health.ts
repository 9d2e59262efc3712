import type { ApiState, Health } from '#shared/domain/health.ts'
import { errorRule } from '#shared/policy/error-codes.ts'
import type { ApiProblem } from '../ports/cloud-api.ts'

/** What the latest answers showed about the way to Meta. Refusals of a single message say that the way works. */
export class ConnectionHealth {
  #api: Health['api']

  constructor(nowMs: number) {
    this.#api = { state: 'ok', sinceMs: nowMs, lastOkAtMs: null, errorCode: null, detail: null }
  }

  get api(): Health['api'] {
    return this.#api
  }

  /** True when the state changed. */
  note(problem: ApiProblem | null, nowMs: number): boolean {
    const state = problem === null ? 'ok' : stateOf(problem)
    const hasChanged = state !== this.#api.state
    this.#api = {
      state,
      sinceMs: hasChanged ? nowMs : this.#api.sinceMs,
      lastOkAtMs: state === 'ok' ? nowMs : this.#api.lastOkAtMs,
      errorCode: state === 'ok' ? null : (problem?.code ?? null),
      detail: state === 'ok' ? null : (problem?.details ?? problem?.title ?? null),
    }
    return hasChanged
  }
}

function stateOf(problem: ApiProblem): ApiState {
  if (problem.kind === 'connection') return 'offline'
  const action = problem.code === null ? 'none' : errorRule(problem.code)?.action
  if (action === 'pause-token') return 'token-invalid'
  if (action === 'pause-permission') return 'not-permitted'
  const isServerSide = problem.kind === 'unreadable' || (problem.httpStatus !== null && problem.httpStatus >= 500)
  return isServerSide ? 'unreachable' : 'ok'
}
