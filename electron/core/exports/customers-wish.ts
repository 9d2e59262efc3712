import { everybody, type CustomerFilter, type CustomerSort } from '#shared/domain/customer-table.ts'
import { fewEnough, selectionOf, type SelectionPorts } from '../kernel/customer-selection.ts'
import type { CustomersWish } from '../ports/store/export-store.ts'

export type CustomersWho =
  | { kind: 'all' }
  | { kind: 'segment'; segmentId: number }
  | { kind: 'filter'; filter: CustomerFilter; sort: CustomerSort; except?: readonly number[] }
  | { kind: 'selected'; contactIds: readonly number[]; sort: CustomerSort }

const byName: CustomerSort = { by: 'name', fieldId: null, direction: 'ascending' }

/** NOT_FOUND when a segment is gone. */
export async function customersWish(ports: SelectionPorts, who: CustomersWho): Promise<CustomersWish> {
  switch (who.kind) {
    case 'all': return { selection: await selectionOf(ports, everybody), sort: byName, contactIds: null }
    case 'segment': return { selection: await selectionOf(ports, { ...everybody, segmentId: who.segmentId }), sort: byName, contactIds: null }
    case 'filter': return { selection: await selectionOf(ports, who.filter), sort: who.sort, contactIds: null, except: fewEnough(ports, who.except ?? []) }
    case 'selected': return { selection: await selectionOf(ports, everybody), sort: who.sort, contactIds: fewEnough(ports, who.contactIds) }
  }
}
