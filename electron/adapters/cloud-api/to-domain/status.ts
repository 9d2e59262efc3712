import type { InboundEvent } from '#core/inbound/inbound-event.ts'
import { wamid } from '#shared/domain/ids.ts'
import type { ReportedStatus } from '#shared/domain/message-status.ts'
import { status as wireStatus } from '../wire/status.ts'
import type { WireContact } from '../wire/webhook.ts'
import { errorFrom } from './content.ts'
import { personFrom, personOf } from './person.ts'
import { boundedRaw } from './raw.ts'

const reported = new Set<string>(['sent', 'delivered', 'read', 'played', 'failed'])

export function statusEvents(raw: unknown, contacts: readonly WireContact[], receivedAtMs: number): InboundEvent[] {
  const parsed = wireStatus.safeParse(raw)
  const status = parsed.success ? parsed.data : null
  if (!status?.id || !status.status || !reported.has(status.status) || status.type === 'call') {
    return [{ kind: 'unknown-field', field: `statuses.${status?.status ?? ''}`, raw: boundedRaw(raw) }]
  }
  const ids = { phone: status.recipient_id, userId: status.recipient_user_id, parentUserId: status.recipient_parent_user_id }
  return [{
    kind: 'status',
    wamid: wamid(status.id),
    clientReference: status.biz_opaque_callback_data ?? null,
    status: status.status as ReportedStatus,
    person: personFrom(ids, contacts) ?? personOf({}),
    error: errorFrom(status.errors),
    pricing: status.pricing?.category ? {
      category: status.pricing.category,
      model: status.pricing.pricing_model ?? '',
      type: status.pricing.type ?? null,
      isBillable: status.pricing.type ? status.pricing.type === 'regular' : status.pricing.billable === true,
    } : null,
    atMs: status.timestamp ?? receivedAtMs,
  }]
}
