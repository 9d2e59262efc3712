import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { systemClock } from '#adapters/system/clock.ts'
import { systemIds } from '#adapters/system/ids.ts'
import { createLog } from '#adapters/system/log.ts'
import { keyFileProtector } from '#adapters/system/secrets.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import { ShopHost, type ShopHostOptions } from '../../electron/hosts/shop/shop-host.ts'

export type ShopClient = ContractRouterClient<Contract>

/** A host on a folder of its own, in this process, with real files, sockets and SQLite. */
export async function startTestHost(folder: string, change: Partial<ShopHostOptions> = {}): Promise<{ host: ShopHost; client: ShopClient }> {
  const path = join(folder, 'data')
  const host = await ShopHost.start({
    folder: { path, sample: join(path, 'sample'), logs: join(path, 'logs') },
    log: createLog({ folder: null, clock: systemClock }),
    clock: systemClock, ids: systemIds, protector: keyFileProtector(join(folder, 'config/secrets.key')),
    notifier: { notify: () => {}, setBadge: () => {} }, receiverPort: 0, opensSample: false, ...change,
  })
  return { host, client: clientOf(host) }
}

/** Calls always reach the shop shown at that moment. */
export function clientOf(host: ShopHost): ShopClient {
  const call = (path: string[]): unknown => new Proxy(() => {}, {
    get: (_target, name) => (typeof name === 'string' && name !== 'then' ? call([...path, name]) : undefined),
    apply: (_target, _self, args: unknown[]) => {
      const client = createRouterClient(host.router(), { context: { actor: ownerActor } }) as unknown as Record<string, Record<string, (...values: unknown[]) => unknown>>
      return client[path[0]!]![path[1]!]!(...args)
    },
  })
  return call([]) as ShopClient
}
