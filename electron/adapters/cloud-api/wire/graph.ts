import { z } from 'zod'
import { flag, id, list, maybe, number, requiredNumber, text } from './tolerant.ts'

/** Graph's error envelope (Meta's documentation, errors). */
export const graphError = z.object({
  error: z.object({
    message: text,
    type: text,
    code: requiredNumber,
    error_subcode: number,
    is_transient: flag,
    error_user_msg: text,
    error_data: maybe(z.object({ details: text })),
    fbtrace_id: text,
  }),
})

export const sendResponse = z.object({
  contacts: list(z.object({ input: text, wa_id: text, user_id: text })),
  messages: z.array(z.object({ id: z.string().min(1), message_status: text })).min(1),
})
export const uploadResponse = z.object({ id: z.union([z.string(), z.number().transform(String)]) })
export const mediaResponse = z.object({ url: z.url(), mime_type: text, sha256: text, file_size: number })
export const numberResponse = z.object({
  id,
  display_phone_number: text,
  verified_name: text,
  quality_rating: text,
  status: text,
  is_on_biz_app: flag,
  throughput: maybe(z.object({ level: text })),
  whatsapp_business_manager_messaging_limit: text,
  messaging_limit_tier: text,
})
export const debugTokenResponse = z.object({
  data: z.object({ is_valid: flag, expires_at: number, scopes: z.array(z.string()).catch([]), app_id: id }),
})
export const blockedResponse = z.object({
  data: list(z.object({ wa_id: text, user_id: text, messaging_product: text, block_users: list(z.object({ wa_id: text, user_id: text })) })),
  paging: maybe(z.object({ cursors: maybe(z.object({ after: text })), next: text })),
})
