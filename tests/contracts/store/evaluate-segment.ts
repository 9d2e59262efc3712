import type { SegmentMoment } from '#core/ports/store/table-store.ts'
import type { CustomerRow } from '#shared/domain/customer-table.ts'
import type { Purchase } from '#shared/domain/purchases.ts'
import type { SegmentCondition, SegmentNode } from '#shared/domain/segment.ts'

const day = 86_400_000
const lower = (text: string) => text.toLowerCase()

/** What a row does not carry; the labels and fields there are. */
export type Known = { purchases: readonly Purchase[]; promotedAtMs: readonly number[]; labels: readonly number[]; fields: readonly number[] }

/** What a segment means, said in plain code. */
export function holdsFor(node: SegmentNode, row: CustomerRow, known: Known, moment: SegmentMoment): boolean {
  if (node.kind === 'group') {
    const parts = node.parts.map((part) => holdsFor(part, row, known, moment))
    return parts.length === 0 || (node.match === 'all' ? !parts.includes(false) : parts.includes(true))
  }
  return leaf(node, row, known, moment)
}

function leaf(node: SegmentCondition, row: CustomerRow, { purchases, promotedAtMs, labels, fields }: Known, { nowMs, bandMs }: SegmentMoment): boolean {
  const isSince = (atMs: number | null, ms: number) => atMs !== null && atMs >= nowMs - ms
  const amount = (is: 'at-least' | 'at-most', value: number, limit: number) => (is === 'at-least' ? value >= limit : value <= limit)
  switch (node.kind) {
    case 'label': return labels.includes(node.labelId) && row.labelIds.includes(node.labelId) === (node.is === 'has')
    case 'activity': return isSince(row.lastInboundAtMs, bandMs[node.band]) === (node.is === 'within')
    case 'first-seen': return isSince(row.firstSeenAtMs, node.days * day) === (node.is === 'within')
    case 'purchase-count': return amount(node.is, purchases.filter(({ atMs }) => node.days === null || isSince(atMs, node.days * day)).length, node.count)
    case 'purchase-total': return amount(node.is, purchases.filter(({ currency }) => currency === node.currency).reduce((sum, { amountMinor }) => sum + amountMinor, 0), node.amountMinor)
    case 'purchase-last': return purchases.some(({ atMs }) => isSince(atMs, node.days * day)) === (node.is === 'within')
    case 'purchase-item': return purchases.some(({ atMs, item }) => lower(item).includes(lower(node.item)) && (node.days === null || isSince(atMs, node.days * day))) === (node.is === 'bought')
    case 'campaign': return promotedAtMs.some((atMs) => isSince(atMs, node.days * day)) === (node.is === 'within')
    case 'consent': return (row.consent === node.state) === (node.is === 'is')
    /** No message of these shops was refused. */
    case 'undeliverable': return node.is === 'no'
    case 'vip': return row.isVip === (node.is === 'yes')
    case 'complaints': return amount(node.is, row.complaintCount, node.count)
    case 'field': return fields.includes(node.fieldId) && fieldHolds(node, row)
  }
}

function fieldHolds({ is, fieldId, value }: Extract<SegmentCondition, { kind: 'field' }>, row: CustomerRow): boolean {
  const own = row.fieldValues.find((each) => each.fieldId === fieldId)?.value
  if (is === 'set') return own !== undefined
  if (is === 'not-set') return own === undefined
  if (own === undefined || value === null) return is === 'not-equal'
  const [a, b] = typeof own === 'string' ? [lower(own), lower(String(value))] : [own, value]
  switch (is) {
    case 'equal': return a === b
    case 'not-equal': return a !== b
    case 'contains': return String(a).includes(String(b))
    case 'at-least': return !isNotADay(own, value) && a >= b
    case 'at-most': return !isNotADay(own, value) && a <= b
  }
}

const isNotADay = (own: unknown, value: unknown) => typeof own === 'string' && Number.isNaN(Date.parse(String(value)))
