import type { InboundEvent, StandingChange } from '#core/inbound/inbound-event.ts'
import { accountValue } from '../wire/values.ts'
import { boundedRaw } from './raw.ts'

type Notice = Extract<InboundEvent, { kind: 'account-notice' }>

/** Fields about the account rather than about a conversation (Meta's documentation, account webhooks). */
export const accountFields: ReadonlySet<string> = new Set([
  'account_update', 'account_alerts', 'account_review_update', 'account_settings_update', 'business_capability_update', 'business_username_updates',
  'phone_number_quality_update', 'phone_number_name_update', 'security', 'message_template_status_update', 'message_template_quality_update',
  'message_template_components_update', 'template_category_update', 'flows', 'payment_configuration_update', 'partner_solutions',
])

/** Without these even replies are refused; other restrictions leave replies alone. */
const blockingRestriction = 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING'
const warningEvents = new Set(['ACCOUNT_RESTRICTION', 'ACCOUNT_VIOLATION', 'FLAGGED', 'PAUSED', 'DISABLED', 'REJECTED', 'PIN_RESET_REQUEST'])

export function accountNotice(field: string, value: unknown, atMs: number): Notice {
  const parsed = accountValue.safeParse(value)
  const event = parsed.success ? parsed.data.event ?? parsed.data.decision ?? null : null
  const standing = event === null ? null : standingOf(field, event, boundedRaw(value))
  return { kind: 'account-notice', field, event, severity: severityOf(field, event, standing), standing, raw: boundedRaw(value), atMs }
}

function standingOf(field: string, event: string, value: unknown): StandingChange | null {
  if (field === 'phone_number_quality_update') return event === 'FLAGGED' ? 'limited' : event === 'UNFLAGGED' ? 'unlimited' : null
  if (field !== 'account_update') return null
  switch (event) {
    case 'PARTNER_REMOVED': case 'ACCOUNT_OFFBOARDED': case 'ACCOUNT_DELETED': return 'disconnected'
    case 'ACCOUNT_RECONNECTED': case 'PARTNER_ADDED': return 'reconnected'
    case 'ACCOUNT_VIOLATION': return 'limited'
    case 'ACCOUNT_RESTRICTION': return JSON.stringify(value).includes(blockingRestriction) ? 'locked' : 'limited'
    case 'DISABLED_UPDATE': {
      const state = (value as { ban_info?: { waba_ban_state?: unknown } }).ban_info?.waba_ban_state
      return state === 'REINSTATE' ? 'unlocked' : state === 'SCHEDULE_FOR_DISABLE' ? 'limited' : 'locked'
    }
    default: return null
  }
}

function severityOf(field: string, event: string | null, standing: StandingChange | null): Notice['severity'] {
  if (standing === 'locked' || standing === 'disconnected') return 'blocking'
  if (standing === 'limited') return 'warning'
  if (event !== null && warningEvents.has(event)) return 'warning'
  return field === 'account_alerts' ? 'warning' : 'info'
}
