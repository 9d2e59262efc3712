import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Health } from '../domain/health.ts'
import type { AccountSummary } from '../domain/shop.ts'
import { call } from './base.ts'

export const account = {
  get: call('read').output(type<AccountSummary>()),
  health: call('read').output(type<Health>()),
  /** Asks Meta now instead of waiting for the next try. */
  checkNow: call('read').output(type<Health>()),
  /** Stores a new token after Meta accepted it, and resumes sending. */
  replaceToken: call('manage-account').input(z.object({ token: z.string().min(1).max(2000) })).output(type<Health>()),
  /** Last problems with a copyable id, secrets removed. */
  diagnostics: call('read').output(type<{ text: string }>()),
}
