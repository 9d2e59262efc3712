import { type } from '@orpc/contract'
import { z } from 'zod'
import { apiBindings, apiScopes, hookEvents, type ApiKey, type Hook, type HookFailure, type LocalApiSettings, type LocalApiStatus } from '../domain/integrations.ts'
import { call, rowId } from './base.ts'

const name = z.string().trim().min(1).max(60)
const oneHook = z.object({ hookId: rowId })

export type IntegrationsOverview = { api: LocalApiSettings & { status: LocalApiStatus }; keys: ApiKey[]; hooks: Hook[] }

export const integrations = {
  overview: call('manage-integrations').output(type<IntegrationsOverview>()),
  saveLocalApi: call('manage-integrations').input(z.object({ isEnabled: z.boolean(), port: z.number().int().min(1024).max(65_535), binding: z.enum(apiBindings) })).output(type<IntegrationsOverview>()),
  /** The key is answered here and never again. */
  createKey: call('manage-integrations').input(z.object({ name, scopes: z.array(z.enum(apiScopes)).min(1) })).output(type<{ key: string }>()),
  revokeKey: call('manage-integrations').input(z.object({ keyId: rowId })).output(type<void>()),
  /** `secret` signs what is sent; it is answered when the hook is new, and never again. */
  saveHook: call('manage-integrations')
    .input(z.object({ hookId: rowId.nullable(), name, url: z.string().trim().max(2000), events: z.array(z.enum(hookEvents)).min(1), allowsLan: z.boolean() }))
    .output(type<{ hookId: number; secret: string | null }>()),
  removeHook: call('manage-integrations').input(oneHook).output(type<void>()),
  /** Null: the other side answered with success. */
  testHook: call('manage-integrations').input(oneHook).output(type<HookFailure | null>()),
  /** A hook that paused itself goes on with what waits. */
  resumeHook: call('manage-integrations').input(oneHook).output(type<void>()),
}
