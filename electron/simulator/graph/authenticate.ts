import { createHmac } from 'node:crypto'
import type { World } from '../world.ts'
import { tokenInBody, type GraphCall } from './call.ts'
import { GraphError } from './graph-error.ts'

export type Holder = 'system-user' | 'app'

/** Who holds the token (Meta's documentation, access tokens); the errors are Meta's for a missing, unreadable, expired or weak one. */
export function authenticate(world: World, call: Pick<GraphCall, 'query' | 'headers' | 'body'>): Holder {
  const token = bearerOf(String(call.headers['authorization'] ?? '')) ?? call.query.get('access_token') ?? tokenInBody(call)
  if (!token) throw new GraphError(2500, { message: 'An active access token must be used to query information about the current user.' })
  const { account, behaviour } = world
  checkProof(call.query.get('appsecret_proof'), token, account.appSecret)
  if (token === appToken(world)) return 'app'
  if (token !== account.token) throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' })
  if (behaviour.token === 'expired') throw new GraphError(190, { message: 'Error validating access token: Session has expired.', subcode: 463 })
  if (behaviour.token === 'revoked') throw new GraphError(190, { message: 'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.', subcode: 460 })
  if (behaviour.token === 'lacks-permission') throw new GraphError(10, { message: '(#10) Application does not have permission for this action' })
  if (behaviour.token === 'lacks-asset') throw new GraphError(200, {})
  return 'system-user'
}

export const bearerOf = (authorization: string): string | undefined => /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization)?.[1]

export const appToken = ({ account }: World): string => `${account.appId}|${account.appSecret}`

/** Optional; a wrong one is refused. */
function checkProof(proof: string | null, token: string, appSecret: string): void {
  if (proof === null || proof === createHmac('sha256', appSecret).update(token).digest('hex')) return
  throw new GraphError(100, { type: 'GraphMethodException', message: 'Invalid appsecret_proof provided in the API argument' })
}
