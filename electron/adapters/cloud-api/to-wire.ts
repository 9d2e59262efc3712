import type { SendContent, SendRequest } from '#core/ports/cloud-api.ts'
import type { ContactCard } from '#shared/domain/message-content.ts'

/** Body of `POST /{phone-number-id}/messages` (Meta's documentation, messages). Absent values are left out, never sent as null. */
export function sendBody(request: SendRequest): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(request.to.phone === null ? { recipient: request.to.userId } : { to: `+${request.to.phone}` }),
    ...(request.quotedWamid === null || request.content.type === 'reaction' ? {} : { context: { message_id: request.quotedWamid } }),
    biz_opaque_callback_data: request.clientReference,
    type: request.content.type,
    [request.content.type]: contentBody(request.content),
  }
}

function contentBody(content: SendContent): unknown {
  switch (content.type) {
    case 'text': return { body: content.body, preview_url: content.previewUrl }
    case 'image': case 'video': return { id: content.wireId, ...optional({ caption: content.caption }) }
    case 'audio': return { id: content.wireId, ...(content.isVoice ? { voice: true } : {}) }
    case 'document': return { id: content.wireId, ...optional({ caption: content.caption, filename: content.fileName }) }
    case 'sticker': return { id: content.wireId }
    case 'location': return { latitude: content.latitude, longitude: content.longitude, ...optional({ name: content.name, address: content.address }) }
    case 'contacts': return content.contacts.map(cardBody)
    case 'interactive': return interactiveBody(content)
    case 'template': return { name: content.name, language: { code: content.language }, ...(content.components.length > 0 ? { components: content.components } : {}) }
    case 'reaction': return { message_id: content.targetWamid, emoji: content.emoji }
  }
}

function interactiveBody({ header, body, footer, action }: Extract<SendContent, { type: 'interactive' }>): unknown {
  const frame = {
    ...(header === null || action.kind === 'product' ? {} : { header: { type: 'text', text: header } }),
    body: { text: body },
    ...(footer === null ? {} : { footer: { text: footer } }),
  }
  switch (action.kind) {
    case 'buttons': return { type: 'button', ...frame, action: { buttons: action.buttons.map((reply) => ({ type: 'reply', reply })) } }
    case 'list': return {
      type: 'list',
      ...frame,
      action: {
        button: action.button,
        sections: action.sections.map(({ title, rows }) => ({
          ...optional({ title }),
          rows: rows.map((row) => ({ id: row.id, title: row.title, ...optional({ description: row.description }) })),
        })),
      },
    }
    case 'cta_url': return { type: 'cta_url', ...frame, action: { name: 'cta_url', parameters: { display_text: action.displayText, url: action.url } } }
    case 'product': return { ...frame, type: 'product', action: { catalog_id: action.catalogId, product_retailer_id: action.productRetailerId } }
  }
}

function cardBody(card: ContactCard): unknown {
  return {
    name: { formatted_name: card.formattedName, first_name: card.formattedName },
    phones: card.phones.map(({ phone, type, waId }) => ({ phone, ...optional({ type, wa_id: waId }) })),
    ...(card.emails.length > 0 ? { emails: card.emails.map(({ email, type }) => ({ email, ...optional({ type }) })) } : {}),
    ...(card.organization === null ? {} : { org: { company: card.organization } }),
    ...(card.urls.length > 0 ? { urls: card.urls.map((url) => ({ url })) } : {}),
  }
}

function optional(fields: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] !== null && field[1] !== ''))
}
