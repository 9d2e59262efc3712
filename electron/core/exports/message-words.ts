import { en, type MessageKey } from '#shared/locales/en/index.ts'
import type { MessageValues } from '#shared/locales/translate.ts'
import { mediaMessageTypes, type ContactCard, type InteractiveAction, type MessageContent, type MessageOrigin } from '#shared/domain/message-content.ts'
import type { Media, Message, QuotedMessage } from '#shared/domain/message.ts'
import { majorUnits } from '#shared/domain/money.ts'

export type Say = (key: MessageKey, values?: MessageValues) => string
/** `productNames`: what the shop calls products, by their id in Meta's catalogue. */
export type Wording = { say: Say; productNames: ReadonlyMap<string, string> }
/** `kind`: what it is, where the text alone does not say it. `lines`: everything else that it carries, plain. */
export type Described = { kind: string | null; text: string | null; lines: string[] }

/** A message in words, for files that people read. Every kind has some. */
export function describeContent(content: MessageContent, media: Media | null, { say, productNames }: Wording): Described {
  switch (content.type) {
    case 'text': return plain(null, content.body)
    case 'image': case 'video': case 'audio': case 'document': case 'sticker':
      return { kind: say(media?.isVoice ? 'thread.kind-voice' : `thread.kind-${content.type}`), text: content.caption, lines: media?.fileName ? [media.fileName] : [] }
    case 'location': return { kind: say('thread.kind-location'), text: content.name, lines: some([content.address, `${content.latitude}, ${content.longitude}`, content.url]) }
    case 'contacts': return { kind: say('thread.kind-contacts'), text: null, lines: content.contacts.map(cardLine) }
    case 'interactive': return { kind: null, text: some([content.header, content.body]).join('\n'), lines: some([content.footer, ...actionLines(content.action)]) }
    case 'template': return plain(say('thread.template-name', { name: content.name }), content.text)
    case 'button': return plain(say('thread.kind-reply'), content.text)
    case 'interactive-reply': return { kind: say('thread.kind-reply'), text: content.title, lines: some([content.description]) }
    case 'flow-reply': return { kind: say('thread.kind-flow'), text: content.body || content.name, lines: Object.entries(content.response).flatMap(([key, value]) => (key === 'flow_token' ? [] : [`${key}: ${wordOf(value)}`])) }
    case 'order': return {
      kind: say('thread.kind-order'), text: content.text,
      lines: content.items.map(({ productRetailerId, quantity, itemPrice, currency }) => `${productNames.get(productRetailerId) ?? productRetailerId} · ${say('thread.order-quantity', { quantity })} · ${itemPrice} ${currency}`),
    }
    case 'system': return plain(say('thread.kind-system'), content.body ?? say('thread.system-other'))
    case 'media_placeholder': return plain(say('thread.kind-placeholder'), say('thread.placeholder-text'))
    case 'unsupported': return { ...plain(say('thread.kind-unsupported'), say('thread.unsupported-text')), lines: some([content.reason]) }
    case 'unknown': return { ...plain(say('thread.kind-unknown'), say('thread.unknown-text')), lines: [content.wireType] }
  }
}

const plain = (kind: string | null, text: string | null): Described => ({ kind, text, lines: [] })
const some = (parts: readonly (string | null)[]): string[] => parts.flatMap((part) => (part ? [part] : []))
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function cardLine({ formattedName, organization, phones, emails, urls }: ContactCard): string {
  return some([formattedName, organization, ...phones.map(({ phone }) => phone), ...emails.map(({ email }) => email), ...urls]).join(' · ')
}

function actionLines(action: InteractiveAction): string[] {
  switch (action.kind) {
    case 'buttons': return action.buttons.map(({ title }) => `▸ ${title}`)
    case 'list': return [action.button, ...action.sections.flatMap(({ title, rows }) => [...some([title]), ...rows.map((row) => `▸ ${some([row.title, row.description]).join(' – ')}`)])]
    case 'cta_url': return [`${action.displayText}: ${action.url}`]
    case 'product': return [[action.name, ...(action.price ? [`${majorUnits(action.price.minor, action.price.currency)} ${action.price.currency}`] : [])].join(' · ')]
    case 'other': return [action.wireType]
  }
}

export function quoteWords({ id, type, text }: QuotedMessage, say: Say): string {
  if (text) return text
  const kind = mediaMessageTypes.find((one) => one === type)
  if (kind) return say(`thread.kind-${kind}`)
  return say(id === null ? 'thread.quoted-missing' : 'thread.kind-text')
}

/** The mark of whoever wrote it for the shop; null for a person here. */
export function originWords(origin: MessageOrigin, say: Say): string | null {
  return origin === 'automation' || origin === 'campaign' || origin === 'phone-app' ? say(`thread.origin-${origin}`) : null
}

/** How an outgoing message stands where that is no success. */
export function failureWords({ status, error }: Message, say: Say): string | null {
  if (status === 'unknown') return say('thread.status-unknown')
  if (status === 'queued' || status === 'sending') return say(`thread.status-${status}`)
  if (status !== 'failed') return null
  const key = `error.${error?.code}`
  const reason = key in en ? say(key as MessageKey) : say('thread.failed-generic')
  return `${say('thread.failed-notice')}: ${reason}${error ? ` (${say('thread.error-code', { code: String(error.code), title: error.title })})` : ''}`
}

/** Why a file is not there. */
export function missingWords({ state }: Media, say: Say): string {
  return state === 'ready' ? say('export.file-missing') : say(`thread.media-${state}`)
}

export function deletedWords({ direction }: Message, say: Say): string {
  return say(direction === 'inbound' ? 'thread.deleted-customer' : 'thread.deleted-shop')
}
