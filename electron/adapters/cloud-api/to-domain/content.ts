import type { InboundContent, WireMedia } from '#core/inbound/inbound-event.ts'
import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import type { WireError } from '../wire/webhook.ts'
import type { TypedContent, WireMediaObject } from '../wire/inbound-message.ts'
import { boundedRaw } from './raw.ts'

/** Content of one message; a type or shape this version does not know becomes a placeholder that keeps the raw object. */
export function contentFrom(message: TypedContent, raw: unknown): InboundContent {
  return knownContent(message) ?? { type: 'unknown', wireType: message.type, raw: boundedRaw(raw) }
}

function knownContent(message: TypedContent): InboundContent | null {
  switch (message.type) {
    case 'text': return message.text ? { type: 'text', body: message.text.body } : null
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': {
      const media = message[message.type]
      return media ? { type: message.type, media: mediaFrom(media, message.type), caption: media.caption || null } : null
    }
    case 'location': return locationFrom(message)
    case 'contacts': return contactsFrom(message)
    case 'button': return { type: 'button', text: message.button?.text ?? '', payload: message.button?.payload ?? '' }
    case 'interactive': return interactiveFrom(message)
    case 'order': return orderFrom(message)
    case 'system': return { type: 'system', event: message.system?.type ?? 'unknown', body: message.system?.body ?? null }
    case 'request_welcome': return { type: 'system', event: 'request_welcome', body: null }
    case 'media_placeholder': return { type: 'media_placeholder' }
    case 'unsupported': return {
      type: 'unsupported',
      reason: message.unsupported?.type ?? message.errors[0]?.error_data?.details ?? null,
      errorCode: message.errors[0]?.code ?? null,
    }
    default: return null
  }
}

function mediaFrom(media: WireMediaObject, type: string): WireMedia {
  return {
    wireId: media.id ?? null,
    mimeType: (media.mime_type ?? 'application/octet-stream').replace(/;.*$/s, '').trim().toLowerCase(),
    sha256Hex: sha256Hex(media.sha256),
    fileName: media.filename ?? null,
    isVoice: type === 'audio' && media.voice === true,
    isAnimated: type === 'sticker' && media.animated === true,
  }
}

/** Webhooks carry base64 of the digest, other places 64 hex digits: told apart by length (Meta's documentation, media). */
export function sha256Hex(digest: string | undefined): string | null {
  if (!digest) return null
  if (/^[0-9a-f]{64}$/i.test(digest)) return digest.toLowerCase()
  const bytes = Buffer.from(digest, 'base64')
  return bytes.length === 32 ? bytes.toString('hex') : null
}

function locationFrom({ location }: TypedContent): InboundContent | null {
  if (!location) return null
  return { type: 'location', latitude: location.latitude, longitude: location.longitude, name: location.name ?? null, address: location.address ?? null, url: location.url ?? null }
}

function contactsFrom({ contacts }: TypedContent): InboundContent | null {
  if (!contacts) return null
  return {
    type: 'contacts',
    contacts: contacts.map((card) => ({
      formattedName: card.name?.formatted_name ?? ([card.name?.first_name, card.name?.last_name].filter(Boolean).join(' ')
        || (card.phones[0]?.phone ?? '')),
      phones: card.phones.flatMap((entry) => (entry.phone ? [{ phone: entry.phone, type: entry.type ?? null, waId: entry.wa_id ?? null }] : [])),
      emails: card.emails.flatMap((entry) => (entry.email ? [{ email: entry.email, type: entry.type ?? null }] : [])),
      organization: card.org?.company ?? null,
      urls: card.urls.flatMap((entry) => (entry.url ? [entry.url] : [])),
    })),
  }
}

function interactiveFrom({ interactive }: TypedContent): InboundContent | null {
  const reply = interactive?.button_reply ?? interactive?.list_reply
  if (reply) {
    return { type: 'interactive-reply', id: reply.id ?? '', title: reply.title ?? '', description: interactive?.list_reply?.description ?? null }
  }
  if (interactive?.nfm_reply) {
    const { name, body, response_json } = interactive.nfm_reply
    return { type: 'flow-reply', name: name ?? '', body: body ?? '', response: parsedObject(response_json) }
  }
  if (interactive?.call_permission_reply) {
    return { type: 'system', event: 'call_permission_reply', body: interactive.call_permission_reply.response ?? null }
  }
  return null
}

function parsedObject(json: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? boundedRaw(value) as Record<string, unknown> : {}
  } catch {
    return {}
  }
}

function orderFrom({ order }: TypedContent): InboundContent | null {
  if (!order) return null
  return {
    type: 'order',
    text: order.text ?? null,
    items: order.product_items.map((item) => ({
      productRetailerId: item.product_retailer_id ?? '',
      quantity: item.quantity ?? 0,
      itemPrice: item.item_price ?? 0,
      currency: item.currency ?? '',
    })),
  }
}

export function errorFrom(errors: readonly WireError[]): DeliveryError | null {
  const [first] = errors
  return first ? { code: first.code, title: first.title ?? first.message ?? String(first.code), details: first.error_data?.details ?? null } : null
}
