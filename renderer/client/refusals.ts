import type { Refusal } from '#shared/contract/base.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { MessageValues } from '#shared/locales/translate.ts'
import { policyPack } from '#shared/policy/policy.ts'

type CodedError = { code?: unknown; data?: unknown; defined?: unknown }

/** The typed refusal inside an error of a call, or null when it failed for another reason. */
export function refusalOf(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, data } = error as CodedError
  return code === 'REFUSED' && typeof data === 'object' && data !== null && 'reason' in data ? (data as Refusal) : null
}

export const isNotFound = (error: unknown): boolean => (error as CodedError | null)?.code === 'NOT_FOUND'

/** One sentence: what was refused, why with its numbers, and what to do. */
export function describeRefusal(t: (key: MessageKey, values?: MessageValues) => string, refusal: Refusal): string {
  return t(`refusal.${refusal.reason}`, readableParams({ ...limitOfPolicy(refusal.policyKey), ...refusal.params }))
}

/** The sentence of a refusal; what failed for another reason is said in `otherwise`. */
export function describeFailure(t: (key: MessageKey, values?: MessageValues) => string, error: unknown, otherwise: string): string {
  const refusal = refusalOf(error)
  return refusal ? describeRefusal(t, refusal) : otherwise
}

/** Answers name the limit; where one does not, the entry of the policy pack does. */
function limitOfPolicy(policyKey: string | null): Refusal['params'] {
  const entry = policyPack.find((one) => one.key === policyKey)
  if (!entry) return {}
  if (entry.unit === 'bytes') return { limitBytes: entry.value }
  return entry.unit === 'characters' || entry.unit === 'count' ? { limit: entry.value } : {}
}

/** What the refusals' sentences may mention; `none` leaves the sentence without the number. */
const unnamed: MessageValues = { limit: 'none', limitMegabytes: 'none', sizeMegabytes: 'none', name: '…', word: '…', order: '…', kind: 'other', problem: 'other', scope: '…' }

function readableParams(params: Refusal['params']): MessageValues {
  const sizes = ['limitBytes', 'sizeBytes']
  const inMegabytes = sizes.flatMap((name) => {
    const value = params[name]
    return typeof value === 'number' ? [[name.replace('Bytes', 'Megabytes'), Math.round((value / 1_048_576) * 10) / 10] as const] : []
  })
  return { ...unnamed, ...params, ...Object.fromEntries(inMegabytes) }
}
