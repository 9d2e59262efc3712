import type { ConsentState } from './consent.ts'
import type { FieldValue } from './fields.ts'
import type { ContactId, ConversationId } from './ids.ts'
import type { ActivityBand, SegmentGroup, SegmentNode } from './segment.ts'

export type CustomerRow = {
  contactId: ContactId
  /** Null when nothing was ever written. */
  conversationId: ConversationId | null
  name: string
  phoneText: string | null
  firstSeenAtMs: number
  lastInboundAtMs: number | null
  messageCount: number
  purchaseCount: number
  /** In the currency bought in most often; null without purchases. */
  purchaseTotal: { amountMinor: number; currency: string } | null
  lastPurchaseAtMs: number | null
  isVip: boolean
  isBlocked: boolean
  complaintCount: number
  consent: ConsentState
  /** In the owner's order. */
  labelIds: number[]
  fieldValues: FieldValue[]
}

export const customerSorts = ['name', 'last-inbound', 'first-seen', 'messages', 'purchase-count', 'purchase-total', 'last-purchase', 'vip', 'field'] as const
/** `fieldId` with `field` alone. Customers without a value come last in a field's order, whichever way it goes. */
export type CustomerSort = { by: (typeof customerSorts)[number]; fieldId: number | null; direction: 'ascending' | 'descending' }

/** What a customer must be to be shown; null asks nothing. `tree` is a segment that need not be saved. */
export type CustomerFilter = {
  text: string
  labelId: number | null
  isVip: boolean | null
  consent: ConsentState | null
  activity: { is: 'within' | 'not-within'; band: ActivityBand } | null
  segmentId: number | null
  tree: SegmentGroup | null
}

export const everybody: CustomerFilter = { text: '', labelId: null, isVip: null, consent: null, activity: null, segmentId: null, tree: null }
export const defaultSort: CustomerSort = { by: 'last-inbound', fieldId: null, direction: 'descending' }

export const customerColumns = ['phone', 'labels', 'last-inbound', 'first-seen', 'messages', 'purchase-count', 'purchase-total', 'last-purchase', 'vip', 'consent', 'complaints'] as const
/** `field.7` shows the customer field with the id 7. The name always stands first. */
export type CustomerColumn = (typeof customerColumns)[number] | `field.${number}`
export const defaultColumns: readonly CustomerColumn[] = ['phone', 'labels', 'last-inbound', 'messages', 'purchase-count', 'purchase-total', 'consent']

export const fieldOfColumn = (column: string): number | null => (column.startsWith('field.') ? Number(column.slice(6)) : null)

/** A table with a name: what it shows, in which order, of whom. */
export type CustomerView = { id: number; name: string; columns: CustomerColumn[]; sort: CustomerSort; filter: CustomerFilter }

/** The choices above the table as one tree. `segment` is that of `segmentId`. */
export function treeOfFilter(filter: CustomerFilter, segment: SegmentGroup | null): SegmentGroup {
  const parts: SegmentNode[] = []
  if (filter.labelId !== null) parts.push({ kind: 'label', is: 'has', labelId: filter.labelId })
  if (filter.isVip !== null) parts.push({ kind: 'vip', is: filter.isVip ? 'yes' : 'no' })
  if (filter.consent !== null) parts.push({ kind: 'consent', is: 'is', state: filter.consent })
  if (filter.activity !== null) parts.push({ kind: 'activity', ...filter.activity })
  if (segment !== null) parts.push(segment)
  if (filter.tree !== null) parts.push(filter.tree)
  return { kind: 'group', match: 'all', parts }
}
