import { ORPCError } from '@orpc/server'
import type { Refusal } from '#shared/contract/base.ts'
import { apiError } from '#shared/contract/local-api.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import type { MessageValues } from '#shared/locales/translate.ts'
import { localText } from '../kernel/local-text.ts'
import { StoreDamaged, StoreUnavailable } from '../ports/store/store.ts'

export type ApiAnswer = { status: number; body: unknown }

/** For programs, and the people who write them: English, with the reason as code. Null: nothing that was expected. */
export function toApiError(error: unknown): ApiAnswer | null {
  if (error instanceof StoreUnavailable) return { status: 503, body: apiError('store-unavailable', 'The database cannot be written right now.') }
  if (error instanceof StoreDamaged) return { status: 503, body: apiError('store-damaged', 'The database is damaged.') }
  if (!(error instanceof ORPCError)) return null
  if (error.code === 'NOT_FOUND') return { status: 404, body: apiError('not-found', 'There is nothing with this id.') }
  if (error.code === 'NOT_PERMITTED') return { status: 403, body: apiError('not-permitted', 'Keys may not do this.') }
  if (error.code !== 'REFUSED') return null
  const { reason, policyKey, params } = error.data as Refusal
  return { status: reason === 'scope-missing' ? 403 : 409, body: apiError(reason, localText('en', `refusal.${reason}`, words(params)), policyKey) }
}

/** Sentences show moments as text. */
const words = (params: Refusal['params']): MessageValues => Object.fromEntries(Object.entries(params).map(([key, value]) => [key, key.endsWith('AtMs') ? isoTime(Number(value)) : value]))
