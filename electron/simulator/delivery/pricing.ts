import type { Json } from '../json.ts'
import type { Outgoing } from '../state/correspondence.ts'
import type { World } from '../world.ts'

const perMessageSinceMs = Date.UTC(2025, 6, 1)
const serviceBilledSinceMs = Date.UTC(2026, 9, 1)

/** `pricing.type` as status webhooks carry it, decided once per message. */
function pricingType(world: World, message: Outgoing): string {
  const { person } = message
  if (person.freeEntryUntilMs !== null && message.atMs < person.freeEntryUntilMs) return 'free_entry_point'
  if (message.atMs < serviceBilledSinceMs) {
    return message.category === 'service' || (message.category === 'utility' && message.wasInWindow) ? 'free_customer_service' : 'regular'
  }
  return message.category === 'service' && world.rates.takeFreeServiceMessage() ? 'free_customer_service' : 'regular'
}

export function pricingOf(world: World, message: Outgoing): Json {
  message.pricingType ??= pricingType(world, message)
  return {
    billable: message.pricingType === 'regular',
    pricing_model: message.atMs < perMessageSinceMs ? 'CBP' : 'PMP',
    category: message.category,
    type: message.pricingType,
  }
}

/** Only before v24 or for a free entry point; the expiry appears on `sent` alone. */
export function conversationOf(world: World, message: Outgoing, isSent: boolean): Json | null {
  const isFreeEntry = message.pricingType === 'free_entry_point'
  if (world.behaviour.payloadVersion >= 24 && !isFreeEntry) return null
  const endsAtMs = isFreeEntry ? message.person.freeEntryUntilMs! : message.atMs + 86_400_000
  return {
    id: Buffer.from(message.wamid).toString('hex').slice(-32),
    ...(isSent && { expiration_timestamp: String(Math.floor(endsAtMs / 1000)) }),
    origin: { type: isFreeEntry ? 'referral_conversion' : message.category },
  }
}
