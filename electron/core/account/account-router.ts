import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import type { AccountWatch } from './account-watch.ts'
import { diagnosticsText } from './diagnostics.ts'
import type { HealthBoard } from './health-board.ts'
import { replaceToken } from './replace-token.ts'

export function accountRouter(ports: FeaturePorts, watch: AccountWatch, health: HealthBoard, version: string) {
  const { facts } = ports
  return {
    get: rpc.account.get.handler(() => {
      if (!facts.account) throw refused('not-connected')
      const { graphBase: _graphBase, appId: _appId, isSample: _isSample, ...summary } = found(facts.account)
      return summary
    }),
    health: rpc.account.health.handler(() => health.read()),
    checkNow: rpc.account.checkNow.handler(async () => {
      await watch.check()
      return health.read()
    }),
    replaceToken: rpc.account.replaceToken.handler(async ({ input }) => {
      await replaceToken(ports, input.token)
      await watch.check()
      return health.read()
    }),
    diagnostics: rpc.account.diagnostics.handler(async () => ({ text: await diagnosticsText(ports, health, version) })),
  }
}
