import type { IntegrationsOverview } from '#shared/contract/integrations.ts'
import { rpc } from '../kernel/rpc.ts'
import type { Hooks } from './hooks.ts'
import type { Integrations } from './integrations.ts'

export function integrationsRouter(integrations: Integrations, hooks: Hooks) {
  const calls = rpc.integrations
  const overview = async (): Promise<IntegrationsOverview> => ({ ...integrations.overview(), hooks: await hooks.list() })

  return {
    overview: calls.overview.handler(overview),
    saveLocalApi: calls.saveLocalApi.handler(async ({ input }) => {
      await integrations.save(input)
      return overview()
    }),
    createKey: calls.createKey.handler(({ input }) => integrations.createKey(input.name, input.scopes)),
    revokeKey: calls.revokeKey.handler(({ input }) => integrations.revokeKey(input.keyId)),
    saveHook: calls.saveHook.handler(({ input }) => hooks.save(input)),
    removeHook: calls.removeHook.handler(({ input }) => hooks.remove(input.hookId)),
    testHook: calls.testHook.handler(({ input }) => hooks.test(input.hookId)),
    resumeHook: calls.resumeHook.handler(({ input }) => hooks.resume(input.hookId)),
  }
}
