import { z } from 'zod'
import { wireError } from './webhook.ts'
import { flag, id, list, maybe, number, requiredNumber, text, timeMs } from './tolerant.ts'

export const wireMedia = z.object({ id, mime_type: text, sha256: text, caption: text, filename: text, voice: flag, animated: flag, url: text })
export type WireMediaObject = z.infer<typeof wireMedia>

const contactCard = z.object({
  name: maybe(z.object({ formatted_name: text, first_name: text, last_name: text })),
  phones: list(z.object({ phone: text, wa_id: text, type: text })),
  emails: list(z.object({ email: text, type: text })),
  org: maybe(z.object({ company: text })),
  urls: list(z.object({ url: text })),
})

const interactiveReply = z.object({
  type: text,
  button_reply: maybe(z.object({ id: text, title: text })),
  list_reply: maybe(z.object({ id: text, title: text, description: text })),
  nfm_reply: maybe(z.object({ name: text, body: text, response_json: text })),
  call_permission_reply: maybe(z.object({ response: text })),
})

/** The typed part of a message: of a fresh one, of an edit, of an echo, of history (Meta's documentation, webhooks). */
export const typedContent = z.object({
  type: z.string().catch('unknown'),
  text: maybe(z.object({ body: z.string() })),
  image: maybe(wireMedia),
  video: maybe(wireMedia),
  audio: maybe(wireMedia),
  document: maybe(wireMedia),
  sticker: maybe(wireMedia),
  location: maybe(z.object({ latitude: requiredNumber, longitude: requiredNumber, name: text, address: text, url: text })),
  contacts: maybe(z.array(contactCard)),
  button: maybe(z.object({ payload: text, text })),
  interactive: maybe(interactiveReply),
  order: maybe(z.object({
    text,
    product_items: list(z.object({ product_retailer_id: text, quantity: number, item_price: number, currency: text })),
  })),
  unsupported: maybe(z.object({ type: text })),
  system: maybe(z.object({ type: text, body: text, wa_id: text, user_id: text, previous_user_id: text, parent_user_id: text })),
  errors: list(wireError),
})
export type TypedContent = z.infer<typeof typedContent>

export const inboundMessage = typedContent.extend({
  id: text,
  from: text,
  from_user_id: text,
  from_parent_user_id: text,
  to: text,
  to_user_id: text,
  to_parent_user_id: text,
  timestamp: timeMs,
  context: maybe(z.object({ id: text, from: text, forwarded: flag, frequently_forwarded: flag })),
  reaction: maybe(z.object({ message_id: text, emoji: text })),
  edit: maybe(z.object({ original_message_id: text, message: z.unknown() })),
  revoke: maybe(z.object({ original_message_id: text })),
  history_context: maybe(z.object({ status: text })),
  group_id: text,
})
export type InboundMessage = z.infer<typeof inboundMessage>
