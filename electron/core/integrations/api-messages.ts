import type { ApiMessage, RouteInput } from '#shared/contract/local-api.ts'
import type { WritePurpose } from '#shared/domain/consent.ts'
import { clientReference, contactId, type ContactId, type ConversationId } from '#shared/domain/ids.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import type { MessageOrigin, OutgoingContent } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import { fillQuickReply } from '#shared/domain/quick-reply-fill.ts'
import type { Language } from '#shared/locales/translate.ts'
import { countedSinceMs, type AutomaticMessages } from '../kernel/automatic-messages.ts'
import { assertSendable } from '../kernel/assert-sendable.ts'
import { customerValues } from '../kernel/customer-variables.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, notFound, refused } from '../kernel/refuse.ts'
import { mayWrite } from '../kernel/write-permission.ts'
import { namedContact } from './api-contacts.ts'

/** People leave first, then what programs send, then promotions. */
const standing: Record<WritePurpose, { origin: MessageOrigin; priority: number }> = {
  reply: { origin: 'person', priority: 0 }, automation: { origin: 'automation', priority: 1 }, promotion: { origin: 'campaign', priority: 2 },
}
const refusalOf = { blocked: 'contact-blocked', 'opted-out': 'opted-out', complaints: 'complained', 'not-agreed': 'not-agreed' } as const

type Send = { input: RouteInput<'sendMessage'>['body']; keyId: number; language: Language }

/** The same gate as for a person, and the limit of automatic messages for what counts as one. */
export function sendFromApi(ports: FeaturePorts, automatic: AutomaticMessages, send: Send): Promise<ApiMessage> {
  if (send.input.purpose !== 'automation') return sendOne(ports, send, ports.clock.nowMs())
  return automatic.alone(() => sendOne(ports, send, automatic.time.nowMs()))
}

/** A repeated `requestId` of the same key is answered before any rule is checked. */
async function sendOne(ports: FeaturePorts, { input, keyId, language }: Send, nowMs: number): Promise<ApiMessage> {
  const { store, signals } = ports
  const reference = clientReference(`api-${keyId}-${input.requestId}`)
  const known = await store.messageByReference(reference)
  if (known) return apiMessage(known)

  const { conversationId, id } = found(await store.contact(await recipient(ports, input.to)))
  const permission = await mayWrite(ports, id, input.purpose)
  if (permission.reason !== null) throw refused(refusalOf[permission.reason], permission.policyKey)
  if (conversationId === null) throw refused('window-never-opened', 'window.length')
  const content: OutgoingContent = input.quickReplyId === undefined ? { type: 'text', body: input.text ?? '', previewUrl: false } : await quickReplyContent(ports, input.quickReplyId, conversationId, language)
  await assertSendable(ports, conversationId, content)
  const isCountedAsAutomatic = input.purpose === 'automation'
  if (isCountedAsAutomatic) await assertWithinCap(ports, conversationId, nowMs)
  const message = await store.enqueue({
    conversationId, clientReference: reference, ...standing[input.purpose], content, quotedMessageId: null,
    isCountedAsAutomatic, ...(input.quickReplyId === undefined ? {} : { quickReplyIds: [input.quickReplyId] }), nowMs,
  })
  if (input.quickReplyId !== undefined) signals.emit('library-changed', 'quick-replies')
  signals.emit('changed', { conversationIds: [conversationId], messages: [{ conversationId, messageId: message.id, change: 'added' }] })
  signals.emit('queued', { messageId: message.id })
  return apiMessage(message)
}

/** The daily number of automatic messages holds for whoever sends: rules and programs share one count. */
async function assertWithinCap({ store, facts }: FeaturePorts, conversation: ConversationId, nowMs: number): Promise<void> {
  const limit = facts.policy('automation.cap')
  const { automaticAtMs } = await store.budgetFacts(conversation, countedSinceMs({ nowMs, policy: (key) => facts.policy(key) }))
  if (automaticAtMs.length >= limit) throw refused('automatic-cap', 'automation.cap', { limit })
}

async function recipient(ports: FeaturePorts, to: RouteInput<'sendMessage'>['body']['to']): Promise<ContactId> {
  if ('contactId' in to) return contactId(to.contactId)
  return found(await namedContact(ports, to))
}

async function quickReplyContent({ store, facts }: FeaturePorts, id: number, conversation: number, language: Language): Promise<OutgoingContent> {
  const reply = found(await store.quickReply(id))
  if (reply.files.length > 0) throw refused('quick-reply-files')
  const { text, missing, action } = fillQuickReply(reply, await customerValues(store, conversation, language), (key) => facts.policy(key))
  const [open] = missing
  if (open) throw refused('variable-unfilled', null, { name: open.name })
  return action === null ? { type: 'text', body: text, previewUrl: false } : { type: 'interactive', header: null, body: text, footer: null, action }
}

export async function readOutgoing({ store }: Pick<FeaturePorts, 'store'>, id: number): Promise<ApiMessage> {
  const [message] = await store.messagesByIds([id])
  return apiMessage(found(message))
}

function apiMessage({ id, status, timestampMs, error }: Message): ApiMessage {
  if (status === 'received') throw notFound()
  return { id, status, at: isoTime(timestampMs), errorCode: error?.code ?? null }
}
