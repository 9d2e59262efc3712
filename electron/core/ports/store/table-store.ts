import type { Page } from '#shared/contract/base.ts'
import type { CustomerRow, CustomerSort, CustomerView } from '#shared/domain/customer-table.ts'
import type { UndoId } from '#shared/domain/ids.ts'
import type { ActivityBand, Explanation, Segment, SegmentGroup } from '#shared/domain/segment.ts'

/** `bandMs`: how far back each activity band reaches. */
export type SegmentMoment = { nowMs: number; bandMs: Readonly<Record<ActivityBand, number>> }
/** Whoever fits the tree and is found by the text; an empty text finds everybody. */
export type CustomerSelection = { text: string; tree: SegmentGroup; moment: SegmentMoment }

/** The table of customers and what is saved about it. Looking through all customers never holds up a writer. */
export type TableStore = {
  customerPage(request: { sort: CustomerSort; selection: CustomerSelection; after: string | null; skip: number; limit: number }): Promise<Page<CustomerRow>>
  customersByIds(ids: readonly number[]): Promise<CustomerRow[]>
  countCustomers(selection: CustomerSelection): Promise<{ count: number; total: number }>
  /** By id, beyond `after`. */
  customerIds(selection: CustomerSelection, after: number, limit: number): Promise<number[]>
  /** Null when there is no such contact. */
  explainSegment(request: { contactId: number; tree: SegmentGroup; moment: SegmentMoment }): Promise<Explanation | null>

  segments(): Promise<Segment[]>
  /** Null when it is gone. */
  saveSegment(segment: Omit<Segment, 'id'> & { id: number | null }): Promise<Segment | null>
  deleteSegment(id: number, undoId: UndoId): Promise<void>
  customerViews(): Promise<CustomerView[]>
  saveCustomerView(view: Omit<CustomerView, 'id'> & { id: number | null }): Promise<CustomerView | null>
  deleteCustomerView(id: number, undoId: UndoId): Promise<void>
}
