import type { World } from '../world.ts'
import { GraphError } from './graph-error.ts'

export type Holder = 'system-user' | 'app'

/** Who holds the token (cloud-api.md 1.2); the errors are Meta's for a missing, unreadable, expired or weak one. */
export function authenticate(world: World, authorization: string | undefined, query: URLSearchParams): Holder {
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? query.get('access_token')
  if (!token) throw new GraphError(2500, { message: 'An active access token must be used to query information about the current user.' })
  const { account, behaviour } = world
  if (token === `${account.appId}|${account.appSecret}`) return 'app'
  if (token !== account.token) throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' })
  if (behaviour.token === 'expired') throw new GraphError(190, { message: 'Error validating access token: Session has expired.', subcode: 463 })
  if (behaviour.token === 'revoked') throw new GraphError(190, { message: 'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.', subcode: 460 })
  if (behaviour.token === 'lacks-permission') throw new GraphError(10, { message: '(#10) Application does not have permission for this action' })
  if (behaviour.token === 'lacks-asset') throw new GraphError(200, {})
  return 'system-user'
}
