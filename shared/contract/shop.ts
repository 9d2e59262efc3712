import { type } from '@orpc/contract'
import { z } from 'zod'
import type { ConnectCheck, ShopState } from '../domain/shop.ts'
import { call } from './base.ts'

export const credentials = z.object({
  graphBase: z.url().max(500),
  phoneNumberId: z.string().regex(/^\d{1,40}$/),
  wabaId: z.string().regex(/^\d{1,40}$/),
  token: z.string().min(1).max(2000),
  appSecret: z.string().min(1).max(200),
  verifyToken: z.string().min(1).max(200),
})
export type Credentials = z.infer<typeof credentials>

/** Answered by the host, also when no database is open. */
export const shop = {
  state: call('read').output(type<ShopState>()),
  openSample: call('manage-account').output(type<void>()),
  leaveSample: call('manage-account').output(type<void>()),
  resetSample: call('manage-account').output(type<void>()),
  check: call('manage-account').input(credentials).output(type<ConnectCheck[]>()),
  connect: call('manage-account').input(credentials).output(type<ConnectCheck[]>()),
  restoreBackup: call('manage-account').input(z.object({ name: z.string().max(200) })).output(type<void>()),
  /** Keeps the damaged file aside and begins with an empty database. */
  startFresh: call('manage-account').output(type<void>()),
  backUpNow: call('manage-account').output(type<{ name: string; sizeBytes: number }>()),
}
