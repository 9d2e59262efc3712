import type { CustomerRow } from '#shared/domain/customer-table.ts'
import { contactId } from '#shared/domain/ids.ts'

/** A customer of whom only the parts named matter. */
export const customerRow = (id: number, part: Partial<CustomerRow> = {}): CustomerRow => ({
  contactId: contactId(id), conversationId: null, name: `손님 ${id}`, phoneText: null, firstSeenAtMs: 0, lastInboundAtMs: null, messageCount: 0, purchaseCount: 0, purchaseTotal: null,
  lastPurchaseAtMs: null, isVip: false, isBlocked: false, complaintCount: 0, consent: 'unknown', labelIds: [], fieldValues: [], ...part,
})
