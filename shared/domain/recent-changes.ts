import type { UndoId } from './ids.ts'

export type NamedLabel = { id: number; name: string }

/** What was changed and can be taken back, with the names of that moment: what it was about may be gone by now. */
export type CustomerChange =
  | { kind: 'labels-changed'; added: NamedLabel[]; removed: NamedLabel[] }
  | { kind: 'vip-changed'; isVip: boolean }
  | { kind: 'conversations-archived' }
  | { kind: 'label-deleted' | 'field-deleted' | 'segment-deleted' | 'view-deleted'; name: string }
  | { kind: 'labels-merged' | 'contacts-merged'; name: string; into: string }
  | { kind: 'purchase-deleted' | 'complaint-deleted'; customer: string; text: string }
  | { kind: 'import'; fileName: string }

/** A change of many customers that goes on step by step. */
const longKinds = ['labels-changed', 'vip-changed', 'conversations-archived'] as const
export type LongChange = Extract<CustomerChange, { kind: (typeof longKinds)[number] }>
export const isLong = (change: CustomerChange): change is LongChange => (longKinds as readonly string[]).includes(change.kind)
export type ChangeUnderWay = { job: string; change: LongChange; done: number; total: number }

export type RecentChange = {
  undoId: UndoId
  atMs: number
  change: CustomerChange
  /** Customers it changed, where that is counted. */
  contactCount: number
  /** The name its screen gave it. */
  job: string | null
  /** `interrupted`: Danggol ended in the middle of it; what was done so far can be taken back like the whole. */
  state: 'done' | 'running' | 'interrupted'
}
