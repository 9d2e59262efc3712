import type { ContactId } from '#shared/domain/ids.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { HookNews } from '../ports/store/integrations-store.ts'

const longestText = 1000

/** Small on purpose: who and what; more is asked through the local API. Null: what it was about is gone. */
export async function newsBody({ store }: Pick<FeaturePorts, 'store'>, deliveryId: string, news: HookNews): Promise<string | null> {
  const data = news.messageId === null ? await aboutContact(store, news) : await aboutMessage(store, news)
  return data && JSON.stringify({ id: deliveryId, type: news.event, at: isoTime(news.atMs), data })
}

type NewsStore = FeaturePorts['store']

async function person(store: NewsStore, id: ContactId) {
  const contact = await store.contact(id)
  return contact && { contactId: contact.id, name: contact.name, phone: contact.phone === null ? null : `+${contact.phone}`, userId: contact.identities.find(({ kind }) => kind === 'user_id')?.value ?? null }
}

async function aboutMessage(store: NewsStore, { messageId, event, detail }: HookNews) {
  const [message] = messageId === null ? [] : await store.messagesByIds([messageId])
  const [row] = message ? await store.conversationsByIds([message.conversationId]) : []
  const who = row ? await person(store, row.contactId) : null
  if (!message || !who) return null
  if (event === 'message.status') return { messageId: message.id, status: detail, errorCode: detail === 'failed' ? (message.error?.code ?? null) : null, ...who }
  const { content } = message
  const text = 'body' in content ? content.body : 'caption' in content ? content.caption : null
  return { messageId: message.id, type: content.type, text: typeof text === 'string' ? text.slice(0, longestText) : null, ...who }
}

async function aboutContact(store: NewsStore, { contactId, event, detail }: HookNews) {
  const who = contactId === null ? null : await person(store, contactId)
  if (!who || event !== 'label.set') return who
  const label = (await store.labels()).find(({ id }) => id === Number(detail))
  return label ? { ...who, label: label.name } : null
}
