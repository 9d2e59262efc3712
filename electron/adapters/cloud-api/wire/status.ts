import { z } from 'zod'
import { list, flag, maybe, text, timeMs } from './tolerant.ts'
import { wireError } from './webhook.ts'

/** One entry of `statuses` (Meta's documentation, status webhooks). */
export const status = z.object({
  id: text,
  type: text,
  status: text,
  timestamp: timeMs,
  recipient_id: text,
  recipient_user_id: text,
  recipient_parent_user_id: text,
  biz_opaque_callback_data: text,
  pricing: maybe(z.object({ billable: flag, pricing_model: text, category: text, type: text })),
  errors: list(wireError),
})
export type WireStatus = z.infer<typeof status>
