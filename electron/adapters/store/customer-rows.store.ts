import type { ConsentState } from '#shared/domain/consent.ts'
import type { CustomerRow } from '#shared/domain/customer-table.ts'
import { contactId, conversationId } from '#shared/domain/ids.ts'
import type { Driver } from './driver.ts'
import { fieldValues } from './fields.store.ts'
import { labelIdsOf } from './labels.store.ts'

type Row = {
  contact_id: number; conversation_id: number | null; name: string; phone: string | null; first_seen_at_ms: number; last_inbound_at_ms: number | null; message_count: number
  purchase_count: number; purchase_minor: number; purchase_currency: string | null; last_purchase_at_ms: number | null; is_vip: number; is_blocked: number; complaint_count: number; consent: ConsentState
}

const select = `SELECT f.contact_id, c.id AS conversation_id, p.name, p.phone, f.first_seen_at_ms, f.last_inbound_at_ms, f.inbound_count + f.outbound_count AS message_count,
    f.purchase_count, f.purchase_minor, f.purchase_currency, f.last_purchase_at_ms, f.is_vip, f.is_blocked, f.complaint_count, coalesce(s.state, 'unknown') AS consent
  FROM contact_facts f JOIN contacts p ON p.id = f.contact_id LEFT JOIN conversations c ON c.contact_id = f.contact_id LEFT JOIN consent_state s ON s.contact_id = f.contact_id
  WHERE f.contact_id = ?`

/** In the order asked for. */
export function customersByIds(driver: Driver, ids: readonly number[]): CustomerRow[] {
  return ids.flatMap((id) => {
    const row = driver.get<Row>(select, id)
    return row ? [toCustomerRow(driver, row)] : []
  })
}

function toCustomerRow(driver: Driver, row: Row): CustomerRow {
  const id = contactId(row.contact_id)
  return {
    contactId: id, conversationId: row.conversation_id === null ? null : conversationId(row.conversation_id), name: row.name, phoneText: row.phone === null ? null : `+${row.phone}`,
    firstSeenAtMs: row.first_seen_at_ms, lastInboundAtMs: row.last_inbound_at_ms, messageCount: row.message_count, purchaseCount: row.purchase_count,
    purchaseTotal: row.purchase_currency === null ? null : { amountMinor: row.purchase_minor, currency: row.purchase_currency }, lastPurchaseAtMs: row.last_purchase_at_ms,
    isVip: row.is_vip === 1, isBlocked: row.is_blocked === 1, complaintCount: row.complaint_count, consent: row.consent, labelIds: labelIdsOf(driver, id), fieldValues: fieldValues(driver, id),
  }
}
