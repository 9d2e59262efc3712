import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import type { Log } from '#core/ports/log.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { ownerActor } from '#shared/domain/actor.ts'
import type { ShopHost } from '../shop/shop-host.ts'

export type ShopClient = ContractRouterClient<Contract>

/** The shop as the desktop itself asks it: the same calls that a page makes, of whatever shop is shown right now. */
export const shopClient = (shops: ShopHost): ShopClient =>
  createRouterClient(shops.router(), { context: { actor: ownerActor } }) as unknown as ShopClient

/** Hears every event of the shop shown, and of the next one after a switch, until stopped. */
export function followShop(shops: ShopHost, log: Log, onOpened: () => Promise<void>, onEvent: (event: AppEvent) => void): { stop: () => void } {
  const ending = new AbortController()
  const listen = async () => {
    while (!ending.signal.aborted) {
      const events = await shopClient(shops).events.subscribe()
      await onOpened().catch((error: unknown) => log.error('desktop.read-failed', error))
      for await (const event of events) {
        if (ending.signal.aborted || event.type === 'restart') break
        onEvent(event)
      }
    }
  }
  listen().catch((error: unknown) => log.error('desktop.events-failed', error))
  return { stop: () => ending.abort() }
}
