import { tellAddressBook, tellHistory } from '../delivery/history.ts'
import { webhookError } from './graph-error.ts'
import type { Json } from '../json.ts'
import { oneOf, refused } from '../send/checks.ts'
import { metadata } from '../webhooks/values.ts'
import { type GraphCall, parametersOf } from './call.ts'
import { GraphError } from './graph-error.ts'

const day = 86_400_000

/** `POST /{phone-number-id}/smb_app_data`: each kind once, within 24 h of onboarding (Meta's documentation, coexistence). */
export function syncAppData(call: GraphCall): Json {
  const { world } = call
  const parameters = parametersOf(call)
  const kind = oneOf(parameters['sync_type'], ['smb_app_state_sync', 'history'])
  if (!oneOf(parameters['messaging_product'], ['whatsapp'])) throw refused('The parameter messaging_product is required.')
  if (!kind) throw refused('Param sync_type must be one of {SMB_APP_STATE_SYNC, HISTORY}.')
  if (!world.behaviour.isOnPhoneApp) throw new GraphError(100, { details: 'The number is not used in the WhatsApp Business app.' })
  if (world.settings.syncs.has(kind)) throw new GraphError(2593107, { details: `The ${kind} sync was already requested for this onboarding.` })
  const onboardedAtMs = world.behaviour.onboardedAtMs
  if (onboardedAtMs !== null && world.clock.nowMs() - onboardedAtMs > day) throw new GraphError(2593108, { details: 'More than 24 hours have passed since onboarding.' })
  world.settings.syncs.add(kind)
  if (kind === 'smb_app_state_sync') tellAddressBook(world)
  else if (!world.behaviour.declinesHistory) tellHistory(world)
  else {
    const details = 'History sync is turned off by the business from the WhatsApp Business App'
    world.webhooks.emit({ field: 'history', value: { messaging_product: 'whatsapp', metadata: metadata(world), history: [{ errors: [webhookError(2593109, details)] }] }, level: 'phone' })
  }
  return { messaging_product: 'whatsapp', request_id: world.ids.number() }
}
