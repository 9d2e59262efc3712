import type { Json } from '../json.ts'
import { refused } from '../send/checks.ts'
import type { Callback, ShopSettings } from '../state/shop-settings.ts'
import { isWebAddress } from '../webhooks/post.ts'
import type { World } from '../world.ts'
import { appToken } from './authenticate.ts'
import { type GraphCall, parametersOf } from './call.ts'
import { GraphError } from './graph-error.ts'

/** Sets a callback after the verification handshake; an empty or absent address clears it. */
export async function setCallback(world: World, level: 'phoneCallback' | 'wabaCallback' | 'appCallback', url: unknown, verifyToken: unknown): Promise<void> {
  if (url === undefined || url === null || url === '') {
    world.settings[level] = null
    return
  }
  if (typeof url !== 'string' || !isWebAddress(url)) throw refused('Param override_callback_uri must be a valid URL.')
  if (url.length > 200) throw refused('Param override_callback_uri must be at most 200 characters long.')
  if (typeof verifyToken !== 'string' || verifyToken === '') throw refused('The parameter verify_token is required.')
  const callback: Callback = { url, verifyToken }
  const verdict = await verifyCallback(world, callback)
  if (!verdict.isVerified) throw new GraphError(2200, { message: `(#2200) Callback verification failed with the following errors: ${verdict.problem}` })
  world.settings[level] = callback
}

export function verifyCallback(world: World, callback: Callback): Promise<{ isVerified: boolean; problem: string | null }> {
  return world.webhooks.poster.verify(new URL(callback.url), callback.verifyToken, world.ids.number(), world.behaviour.webhookTimeoutMs)
}

/** Where a change goes: the number's override, then the account's, then the app's. Account fields skip the number's. */
export function callbackFor(settings: ShopSettings, level: 'phone' | 'waba'): Callback | null {
  if (!settings.isSubscribed) return null
  return (level === 'phone' ? settings.phoneCallback : null) ?? settings.wabaCallback ?? settings.appCallback
}

export async function subscribe(call: GraphCall): Promise<Json> {
  const parameters = parametersOf(call)
  await setCallback(call.world, 'wabaCallback', parameters['override_callback_uri'], parameters['verify_token'])
  call.world.settings.isSubscribed = true
  return { success: true }
}

export function unsubscribe({ world }: GraphCall): Json {
  world.settings.isSubscribed = false
  world.settings.wabaCallback = null
  return { success: true }
}

export function listSubscriptions({ world }: GraphCall): Json {
  const { account, settings } = world
  if (!settings.isSubscribed) return { data: [] }
  const override = settings.wabaCallback && { override_callback_uri: settings.wabaCallback.url }
  return { data: [{ whatsapp_business_api_data: { id: account.appId, name: 'Danggol', link: 'https://www.facebook.com/games/?app_id=' + account.appId }, ...override }] }
}

/** `POST /{app-id}/subscriptions`, with the app's own token. */
export async function subscribeApp(call: GraphCall): Promise<Json> {
  const parameters = parametersOf(call)
  if (parameters['object'] !== 'whatsapp_business_account') throw refused('Param object must be one of {whatsapp_business_account}.')
  await setCallback(call.world, 'appCallback', parameters['callback_url'], parameters['verify_token'])
  return { success: true }
}

export function readAppSubscriptions({ world }: GraphCall): Json {
  const callback = world.settings.appCallback
  return { data: callback ? [{ object: 'whatsapp_business_account', callback_url: callback.url, active: true, fields: [{ name: 'messages', version: `v${world.behaviour.payloadVersion}.0` }] }] : [] }
}

/** `GET /debug_token?input_token=…` */
export function debugToken({ world, query }: GraphCall): Json {
  const { account, behaviour } = world
  const token = query.get('input_token')
  if (!token) throw refused('The parameter input_token is required.')
  if (token === appToken(world)) return { data: { app_id: account.appId, type: 'APP', application: 'Danggol', is_valid: true, scopes: [] } }
  if (token !== account.token) return { data: { error: { code: 190, message: 'Invalid OAuth access token.' }, is_valid: false, scopes: [] } }
  const isValid = behaviour.token !== 'expired' && behaviour.token !== 'revoked'
  const scopes = behaviour.token === 'lacks-permission' ? ['public_profile'] : ['whatsapp_business_management', 'whatsapp_business_messaging']
  return {
    data: {
      app_id: account.appId,
      type: 'SYSTEM_USER',
      application: 'Danggol',
      data_access_expires_at: 0,
      expires_at: 0,
      is_valid: isValid,
      issued_at: 1_760_000_000,
      scopes,
      granular_scopes: scopes.filter((scope) => scope.startsWith('whatsapp')).map((scope) => ({ scope, target_ids: [account.wabaId] })),
      user_id: '122100000000000001',
    },
  }
}
