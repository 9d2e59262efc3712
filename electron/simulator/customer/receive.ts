import { webhookError } from '../graph/graph-error.ts'
import { urlOf } from '../graph/download.ts'
import type { Json } from '../json.ts'
import type { Person } from '../state/people.ts'
import { contactOf, metadata, seconds, senderOf } from '../webhooks/values.ts'
import type { World } from '../world.ts'
import { inboundMediaTypes, type InboundMessage } from './inbound-shape.ts'
import { placeholderFor } from './placeholder-files.ts'

/** Types that neither open the window nor can be reacted to. */
const silent = new Set(['edit', 'revoke', 'system'])

/** A customer does something; the shop learns it by webhook, unless it has blocked the customer. Answers the id. */
export function receive(world: World, message: InboundMessage): { id: string; isDelivered: boolean } {
  const person = writerOf(world, message)
  const id = message.id ?? world.ids.wamid(person.phone ?? person.userId ?? '', 'in')
  if (person.isBlocked) return { id, isDelivered: false }
  const timestamp = message.timestamp ?? seconds(world.clock.nowMs())
  const atMs = message.timestamp === undefined ? world.clock.nowMs() : Number(timestamp) * 1000
  const sender = senderOf(person)
  const content = contentOf(world, message)
  remember(world, person, message, id, atMs)
  const isSystem = message.type === 'system'
  const value: Json = {
    messaging_product: 'whatsapp',
    metadata: metadata(world),
    ...(!isSystem && { contacts: [contactOf(person)] }),
    messages: [{ ...sender, id, timestamp, type: message.type, ...content, ...extras(world, message, person) }],
  }
  if (isSystem) follow(world, person, message)
  world.webhooks.emit({ field: 'messages', value, level: 'phone' })
  return { id, isDelivered: true }
}

function writerOf(world: World, message: InboundMessage): Person {
  const person = message.from === undefined ? world.people.byUserId(message.from_user_id!) : world.people.byPhone(message.from.replace(/\D/g, ''))
  const { profile } = message
  world.people.describe(person, {
    ...(message.from !== undefined && message.from_user_id !== undefined && { userId: message.from_user_id }),
    ...(message.from_parent_user_id !== undefined && { parentUserId: message.from_parent_user_id }),
    ...(profile?.name !== undefined && { name: profile.name }),
    ...(profile?.username !== undefined && { username: profile.username }),
  })
  return person
}

function contentOf(world: World, message: InboundMessage): Json {
  const content = message[message.type] as Json | undefined
  const kind = inboundMediaTypes.find((type) => type === message.type)
  if (kind) return { [kind]: mediaOf(world, kind, content ?? {}) }
  if (message.type === 'unsupported') return { ...(content && { unsupported: content }), errors: message.errors ?? [webhookError(131051)] }
  return content === undefined ? {} : { [message.type]: content }
}

/** Bytes given here, a file already on the shelf, or a small real file of the kind. An unknown id is passed on as it is. */
function mediaOf(world: World, kind: (typeof inboundMediaTypes)[number], given: Json): Json {
  const { bytes_base64: encoded, mime_type: mimeType, id, ...rest } = given
  const known = typeof id === 'string' ? world.media.get(id) : undefined
  if (typeof id === 'string' && !known && encoded === undefined) return given
  const placeholder = placeholderFor(kind)
  const bytes = typeof encoded === 'string' ? Buffer.from(encoded, 'base64') : placeholder.bytes
  const item = known ?? world.media.add(bytes, typeof mimeType === 'string' ? mimeType : placeholder.mimeType, 'inbound', typeof id === 'string' ? id : undefined)
  return {
    ...(kind === 'audio' && { voice: item.mimeType.startsWith('audio/ogg') }),
    ...(kind === 'sticker' && { animated: false }),
    ...(kind === 'document' && { filename: placeholder.fileName }),
    ...rest,
    id: item.id,
    mime_type: item.mimeType,
    sha256: typeof rest['sha256'] === 'string' ? rest['sha256'] : Buffer.from(item.sha256Hex, 'hex').toString('base64'),
    url: urlOf(world, item),
  }
}

/** Everything beside the content; properties nobody knows yet are passed on. */
function extras(world: World, message: InboundMessage, person: Person): Json {
  const { from: _from, from_user_id: _user, from_parent_user_id: _parent, id: _id, timestamp: _timestamp, profile: _profile, type, context, referral, identity, errors, [message.type]: _content, ...rest } = message
  if (referral) person.cameByAdAtMs = world.clock.nowMs()
  const quoted = context && typeof context['id'] === 'string' && context['from'] === undefined ? { from: authorOf(world, context['id'], person), ...context } : context
  return {
    ...(quoted && { context: quoted }),
    ...(referral && { referral }),
    ...(identity && { identity }),
    ...(errors && type !== 'unsupported' && { errors }),
    ...rest,
  }
}

const authorOf = (world: World, wamid: string, person: Person): string => (world.letters.incoming.has(wamid) ? (person.phone ?? person.userId ?? '') : world.account.phone)

function remember(world: World, person: Person, message: InboundMessage, wamid: string, atMs: number): void {
  if (message.type === 'revoke') {
    const target = world.letters.incoming.get(String(message.revoke?.['original_message_id']))
    if (target) target.isRevoked = true
  }
  if (silent.has(message.type)) return
  world.letters.addIncoming({ wamid, person, type: message.type, atMs, isRead: false, isRevoked: false, content: null })
  if (person.lastInboundAtMs === null || atMs > person.lastInboundAtMs) person.lastInboundAtMs = atMs
  if (world.behaviour.countsInboundInThroughput && message.timestamp === undefined) world.rates.takeThroughput(false)
}

/** Who people are changes with the system message that says so. */
function follow(world: World, person: Person, { system }: InboundMessage): void {
  if (system?.type === 'user_changed_number' && typeof system['wa_id'] === 'string') world.people.changeNumber(person, system['wa_id'])
  if (typeof system?.['user_id'] === 'string') world.people.changeUserId(person, system['user_id'])
}
