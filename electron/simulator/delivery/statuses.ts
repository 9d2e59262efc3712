import { webhookError } from '../graph/graph-error.ts'
import type { Json } from '../json.ts'
import type { Outgoing, StatusName } from '../state/correspondence.ts'
import { contactOf, metadata, seconds, showsPhone, showsUserId } from '../webhooks/values.ts'
import type { World } from '../world.ts'
import { conversationOf, pricingOf } from './pricing.ts'

type StatusExtras = { errors?: Json[]; atMs?: number }

/** Tells one status by webhook. `failed` has neither contacts nor pricing (Meta's documentation, status webhooks). */
export function tellStatus(world: World, message: Outgoing, status: StatusName, extras: StatusExtras = {}): void {
  const atMs = extras.atMs ?? world.clock.nowMs()
  const skippedDelivered = status === 'read' && !message.statuses.some((told) => told.status === 'delivered')
  const isPriced = message.category !== null && message.type !== 'reaction' && (status === 'sent' || status === 'delivered' || skippedDelivered)
  message.statuses.push({ status, atMs })
  const { person } = message
  const pricing = isPriced ? pricingOf(world, message) : null
  const conversation = isPriced ? conversationOf(world, message, status === 'sent') : null
  const isFailed = status === 'failed'
  const value: Json = {
    messaging_product: 'whatsapp',
    metadata: metadata(world),
    ...(!isFailed && { contacts: [contactOf(person)] }),
    statuses: [
      {
        id: message.wamid,
        status,
        timestamp: seconds(atMs),
        ...(showsPhone(person) && { recipient_id: person.phone }),
        ...(showsUserId(person) && (!isFailed || !showsPhone(person)) && { recipient_user_id: person.userId }),
        ...(message.reference !== null && { biz_opaque_callback_data: message.reference }),
        ...(conversation && { conversation }),
        ...(pricing && { pricing }),
        ...(extras.errors && { errors: extras.errors }),
      },
    ],
  }
  world.webhooks.emit({ field: 'messages', value, level: 'phone' })
}

export function failLater(world: World, message: Outgoing, code: number, details?: string): void {
  world.clock.after(world.random.between(world.behaviour.sentAfterMs), () => tellStatus(world, message, 'failed', { errors: [webhookError(code, details)] }))
}

/** The usual course: sent, delivered, read, and played for a voice message. Each step sets off the next. */
export function runStatuses(world: World, message: Outgoing): void {
  if (!world.behaviour.hasAutomaticStatuses) return
  const { clock, random } = world
  clock.after(random.between(world.behaviour.sentAfterMs), () => {
    tellStatus(world, message, 'sent')
    if (message.type === 'reaction') return
    clock.after(random.between(world.behaviour.deliveredAfterMs), () => deliver(world, message))
  })
}

function deliver(world: World, message: Outgoing): void {
  const { clock, random, behaviour } = world
  const { person } = message
  if (!message.wasInWindow && !world.rates.takeMessagingLimit(person)) {
    tellStatus(world, message, 'failed', { errors: [webhookError(131048, 'The messaging limit of the business portfolio has been reached.')] })
    return
  }
  const isRead = person.readsMessages && random.chance(behaviour.readShare)
  if (!isRead || !random.chance(behaviour.skipsDeliveredShare)) tellStatus(world, message, 'delivered')
  if (!isRead) return
  clock.after(random.between(behaviour.readAfterMs), () => {
    tellStatus(world, message, 'read')
    if (message.isVoice) clock.after(random.between(behaviour.playedAfterMs), () => tellStatus(world, message, 'played'))
  })
}
