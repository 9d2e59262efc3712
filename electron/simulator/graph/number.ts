import { isRecord, wireText, type Json } from '../json.ts'
import { oneOf, refused } from '../send/checks.ts'
import { callingCodeOf } from '../state/people.ts'
import { tierOf } from '../delivery/notices.ts'
import type { World } from '../world.ts'
import { setCallback } from './callbacks.ts'
import { type GraphCall, parametersOf } from './call.ts'
import { select } from './fields.ts'
import { GraphError } from './graph-error.ts'
import { page } from './paging.ts'

const defaultFields = ['verified_name', 'code_verification_status', 'display_phone_number', 'quality_rating', 'platform_type', 'throughput', 'last_onboarded_time', 'id']

/** Every field of a number that Meta's documentation names; null ones are left out of the answer. */
function numberNode(world: World): Json {
  const { account, behaviour, settings } = world
  const code = callingCodeOf(account.phone)
  const tier = tierOf(behaviour.messagingLimit)
  const canSend = behaviour.account === 'locked' ? 'BLOCKED' : behaviour.account === 'unpaid' || behaviour.account === 'restricted' ? 'LIMITED' : 'AVAILABLE'
  return {
    id: account.phoneNumberId,
    display_phone_number: `+${code} ${account.phone.slice(code.length)}`.trim(),
    verified_name: account.verifiedName,
    quality_rating: behaviour.qualityRating,
    quality_score: { score: behaviour.qualityRating },
    status: behaviour.account === 'locked' ? 'RESTRICTED' : settings.isRegistered ? 'CONNECTED' : 'DISCONNECTED',
    platform_type: 'CLOUD_API',
    is_on_biz_app: behaviour.isOnPhoneApp,
    throughput: { level: behaviour.throughputPerSecond >= 1000 ? 'HIGH' : 'STANDARD' },
    name_status: 'APPROVED',
    new_name_status: 'NONE',
    code_verification_status: 'VERIFIED',
    whatsapp_business_manager_messaging_limit: tier,
    messaging_limit_tier: tier,
    account_mode: behaviour.allowedRecipients === null ? 'LIVE' : 'SANDBOX',
    health_status: { can_send_message: canSend, entities: [{ entity_type: 'PHONE_NUMBER', id: account.phoneNumberId, can_send_message: canSend }, { entity_type: 'WABA', id: account.wabaId, can_send_message: canSend }] },
    is_official_business_account: false,
    is_pin_enabled: true,
    last_onboarded_time: behaviour.onboardedAtMs === null ? null : new Date(behaviour.onboardedAtMs).toISOString().replace('.000Z', '+0000'),
    country_dial_code: code,
    search_visibility: 'VISIBLE',
    certificate: null,
    conversational_automation: null,
    webhook_configuration: {
      ...(settings.phoneCallback && { phone_number: settings.phoneCallback.url }),
      ...(settings.wabaCallback && { whatsapp_business_account: settings.wabaCallback.url }),
      ...(settings.appCallback && { application: settings.appCallback.url }),
    },
  }
}

export function readNumber({ world, query }: GraphCall): Json {
  return select(numberNode(world), 'WhatsAppBusinessPhoneNumber', query.get('fields'), defaultFields)
}

export function listNumbers({ world, query, base }: GraphCall): Json {
  return page([select(numberNode(world), 'WhatsAppBusinessPhoneNumber', query.get('fields'), defaultFields)], query, `${base}/${world.account.wabaId}/phone_numbers`)
}

/** `POST /{phone-number-id}`: the override callback, or the two-step PIN. */
export async function updateNumber(call: GraphCall): Promise<Json> {
  const parameters = parametersOf(call)
  const given = parameters['webhook_configuration']
  if (isRecord(given)) {
    await setCallback(call.world, 'phoneCallback', given['override_callback_uri'], given['verify_token'])
    return { success: true }
  }
  if (parameters['pin'] !== undefined) {
    if (!/^\d{6}$/.test(wireText(parameters['pin']))) throw refused('Param pin must be a 6-digit number.')
    return { success: true }
  }
  throw new GraphError(100, { details: 'Nothing to change was given.' })
}

export function register(call: GraphCall): Json {
  const parameters = parametersOf(call)
  if (!oneOf(parameters['messaging_product'], ['whatsapp'])) throw refused('The parameter messaging_product is required.')
  if (!/^\d{6}$/.test(wireText(parameters['pin']))) throw refused('Param pin must be a 6-digit number.')
  call.world.settings.isRegistered = true
  return { success: true }
}

export function deregister({ world }: GraphCall): Json {
  if (world.behaviour.isOnPhoneApp) throw new GraphError(100, { details: 'A number that is used in the WhatsApp Business app cannot be deregistered.' })
  world.settings.isRegistered = false
  return { success: true }
}
