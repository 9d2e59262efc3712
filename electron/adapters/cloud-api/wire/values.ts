import { z } from 'zod'
import { list, maybe, number, text, timeMs } from './tolerant.ts'
import { metadata, wireContact, wireError } from './webhook.ts'

/** `value` of `messages` and of `standby`; arrays stay raw because each element is read on its own. */
export const messagesValue = z.object({
  metadata: maybe(metadata),
  contacts: list(wireContact),
  messages: z.array(z.unknown()).catch([]),
  statuses: z.array(z.unknown()).catch([]),
  message_echoes: z.array(z.unknown()).catch([]),
  errors: list(wireError),
})

/** `value` of `history`, chunks as well as the later media messages (Meta's documentation, coexistence). */
export const historyValue = messagesValue.extend({
  history: list(z.object({
    metadata: maybe(z.object({ phase: number, chunk_order: number, progress: number })),
    threads: list(z.object({
      id: text,
      context: maybe(z.object({ wa_id: text, user_id: text, parent_user_id: text, username: text })),
      messages: z.array(z.unknown()).catch([]),
    })),
    errors: list(wireError),
  })),
})

/** `value` of `smb_app_state_sync`. */
export const stateSyncValue = z.object({
  metadata: maybe(metadata),
  state_sync: list(z.object({
    type: text,
    action: text,
    contact: maybe(z.object({ full_name: text, first_name: text, phone_number: text, user_id: text, username: text })),
    metadata: maybe(z.object({ timestamp: timeMs })),
  })),
})

/** `value` of `user_preferences`. */
export const preferencesValue = z.object({
  metadata: maybe(metadata),
  user_preferences: list(z.object({ wa_id: text, user_id: text, category: text, value: text, timestamp: timeMs })),
})

/** What account-type fields share: an event name, sometimes a reason. */
export const accountValue = z.object({ event: text, decision: text, ban_info: z.unknown().optional(), alert_info: maybe(z.object({ alert_severity: text })) })
