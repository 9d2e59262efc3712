import { z } from 'zod'

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

/** The content of each inbound type (cloud-api.md 4.2). Further properties travel as they are. */
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

const withoutContent = new Set<InboundType>(['request_welcome', 'unsupported'])
const optionalContents = Object.fromEntries(inboundTypes.map((type) => [type, contents[type].optional()])) as { [Type in InboundType]: z.ZodOptional<(typeof contents)[Type]> }

/**
 * One thing a customer does. `from` (digits, any spelling) or `from_user_id` says who; `id` and `timestamp` are
 * filled in when absent; `profile` changes what the person is called from now on.
 */
export const inboundSchema = z
  .strictObject({
    from: z.string().regex(/^\+?[\d\s()-]{5,24}$/, 'must be a phone number').optional(),
    from_user_id: z.string().min(3).optional(),
    from_parent_user_id: z.string().optional(),
    id: z.string().min(1).max(512).optional(),
    timestamp: z.string().regex(/^\d+$/, 'must be Unix seconds as text').or(z.number().int().min(0).transform(String)).optional(),
    type: z.enum(inboundTypes as [InboundType, ...InboundType[]]),
    context: words({}).optional(),
    referral: words({}).optional(),
    identity: words({}).optional(),
    errors: z.array(words({})).optional(),
    group_id: z.string().optional(),
    profile: z.strictObject({ name: z.string().optional(), username: z.string().optional() }).optional(),
    ...optionalContents,
  })
  .superRefine((message, context) => {
    if (message.from === undefined && message.from_user_id === undefined) context.addIssue({ code: 'custom', path: ['from'], message: 'from or from_user_id is needed' })
    if (message[message.type] === undefined && !withoutContent.has(message.type) && !inboundMediaTypes.some((type) => type === message.type)) {
      context.addIssue({ code: 'custom', path: [message.type], message: `is needed for type ${message.type}` })
    }
  })
export type InboundInput = z.input<typeof inboundSchema>
export type InboundMessage = z.output<typeof inboundSchema>
