import type { CustomerRow, CustomerSort } from '#shared/domain/customer-table.ts'

/** What decides a customer's place; when it changes, the order on screen is an older one. */
export function sortValue(row: CustomerRow, { by, fieldId }: CustomerSort): string | number | boolean | null {
  switch (by) {
    case 'name': return row.name
    case 'last-inbound': return row.lastInboundAtMs
    case 'first-seen': return row.firstSeenAtMs
    case 'messages': return row.messageCount
    case 'purchase-count': return row.purchaseCount
    case 'purchase-total': return row.purchaseTotal?.amountMinor ?? 0
    case 'last-purchase': return row.lastPurchaseAtMs
    case 'vip': return row.isVip
    case 'field': return row.fieldValues.find((value) => value.fieldId === fieldId)?.value ?? null
  }
}
