import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import type { WebhookDecoder } from '#core/ports/cloud-api.ts'
import { accountFields, accountNotice } from './to-domain/account.ts'
import { errorFrom } from './to-domain/content.ts'
import { messageEvents, type MessageSource } from './to-domain/message.ts'
import { personFrom, personOf } from './to-domain/person.ts'
import { boundedRaw } from './to-domain/raw.ts'
import { statusEvents } from './to-domain/status.ts'
import { historyValue, messagesValue, preferencesValue, stateSyncValue } from './wire/values.ts'
import { webhook, webhookEntry } from './wire/webhook.ts'

const historyDeclined = 2_593_109

/**
 * Reads webhooks of one business number. What belongs to another number of the same app is counted for that number,
 * so that it is neither shown in this inbox nor lost without a trace.
 */
export function createWebhookDecoder({ phoneNumberId }: { phoneNumberId: string }): WebhookDecoder {
  return {
    decode(body, receivedAtMs) {
      const json = parseJson(body)
      if (!json.ok) return json
      const envelope = webhook.safeParse(json.value)
      if (!envelope.success) return { ok: false, problem: 'not-a-webhook' }
      const events = envelope.data.entry.flatMap((raw) => {
        const entry = webhookEntry.safeParse(raw)
        if (!entry.success) return [unknown('entry', raw)]
        const atMs = entry.data.time ?? receivedAtMs
        return entry.data.changes.flatMap(({ field, value }) => changeEvents(field, value, { phoneNumberId, receivedAtMs, atMs }))
      })
      return { ok: true, events }
    },
  }
}

type Context = { phoneNumberId: string; receivedAtMs: number; atMs: number }

/** A problem is its kind, and after a colon what the reader said. */
function parseJson(body: Uint8Array): { ok: true; value: unknown } | { ok: false; problem: string } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (error) {
    return { ok: false, problem: `not-text: ${detailOf(error)}` }
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, problem: `not-json: ${detailOf(error)}` }
  }
}

const detailOf = (error: unknown) => (error instanceof Error ? error.message.slice(0, 200) : String(error))

function changeEvents(field: string, value: unknown, context: Context): InboundEvent[] {
  if (accountFields.has(field)) return [accountNotice(field, value, context.atMs)]
  switch (field) {
    case 'messages': case 'standby': case 'smb_message_echoes': return messagesEvents(field, value, context)
    case 'history': return historyEvents(value, context)
    case 'smb_app_state_sync': return addressBookEvents(value, context)
    case 'user_preferences': return preferenceEvents(value, context)
    default: return [unknown(field, value)]
  }
}

function messagesEvents(field: string, value: unknown, context: Context): InboundEvent[] {
  const parsed = messagesValue.safeParse(value)
  if (!parsed.success) return [unknown(field, value)]
  const { metadata, contacts, messages, statuses, message_echoes, errors } = parsed.data
  const foreign = foreignNumber(metadata?.phone_number_id, context)
  if (foreign !== null) return [ofOtherNumber(foreign, field, messages.length + message_echoes.length, value)]
  const source = { contacts, ownPhone: metadata?.display_phone_number?.replace(/\D/g, '') ?? null, thread: null, receivedAtMs: context.receivedAtMs }
  const error = errorFrom(errors)
  return [
    ...messages.flatMap((raw) => messageEvents(raw, { ...source, origin: 'customer' })),
    ...message_echoes.flatMap((raw) => messageEvents(raw, { ...source, origin: 'phone-app' })),
    ...statuses.flatMap((raw) => statusEvents(raw, contacts, context.receivedAtMs)),
    ...(error ? [{ kind: 'account-notice' as const, field: 'messages:errors', event: String(error.code), severity: 'warning' as const, standing: null, raw: error, atMs: context.atMs }] : []),
  ]
}

function historyEvents(value: unknown, context: Context): InboundEvent[] {
  const parsed = historyValue.safeParse(value)
  if (!parsed.success) return [unknown('history', value)]
  const { metadata, contacts, history, messages, message_echoes } = parsed.data
  const foreign = foreignNumber(metadata?.phone_number_id, context)
  if (foreign !== null) {
    const inThreads = history.flatMap(({ threads }) => threads).reduce((count, thread) => count + thread.messages.length, 0)
    return [ofOtherNumber(foreign, 'history', inThreads + messages.length + message_echoes.length, value)]
  }
  const source: MessageSource = {
    origin: 'history', contacts, ownPhone: metadata?.display_phone_number?.replace(/\D/g, '') ?? null, thread: null, receivedAtMs: context.receivedAtMs,
  }
  return [
    ...history.flatMap((chunk): InboundEvent[] => [
      ...chunk.threads.flatMap((thread) => {
        const person = personFrom({ phone: thread.context?.wa_id ?? thread.id, userId: thread.context?.user_id, parentUserId: thread.context?.parent_user_id }, [])
        const named = person && { ...person, username: thread.context?.username ?? null }
        return thread.messages.flatMap((raw) => messageEvents(raw, { ...source, thread: named }))
      }),
      ...progressEvents(chunk.metadata, errorFrom(chunk.errors)?.code ?? null),
    ]),
    ...messages.flatMap((raw) => messageEvents(raw, source)),
    ...message_echoes.flatMap((raw) => messageEvents(raw, source)),
  ]
}

function progressEvents(metadata: { phase?: number | undefined; progress?: number | undefined } | undefined, errorCode: number | null): InboundEvent[] {
  if (metadata === undefined && errorCode === null) return []
  return [{ kind: 'history-progress', phase: metadata?.phase ?? 0, progress: metadata?.progress ?? 0, declinedCode: errorCode === historyDeclined ? errorCode : null }]
}

function addressBookEvents(value: unknown, context: Context): InboundEvent[] {
  const parsed = stateSyncValue.safeParse(value)
  if (!parsed.success) return [unknown('smb_app_state_sync', value)]
  const foreign = foreignNumber(parsed.data.metadata?.phone_number_id, context)
  if (foreign !== null) return [ofOtherNumber(foreign, 'smb_app_state_sync', 0, value)]
  return parsed.data.state_sync.flatMap((entry): InboundEvent[] => {
    const { contact } = entry
    if (entry.type !== 'contact' || !contact || (!contact.phone_number && !contact.user_id)) return [unknown('smb_app_state_sync', entry)]
    return [{
      kind: 'address-book',
      person: { ...personOf({ phone: contact.phone_number, userId: contact.user_id }), username: contact.username ?? null },
      name: contact.full_name ?? contact.first_name ?? null,
      isRemoved: entry.action === 'remove',
      atMs: entry.metadata?.timestamp ?? context.receivedAtMs,
    }]
  })
}

function preferenceEvents(value: unknown, context: Context): InboundEvent[] {
  const parsed = preferencesValue.safeParse(value)
  if (!parsed.success) return [unknown('user_preferences', value)]
  const foreign = foreignNumber(parsed.data.metadata?.phone_number_id, context)
  if (foreign !== null) return [ofOtherNumber(foreign, 'user_preferences', 0, value)]
  return parsed.data.user_preferences.flatMap((preference): InboundEvent[] =>
    preference.category === 'marketing_messages' && (preference.wa_id || preference.user_id)
      ? [{
          kind: 'marketing-preference',
          person: personOf({ phone: preference.wa_id, userId: preference.user_id }),
          isStopped: preference.value === 'stop',
          atMs: preference.timestamp ?? context.receivedAtMs,
        }]
      : [unknown('user_preferences', preference)])
}

const longestNumberId = 64

function foreignNumber(phoneNumberId: string | undefined, context: Context): string | null {
  return phoneNumberId === undefined || phoneNumberId === context.phoneNumberId ? null : phoneNumberId.slice(0, longestNumberId)
}

function ofOtherNumber(phoneNumberId: string, field: string, messageCount: number, raw: unknown): InboundEvent {
  return messageCount > 0 ? { kind: 'other-number', phoneNumberId, messageCount } : unknown(`${field}:other-number`, raw)
}

function unknown(field: string, raw: unknown): InboundEvent {
  return { kind: 'unknown-field', field, raw: boundedRaw(raw) }
}
