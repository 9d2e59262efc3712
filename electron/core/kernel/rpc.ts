import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { StoreDamaged, StoreUnavailable } from '../ports/store/store.ts'
import { refused } from './refuse.ts'
import { hasRight } from './rights.ts'

/** Every call carries who asks; the host that accepted the connection sets it. */
export type RpcContext = { actor: Actor }

/**
 * Builder of every handler: checks the right named by the contract before the handler runs, and turns a
 * database that cannot be written into a refusal with a reason.
 */
export const rpc = implement(contract).$context<RpcContext>().use(async ({ context, procedure, errors, next }) => {
  const { right } = procedure['~orpc'].meta
  if (!hasRight(context.actor.role, right)) throw errors.NOT_PERMITTED()
  try {
    return await next()
  } catch (error) {
    if (error instanceof StoreUnavailable) throw refused(error.kind === 'disk-full' ? 'disk-full' : 'store-read-only')
    if (error instanceof StoreDamaged) throw refused('store-damaged')
    throw error
  }
})
