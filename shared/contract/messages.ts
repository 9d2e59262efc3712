import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Message, MessageVersion } from '../domain/message.ts'
import { isCurrency } from '../domain/money.ts'
import type { SearchHit } from './search.ts'
import { call, pageSize, rowId } from './base.ts'

const nullableText = (max: number) => z.string().max(max).nullable()
const contactCard = z.object({
  formattedName: z.string().max(256),
  phones: z.array(z.object({ phone: z.string().max(40), type: nullableText(20), waId: nullableText(40) })),
  emails: z.array(z.object({ email: z.string().max(256), type: nullableText(20) })),
  organization: nullableText(256),
  urls: z.array(z.string().max(2000)),
})
export const productAction = z.object({
  kind: z.literal('product'), catalogId: z.string().max(300), productRetailerId: z.string().max(300), name: z.string().max(300),
  price: z.object({ minor: z.number().int().safe(), currency: z.string().refine(isCurrency) }).nullable(),
})
const interactiveAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('buttons'), buttons: z.array(z.object({ id: z.string(), title: z.string() })) }),
  z.object({
    kind: z.literal('list'),
    button: z.string(),
    sections: z.array(z.object({
      title: z.string().nullable(),
      rows: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().nullable() })),
    })),
  }),
  z.object({ kind: z.literal('cta_url'), displayText: z.string(), url: z.string() }),
  productAction,
])

/** Shapes only; limits are entries of the policy pack and are answered with REFUSED, naming the entry. */
export const outgoingContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), body: z.string().max(100_000), previewUrl: z.boolean() }),
  z.object({ type: z.enum(['image', 'video', 'audio', 'document', 'sticker']), attachmentId: rowId, caption: nullableText(100_000), isVoice: z.boolean() }),
  z.object({ type: z.literal('location'), latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180), name: nullableText(1000), address: nullableText(1000) }),
  z.object({ type: z.literal('contacts'), contacts: z.array(contactCard).min(1).max(257) }),
  z.object({ type: z.literal('interactive'), header: z.string().nullable(), body: z.string(), footer: z.string().nullable(), action: interactiveAction }),
  z.object({ type: z.literal('template'), name: z.string().max(512), language: z.string().max(20), category: z.string().nullable(), text: z.string(), components: z.array(z.unknown()) }),
  z.object({ type: z.literal('reaction'), targetWamid: z.string(), emoji: z.string().max(40) }),
])

/** Where a page of the thread starts. `older` and `newer` exclude the message they name. */
export type ThreadAnchor =
  | { at: 'latest' } | { at: 'first-unread' }
  | { at: 'around' | 'older' | 'newer'; messageId: number }
  | { at: 'date'; ms: number }
const threadAnchor = z.discriminatedUnion('at', [
  z.object({ at: z.literal('latest') }),
  z.object({ at: z.literal('first-unread') }),
  z.object({ at: z.literal('around'), messageId: rowId }),
  z.object({ at: z.literal('older'), messageId: rowId }),
  z.object({ at: z.literal('newer'), messageId: rowId }),
  z.object({ at: z.literal('date'), ms: z.number() }),
])

/** Oldest first. `firstUnreadId` is where the new-messages divider belongs. */
export type ThreadPage = { items: Message[]; hasOlder: boolean; hasNewer: boolean; firstUnreadId: number | null }

export const messages = {
  page: call('read').input(z.object({ conversationId: rowId, anchor: threadAnchor, limit: pageSize })).output(type<ThreadPage>()),
  byIds: call('read').input(z.object({ messageIds: z.array(rowId).max(200) })).output(type<Message[]>()),
  versions: call('read').input(z.object({ messageId: rowId })).output(type<MessageVersion[]>()),
  /** Message and outbox row are on disk when this answers; a second call with the same `requestId` changes nothing. */
  send: call('reply')
    .input(z.object({ conversationId: rowId, requestId: z.uuid(), content: outgoingContent, quotedMessageId: rowId.nullable(), quickReplyIds: z.array(rowId).max(20).optional() }))
    .output(type<Message>()),
  /** Puts a failed message back into the outbox as a new attempt of the same message. */
  retry: call('reply').input(z.object({ messageId: rowId })).output(type<void>()),
  /** Takes a message that was never sent (queued or failed) out of the thread; answers its text so that nothing is lost. */
  discard: call('reply').input(z.object({ messageId: rowId })).output(type<{ text: string | null }>()),
  react: call('reply').input(z.object({ messageId: rowId, emoji: z.string().max(40).nullable() })).output(type<void>()),
  retryMedia: call('read').input(z.object({ messageId: rowId })).output(type<void>()),
  /** All hits inside one conversation, newest first, for the n/m counter. */
  find: call('read').input(z.object({ conversationId: rowId, query: z.string().max(200) })).output(type<{ hits: SearchHit[]; isCapped: boolean }>()),
}
