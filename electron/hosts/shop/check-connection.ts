import { createCloudApi } from '#adapters/cloud-api/create-cloud-api.ts'
import { createGraphClient } from '#adapters/cloud-api/graph-client.ts'
import type { ApiProblem, CloudApi, NumberFacts } from '#core/ports/cloud-api.ts'
import type { ReceiverStatus } from '#core/ports/receiver.ts'
import type { Credentials } from '#shared/contract/shop.ts'
import type { ConnectCheck } from '#shared/domain/shop.ts'
import type { Result } from '#shared/lib/result.ts'

export type Checked = { checks: ConnectCheck[]; isOk: boolean; facts: NumberFacts | null }
type Step = ConnectCheck['step']

const requestTimeoutMs = 15_000
const neededScope = 'whatsapp_business_messaging'

/**
 * Asks Meta step by step whether these credentials work. After the first failure the later steps are skipped,
 * so that one cause is reported once. `subscribes`: also has the app's webhooks sent (only when connecting).
 */
export async function checkConnection(credentials: Credentials, options: { subscribes: boolean; receiver: ReceiverStatus | null }): Promise<Checked> {
  const api = createCloudApi({ ...credentials, token: () => credentials.token, requestTimeoutMs: () => requestTimeoutMs })
  let facts: NumberFacts | null = null
  const run: [Step, () => Promise<Omit<ConnectCheck, 'step'>>][] = [
    ['token', () => checkToken(api)],
    ['number', async () => {
      const answer = await api.readNumber()
      if (answer.ok) facts = answer.value
      return answer.ok ? passed(`${answer.value.verifiedName} ${answer.value.displayPhoneNumber}`.trim()) : failed(answer.error)
    }],
    ['business-account', () => checkBusinessAccount(credentials)],
    ['subscription', async () => (options.subscribes ? outcomeOf(await api.subscribeApp()) : skipped)],
    ['receiver', async () => checkReceiver(options.receiver)],
  ]
  const checks: ConnectCheck[] = []
  for (const [step, check] of run) {
    const hasFailed = checks.some(({ outcome }) => outcome === 'failed')
    checks.push({ step, ...(hasFailed ? skipped : await check()) })
  }
  return { checks, isOk: checks.every(({ step, outcome }) => outcome !== 'failed' || step === 'receiver'), facts }
}

/** Meta tells about a token only to an app's own people; not being told proves nothing, and the number is asked next. */
async function checkToken(api: CloudApi): Promise<Omit<ConnectCheck, 'step'>> {
  const answer = await api.readToken()
  if (!answer.ok) return isRefusal(answer.error) ? failed(answer.error) : notTold(answer.error)
  const { isValid, scopes } = answer.value
  if (!isValid) return { outcome: 'failed', errorCode: 190, detail: null }
  return scopes.length > 0 && !scopes.includes(neededScope) ? { outcome: 'failed', errorCode: 10, detail: neededScope } : passed(null)
}

/** The number must belong to the business account named, or its webhooks would never come. */
async function checkBusinessAccount({ graphBase, token, wabaId, phoneNumberId }: Credentials): Promise<Omit<ConnectCheck, 'step'>> {
  const graph = createGraphClient({ graphBase, token: () => token, requestTimeoutMs: () => requestTimeoutMs })
  const answer = await graph.call('GET', `/${wabaId}/phone_numbers`, numberIds, { query: { fields: 'id', limit: '100' } })
  if (!answer.ok) return answer.error.kind === 'unreadable' ? notTold(answer.error) : failed(answer.error)
  return answer.value.includes(phoneNumberId) ? passed(null) : { outcome: 'failed', errorCode: null, detail: phoneNumberId }
}

function numberIds(json: unknown): string[] | null {
  const data = (json as { data?: unknown } | null)?.data
  return Array.isArray(data) ? data.map((entry: { id?: unknown } | null) => String(entry?.id)) : null
}

/** Connecting without a receiver is allowed: one can send, and the banner says what is missing. */
function checkReceiver(receiver: ReceiverStatus | null): Omit<ConnectCheck, 'step'> {
  if (receiver === null) return skipped
  return receiver.state === 'listening' ? passed(receiver.url) : { outcome: 'failed', errorCode: null, detail: receiver.problem }
}

const skipped = { outcome: 'skipped', errorCode: null, detail: null } as const
const passed = (detail: string | null) => ({ outcome: 'ok', errorCode: null, detail }) as const
const failed = (problem: ApiProblem) => ({ outcome: 'failed', errorCode: problem.code, detail: problem.details ?? problem.title }) as const
const notTold = (problem: ApiProblem) => ({ outcome: 'skipped', errorCode: problem.code, detail: problem.details ?? problem.title }) as const
const outcomeOf = (answer: Result<void, ApiProblem>) => (answer.ok ? passed(null) : answer.error.kind === 'unreadable' ? notTold(answer.error) : failed(answer.error))

/** The token itself is wrong, lacks a permission, or nobody could be reached (Meta's documentation, error codes). */
function isRefusal({ kind, code, httpStatus }: ApiProblem): boolean {
  if (kind === 'connection') return true
  if (code === null) return httpStatus === 401 || httpStatus === 403
  return [0, 3, 10, 190, 2500].includes(code) || (code >= 200 && code < 300)
}
