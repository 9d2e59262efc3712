import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import { accountValue } from '../wire/values.ts'
import { boundedRaw } from './raw.ts'

type Notice = Extract<InboundEvent, { kind: 'account-notice' }>

/** Fields about the account rather than about a conversation (cloud-api.md 4.4, 5.5). */
export const accountFields: ReadonlySet<string> = new Set([
  'account_update', 'account_alerts', 'account_review_update', 'account_settings_update', 'business_capability_update', 'business_username_updates',
  'phone_number_quality_update', 'phone_number_name_update', 'security', 'message_template_status_update', 'message_template_quality_update',
  'message_template_components_update', 'template_category_update', 'flows', 'payment_configuration_update', 'partner_solutions',
])

const blockingEvents = new Set(['PARTNER_REMOVED', 'ACCOUNT_DELETED', 'ACCOUNT_OFFBOARDED', 'DISABLED_UPDATE'])
const warningEvents = new Set(['ACCOUNT_RESTRICTION', 'ACCOUNT_VIOLATION', 'FLAGGED', 'PAUSED', 'DISABLED', 'REJECTED', 'PIN_RESET_REQUEST'])

export function accountNotice(field: string, value: unknown, atMs: number): Notice {
  const parsed = accountValue.safeParse(value)
  const event = parsed.success ? parsed.data.event ?? parsed.data.decision ?? null : null
  return { kind: 'account-notice', field, event, severity: severityOf(field, event, value), raw: boundedRaw(value), atMs }
}

function severityOf(field: string, event: string | null, value: unknown): Notice['severity'] {
  if (field === 'account_update' && event !== null && blockingEvents.has(event)) {
    const state = (value as { ban_info?: { waba_ban_state?: unknown } }).ban_info?.waba_ban_state
    return state === 'REINSTATE' ? 'info' : 'blocking'
  }
  if (event !== null && warningEvents.has(event)) return 'warning'
  return field === 'account_alerts' ? 'warning' : 'info'
}
