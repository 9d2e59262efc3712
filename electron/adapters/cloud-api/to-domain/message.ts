import { createHash } from 'node:crypto'
import type { InboundEvent, MessageReceived, PersonReference } from '#core/inbound/inbound-event.ts'
import { wamid } from '#shared/domain/ids.ts'
import type { ReportedStatus } from '#shared/domain/message-status.ts'
import { inboundMessage, typedContent, type InboundMessage } from '../wire/inbound-message.ts'
import type { WireContact } from '../wire/webhook.ts'
import { contentFrom, errorFrom } from './content.ts'
import { personFrom, personOf } from './person.ts'
import { asJson, boundedRaw } from './raw.ts'

export type MessageSource = {
  origin: MessageReceived['origin']
  contacts: readonly WireContact[]
  /** Digits of the shop's own number: `from` equal to it means outbound (history). */
  ownPhone: string | null
  /** Whose thread it is when the message itself does not say (history). */
  thread: PersonReference | null
  receivedAtMs: number
}

/** Events of one element of `messages`, `message_echoes` or a history thread. */
export function messageEvents(raw: unknown, source: MessageSource): InboundEvent[] {
  const parsed = inboundMessage.safeParse(raw)
  if (!parsed.success) return [{ kind: 'unknown-field', field: 'messages', raw: boundedRaw(raw) }]
  const message = parsed.data
  const isOutbound = source.origin === 'phone-app' || (source.ownPhone !== null && message.from === source.ownPhone)
  const person = personOfMessage(message, isOutbound, source)
  if (!person) return [{ kind: 'unknown-field', field: `messages.${message.type}`, raw: boundedRaw(raw) }]
  const id = wamid(message.id ?? nameless(raw))
  const atMs = message.timestamp ?? source.receivedAtMs

  switch (message.type) {
    case 'edit': {
      const edited = typedContent.safeParse(message.edit?.message)
      if (!message.edit?.original_message_id || !edited.success) break
      return [{ kind: 'message-edited', wamid: wamid(message.edit.original_message_id), from: person, content: contentFrom(edited.data, message.edit.message), atMs }]
    }
    case 'revoke':
      if (!message.revoke?.original_message_id) break
      return [{ kind: 'message-revoked', wamid: wamid(message.revoke.original_message_id), from: person, atMs }]
    case 'reaction':
      if (!message.reaction?.message_id) break
      return [{ kind: 'reaction', target: wamid(message.reaction.message_id), by: isOutbound ? 'shop' : 'customer', person, emoji: message.reaction.emoji || null, atMs, wamid: id }]
    case 'system': {
      const changed = changedIdentity(message)
      if (!changed) break
      return [{ kind: 'identity-changed', from: changed.from, to: changed.to, body: message.system?.body ?? null, wamid: id, atMs }]
    }
    default:
  }
  return [{
    kind: 'message-received',
    wamid: id,
    person,
    direction: isOutbound ? 'outbound' : 'inbound',
    origin: source.origin,
    content: contentFrom(message, raw),
    timestampMs: atMs,
    quotedWamid: message.context?.id ? wamid(message.context.id) : null,
    isForwarded: message.context?.forwarded === true || message.context?.frequently_forwarded === true,
    historyStatus: isOutbound ? historyStatus(message.history_context?.status) : null,
    error: errorFrom(message.errors),
  }]
}

/** The same message told again gets the same name. What cannot be written as JSON shares one name, at the worst. */
function nameless(raw: unknown): string {
  const json = asJson(raw) ?? 'unwritable'
  return `unidentified.${createHash('sha256').update(json).digest('hex')}`
}

function personOfMessage(message: InboundMessage, isOutbound: boolean, source: MessageSource): PersonReference | null {
  const own = isOutbound
    ? personFrom({ phone: message.to, userId: message.to_user_id, parentUserId: message.to_parent_user_id }, source.contacts)
    : personFrom({ phone: message.from, userId: message.from_user_id, parentUserId: message.from_parent_user_id }, source.contacts)
  if (!own || !source.thread) return own ?? source.thread
  return {
    phone: own.phone ?? source.thread.phone,
    userId: own.userId ?? source.thread.userId,
    parentUserId: own.parentUserId ?? source.thread.parentUserId,
    username: own.username ?? source.thread.username,
    profileName: own.profileName ?? source.thread.profileName,
  }
}

/** `user_changed_number` names the new phone, `user_changed_user_id` the new id; both may come together. */
function changedIdentity(message: InboundMessage): { from: PersonReference; to: PersonReference } | null {
  const system = message.system
  if (system?.type !== 'user_changed_number' && system?.type !== 'user_changed_user_id') return null
  const from = personOf({ phone: message.from, userId: system.previous_user_id ?? (system.type === 'user_changed_number' ? undefined : message.from_user_id) })
  const to = personOf({ phone: system.wa_id ?? (system.type === 'user_changed_user_id' ? message.from : undefined), userId: system.user_id })
  const isKnown = (person: PersonReference) => person.phone !== null || person.userId !== null
  return isKnown(from) && isKnown(to) ? { from, to } : null
}

function historyStatus(status: string | undefined): ReportedStatus | null {
  switch (status?.toUpperCase()) {
    case 'READ': return 'read'
    case 'PLAYED': return 'played'
    case 'DELIVERED': return 'delivered'
    case 'SENT': case 'PENDING': return 'sent'
    case 'ERROR': return 'failed'
    default: return null
  }
}
