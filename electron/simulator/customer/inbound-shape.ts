import { z } from 'zod'
import { isRecord, type Json } from '../json.ts'

const words = z.looseObject
const media = z.looseObject({
  id: z.string().optional(),
  bytes_base64: z.string().optional(),
  mime_type: z.string().optional(),
  sha256: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
  animated: z.boolean().optional(),
})

/** The content of each inbound type (Meta's documentation, webhooks). Further properties travel as they are. */
const contents = {
  text: words({ body: z.string() }),
  image: media,
  video: media,
  audio: media,
  document: media,
  sticker: media,
  location: words({ latitude: z.number(), longitude: z.number() }),
  contacts: z.array(words({ name: words({ formatted_name: z.string() }) })).min(1),
  reaction: words({ message_id: z.string(), emoji: z.string().optional() }),
  button: words({ text: z.string(), payload: z.string().optional() }),
  interactive: words({ type: z.string() }),
  order: words({ catalog_id: z.string(), product_items: z.array(words({})) }),
  edit: words({ original_message_id: z.string(), message: words({ type: z.string() }) }),
  revoke: words({ original_message_id: z.string() }),
  unsupported: words({ type: z.string().optional() }),
  system: words({ type: z.string() }),
  request_welcome: words({}),
} as const
export type InboundType = keyof typeof contents
export const inboundTypes = Object.keys(contents) as InboundType[]
export const inboundMediaTypes = ['image', 'video', 'audio', 'document', 'sticker'] as const

const needsNoContent = new Set<InboundType>(['request_welcome', 'unsupported', ...inboundMediaTypes])
const isKnown = (type: string): type is InboundType => Object.hasOwn(contents, type)
const optionalContents = Object.fromEntries(inboundTypes.map((type) => [type, contents[type].optional()])) as { [Type in InboundType]: z.ZodOptional<(typeof contents)[Type]> }

/** Who writes when nobody is named. */
export const somebody = '821000000001'

const knownProperties = z.object({
  from: z.string().regex(/^\+?[\d\s()-]{5,24}$/, 'must be a phone number').optional(),
  from_user_id: z.string().min(3).optional(),
  from_parent_user_id: z.string().optional(),
  id: z.string().min(1).max(512).optional(),
  timestamp: z.string().regex(/^\d+$/, 'must be Unix seconds as text').or(z.number().int().min(0).transform(String)).optional(),
  type: z.string().min(1),
  context: words({}).optional(),
  referral: words({}).optional(),
  identity: words({}).optional(),
  errors: z.array(words({})).optional(),
  group_id: z.string().optional(),
  profile: z.looseObject({ name: z.string().optional(), username: z.string().optional() }).optional(),
  ...optionalContents,
})

/**
 * One thing a customer does. `from` (digits, any spelling) or `from_user_id` says who; `id` and `timestamp` are
 * filled in when absent; `profile` changes what the person is called from now on. What Meta has not invented yet,
 * types and properties, travels as it is.
 */
export const inboundSchema = knownProperties.loose().superRefine((message, context) => {
  const { type } = message
  if (isKnown(type) && message[type] === undefined && !needsNoContent.has(type)) context.addIssue({ code: 'custom', path: [type], message: `is needed for type ${type}` })
})
export type InboundInput = z.input<typeof knownProperties>
export type InboundMessage = z.output<typeof inboundSchema>

/**
 * Reads what people also write: nobody named, the type left to its content, a number as `from`, a user id as
 * `from`, and the profile in a `contacts` list as webhooks carry it.
 */
export function completed(raw: unknown): unknown {
  if (!isRecord(raw)) return raw
  const { from, contacts, ...rest } = raw
  const message: Json = { ...rest, type: raw['type'] ?? inboundTypes.find((type) => raw[type] !== undefined) }
  if (typeof from === 'string' && /^[A-Z]{2}\.\w/.test(from)) message['from_user_id'] = from
  else if (from !== undefined && from !== null) message['from'] = typeof from === 'number' ? String(from) : from
  else if (rest['from_user_id'] === undefined) message['from'] = somebody
  if (message['type'] === 'contacts') message['contacts'] = contacts
  else if (Array.isArray(contacts) && isRecord(contacts[0]) && isRecord(contacts[0]['profile'])) message['profile'] = { ...contacts[0]['profile'], ...(isRecord(rest['profile']) && rest['profile']) }
  return message
}
