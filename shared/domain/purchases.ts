/** Money in minor units of an ISO 4217 currency: 12,000 won is 12000, 12.00 euros is 1200. */
export type Purchase = {
  id: number
  contactId: number
  /** One order is one purchase, whoever imports it how often. */
  orderNumber: string | null
  atMs: number
  amountMinor: number
  currency: string
  item: string
}

export type PurchaseTotal = { currency: string; count: number; amountMinor: number; lastAtMs: number }
