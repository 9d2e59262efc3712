import { z } from 'zod'
import { id, list, requiredNumber, text, timeMs } from './tolerant.ts'

/** The envelope every webhook shares (Meta's documentation, webhooks). `value` is read per field. */
export const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()),
})

export const webhookEntry = z.object({
  id,
  time: timeMs,
  changes: list(z.object({ field: z.string(), value: z.unknown() })),
})

export const metadata = z.object({ display_phone_number: text, phone_number_id: id })

export const wireContact = z.object({
  wa_id: text,
  user_id: text,
  parent_user_id: text,
  profile: z.object({ name: text, username: text }).optional().catch(undefined),
})
export type WireContact = z.infer<typeof wireContact>

export const wireError = z.object({
  code: requiredNumber.catch(0),
  title: text,
  message: text,
  error_data: z.object({ details: text }).optional().catch(undefined),
})
export type WireError = z.infer<typeof wireError>
