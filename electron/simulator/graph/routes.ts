import type { Json } from '../json.ts'
import type { World } from '../world.ts'
import { syncAppData } from './app-data.ts'
import { block, listBlocked, unblock } from './blocking.ts'
import type { GraphCall } from './call.ts'
import { debugToken, listSubscriptions, readAppSubscriptions, subscribe, subscribeApp, unsubscribe } from './callbacks.ts'
import { deleteMedia, readMedia, uploadMedia } from './media.ts'
import { postMessages } from './messages.ts'
import { deregister, listNumbers, readNumber, register, updateNumber } from './number.ts'
import { readProfile, writeProfile } from './profile.ts'
import { createTemplate, deleteTemplates, listTemplates, readTemplate } from './templates.ts'
import { readWaba } from './waba.ts'

export type Handler = (call: GraphCall) => Json | Promise<Json>

/** `METHOD kind/edge`: every call this WhatsApp answers. */
export const routes: Readonly<Record<string, Handler>> = {
  'POST number/messages': postMessages,
  'POST number/media': uploadMedia,
  'POST number/smb_app_data': syncAppData,
  'POST number/register': register,
  'POST number/deregister': deregister,
  'GET number/block_users': listBlocked,
  'POST number/block_users': block,
  'DELETE number/block_users': unblock,
  'GET number/whatsapp_business_profile': readProfile,
  'POST number/whatsapp_business_profile': writeProfile,
  'GET number': readNumber,
  'POST number': updateNumber,
  'GET waba': readWaba,
  'GET waba/phone_numbers': listNumbers,
  'GET waba/message_templates': listTemplates,
  'POST waba/message_templates': createTemplate,
  'DELETE waba/message_templates': deleteTemplates,
  'GET waba/subscribed_apps': listSubscriptions,
  'POST waba/subscribed_apps': subscribe,
  'DELETE waba/subscribed_apps': unsubscribe,
  'GET app/subscriptions': readAppSubscriptions,
  'POST app/subscriptions': subscribeApp,
  'GET media': readMedia,
  'DELETE media': deleteMedia,
  'GET template': readTemplate,
  'GET debug_token': debugToken,
}

export type ObjectKind = 'number' | 'waba' | 'app' | 'media' | 'template' | 'debug_token'

export function kindOf(world: World, id: string): ObjectKind | null {
  const { account } = world
  if (id === account.phoneNumberId) return 'number'
  if (id === account.wabaId) return 'waba'
  if (id === account.appId) return 'app'
  if (id === 'debug_token') return 'debug_token'
  if (world.media.get(id)) return 'media'
  return world.templates.get(id) ? 'template' : null
}

/** What the app's own token may do: it has no rights on a business account. */
export const isOpenToApps = (route: string): boolean => /^\w+ (app|debug_token)\b/.test(route)

/** Calls that count against the management limit: all but messages and media. */
export const isManagement = (route: string): boolean => !route.startsWith('POST number/messages') && !route.includes('media')
