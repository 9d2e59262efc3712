import { type } from '@orpc/contract'
import type { SendingState } from '../domain/health.ts'
import { call } from './base.ts'

export const sending = {
  state: call('read').output(type<SendingState>()),
  pause: call('manage-account').output(type<void>()),
  /** Also clears a pause that Danggol set itself, after the cause was mended. */
  resume: call('manage-account').output(type<void>()),
  /** Takes everything that is still queued out of the outbox; answers how many. The messages stay visible as not sent. */
  discardQueued: call('manage-account').output(type<{ discardedCount: number }>()),
}
