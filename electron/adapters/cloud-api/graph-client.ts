import type { ApiProblem } from '#core/ports/cloud-api.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { graphError } from './wire/graph.ts'

export type GraphOptions = {
  /** `https://graph.facebook.com`, with or without a version; without one the newest known is used. */
  graphBase: string
  token: () => string
  requestTimeoutMs: () => number
}

/** Newest Graph version these shapes were checked against (Meta's documentation, versions). */
const graphVersion = 'v26.0'

/**
 * What became of one request. `not-sent`: the connection failed before anything left. `lost`: it may have
 * arrived, but no readable answer came back.
 */
export type GraphAnswer =
  | { kind: 'answer'; httpStatus: number; json: unknown }
  | { kind: 'problem'; problem: ApiProblem }
  | { kind: 'not-sent'; problem: ApiProblem }
  | { kind: 'lost'; detail: string; httpStatus: number | null }

export type GraphClient = {
  request(method: 'GET' | 'POST' | 'DELETE', path: string, options?: { query?: Record<string, string>; body?: unknown }): Promise<GraphAnswer>
  /** The same, for calls that may be repeated: a lost answer is a problem like any other. */
  call<Value>(method: 'GET' | 'POST' | 'DELETE', path: string, read: (json: unknown) => Value | null, options?: { query?: Record<string, string>; body?: unknown }): Promise<Result<Value, ApiProblem>>
  urlOf(path: string): URL
  headers(): Record<string, string>
}

export function createGraphClient({ graphBase, token, requestTimeoutMs }: GraphOptions): GraphClient {
  const base = graphBase.replace(/\/+$/, '')
  const root = /\/v\d+\.\d+$/.test(base) ? base : `${base}/${graphVersion}`
  const headers = () => ({ authorization: `Bearer ${token()}`, 'user-agent': 'Danggol' })

  const client: GraphClient = {
    headers,
    urlOf: (path) => new URL(`${root}${path}`),
    async request(method, path, { query = {}, body } = {}) {
      const url = client.urlOf(path)
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      try {
        const response = await fetch(url, {
          method,
          headers: body === undefined ? headers() : { ...headers(), 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(requestTimeoutMs()),
          redirect: 'error',
        })
        return readAnswer(response.status, await response.text(), response.headers.get('retry-after'))
      } catch (error) {
        return connectionFailure(error)
      }
    },
    async call(method, path, read, options) {
      const answer = await client.request(method, path, options)
      switch (answer.kind) {
        case 'answer': {
          const value = read(answer.json)
          return value === null ? err(plainProblem('unreadable', answer.httpStatus, 'unexpected answer')) : ok(value)
        }
        case 'problem': case 'not-sent': return err(answer.problem)
        case 'lost': return err({ ...plainProblem('connection', answer.httpStatus, answer.detail), isTransient: true })
      }
    },
  }
  return client
}

function readAnswer(httpStatus: number, body: string, retryAfter: string | null): GraphAnswer {
  const json = parse(body)
  const parsed = graphError.safeParse(json)
  if (parsed.success) return { kind: 'problem', problem: graphProblem(parsed.data.error, httpStatus, retryAfter) }
  if (httpStatus >= 200 && httpStatus < 300) {
    return json === undefined ? { kind: 'lost', detail: 'the answer was not JSON', httpStatus } : { kind: 'answer', httpStatus, json }
  }
  if (httpStatus >= 500 && httpStatus !== 503) return { kind: 'lost', detail: `HTTP ${httpStatus} without an answer of Meta's`, httpStatus }
  return { kind: 'problem', problem: { ...plainProblem('unreadable', httpStatus, `HTTP ${httpStatus}`), isTransient: httpStatus === 503 || httpStatus === 429, retryAfterMs: secondsToMs(retryAfter) } }
}

function graphProblem(error: (typeof graphError)['_output']['error'], httpStatus: number, retryAfter: string | null): ApiProblem {
  return {
    kind: 'graph',
    code: error.code,
    subcode: error.error_subcode ?? null,
    title: error.message ?? String(error.code),
    details: error.error_data?.details ?? error.error_user_msg ?? null,
    httpStatus,
    isTransient: error.is_transient === true || httpStatus >= 500,
    retryAfterMs: secondsToMs(retryAfter),
  }
}

export function plainProblem(kind: ApiProblem['kind'], httpStatus: number | null, title: string): ApiProblem {
  return { kind, code: null, subcode: null, title, details: null, httpStatus, isTransient: false, retryAfterMs: null }
}

/** Failures of a connection that was never established: nothing can have been sent. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN'])

export function connectionFailure(error: unknown): GraphAnswer {
  const { code, syscall } = causeOf(error)
  if (neverConnected.has(code) || (code === 'ETIMEDOUT' && syscall === 'connect')) {
    return { kind: 'not-sent', problem: { ...plainProblem('connection', null, code), isTransient: true } }
  }
  return { kind: 'lost', detail: code, httpStatus: null }
}

/**
 * The deepest cause that names a code; Node wraps several attempts of one connection in an AggregateError, and
 * refuses some ports itself, without a code.
 */
function causeOf(error: unknown): { code: string; syscall: string | null } {
  let found = { code: error instanceof Error ? error.name : 'unknown', syscall: null as string | null }
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    const { code, syscall, errors } = current as Error & { code?: unknown; syscall?: unknown; errors?: unknown[] }
    if (current.message === 'bad port') return { code: 'ECONNREFUSED', syscall: null }
    if (typeof code === 'string') found = { code, syscall: typeof syscall === 'string' ? syscall : null }
    current = errors?.[0] ?? current.cause
  }
  return found
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function secondsToMs(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter)
  return retryAfter !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}
