import type { MediaId } from './ids.ts'

/** Text of a message is text: never HTML. Types carry Cloud API's own names where it has one. */
export type MessageContent =
  | { type: 'text'; body: string }
  | { type: MediaMessageType; mediaId: MediaId; caption: string | null }
  | { type: 'location'; latitude: number; longitude: number; name: string | null; address: string | null; url: string | null }
  | { type: 'contacts'; contacts: ContactCard[] }
  | { type: 'interactive'; header: string | null; body: string; footer: string | null; action: InteractiveAction }
  | { type: 'template'; name: string; language: string; category: string | null; text: string; components: unknown[] }
  | { type: 'button'; text: string; payload: string }
  | { type: 'interactive-reply'; id: string; title: string; description: string | null }
  | { type: 'flow-reply'; name: string; body: string; response: Record<string, unknown> }
  | { type: 'order'; text: string | null; items: OrderItem[] }
  | { type: 'system'; event: string; body: string | null }
  | { type: 'media_placeholder' }
  /** Meta could not hand the message over; `reason` is Meta's own subtype or error detail. */
  | { type: 'unsupported'; reason: string | null; errorCode: number | null }
  /** A type this version does not know. The raw object stays in the journal and here. */
  | { type: 'unknown'; wireType: string; raw: unknown }

export type MessageType = MessageContent['type']
export type MediaMessageType = 'image' | 'video' | 'audio' | 'document' | 'sticker'
export const mediaMessageTypes: readonly MediaMessageType[] = ['image', 'video', 'audio', 'document', 'sticker']

export type ContactCard = {
  formattedName: string
  phones: { phone: string; type: string | null; waId: string | null }[]
  emails: { email: string; type: string | null }[]
  organization: string | null
  urls: string[]
}

export type InteractiveAction =
  | { kind: 'buttons'; buttons: { id: string; title: string }[] }
  | { kind: 'list'; button: string; sections: { title: string | null; rows: { id: string; title: string; description: string | null }[] }[] }
  | { kind: 'cta_url'; displayText: string; url: string }
  | ProductAction
  | { kind: 'other'; wireType: string }

/** A card of the shop's catalogue at Meta. Name and price are what they were here when it was sent; the customer sees Meta's. */
export type ProductAction = { kind: 'product'; catalogId: string; productRetailerId: string; name: string; price: { minor: number; currency: string } | null }

export type OrderItem = { productRetailerId: string; quantity: number; itemPrice: number; currency: string }

export type MessageDirection = 'inbound' | 'outbound'
export type MessageOrigin = 'customer' | 'phone-app' | 'person' | 'automation' | 'campaign' | 'history'

/** What a person may ask to send. Media refer to an attachment already staged on this computer. */
export type OutgoingContent =
  | { type: 'text'; body: string; previewUrl: boolean }
  | { type: MediaMessageType; attachmentId: number; caption: string | null; isVoice: boolean }
  | { type: 'location'; latitude: number; longitude: number; name: string | null; address: string | null }
  | { type: 'contacts'; contacts: ContactCard[] }
  | { type: 'interactive'; header: string | null; body: string; footer: string | null; action: Exclude<InteractiveAction, { kind: 'other' }> }
  | { type: 'template'; name: string; language: string; category: string | null; text: string; components: unknown[] }
  | { type: 'reaction'; targetWamid: string; emoji: string }

/** The words of a message that search and list previews use; null where it has none. */
export function contentText(content: MessageContent): string | null {
  switch (content.type) {
    case 'text': return content.body
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return content.caption
    case 'location': return [content.name, content.address].filter(Boolean).join(' ') || null
    case 'contacts': return content.contacts.map((card) => card.formattedName).join(', ')
    case 'interactive': return [content.header, content.body, content.footer].filter(Boolean).join('\n')
    case 'template': return content.text
    case 'button': return content.text
    case 'interactive-reply': return content.title
    case 'flow-reply': return content.body
    case 'order': return content.text
    case 'system': return content.body
    case 'media_placeholder': case 'unsupported': case 'unknown': return null
  }
}
