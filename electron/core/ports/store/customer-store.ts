import type { LibraryPart } from '#shared/contract/events.ts'
import type { Page } from '#shared/contract/base.ts'
import type { MergeSuggestion } from '#shared/domain/contact-merge.ts'
import type { ContactMetrics } from '#shared/domain/contact-metrics.ts'
import type { ContactEvent, TimelineItem } from '#shared/domain/contact-timeline.ts'
import type { Field, FieldValue } from '#shared/domain/fields.ts'
import type { ContactId, ConversationId, UndoId } from '#shared/domain/ids.ts'
import type { Label } from '#shared/domain/labels.ts'
import type { CustomerChange, RecentChange } from '#shared/domain/recent-changes.ts'
import type { Purchase, PurchaseTotal } from '#shared/domain/purchases.ts'

/** What the shop knows about its customers beyond what they wrote. */
export type CustomerStore = {
  /** Live ones, in the owner's order. */
  labels(): Promise<Label[]>
  addLabel(label: Pick<Label, 'name' | 'color'>): Promise<number>
  updateLabel(id: number, change: Partial<Pick<Label, 'name' | 'color'>>): Promise<void>
  placeLabels(ids: readonly number[]): Promise<void>
  /** Its contacts keep it, unseen, until the step is too old to be undone. */
  deleteLabel(id: number, undoId: UndoId): Promise<void>
  /** A label becomes part of another: whatever names it names that one. Answers where any did: rules and flows, segments and saved views. */
  passLabelOn(request: { from: number; into: number; undoId: UndoId }): Promise<{ automation: boolean; tables: boolean }>
  /** Conversations of these contacts; those without one are left out. */
  conversationsOf(ids: readonly number[]): Promise<ConversationId[]>
  /** Contacts that have the label, by id after `after`. */
  labelledContacts(id: number, after: number, limit: number): Promise<ContactId[]>
  /** Answers the contacts that really changed. One transaction: at most some thousand contacts a call. */
  changeLabels(change: LabelChange): Promise<ContactId[]>

  fields(): Promise<Field[]>
  addField(field: Omit<Field, 'id'>): Promise<number>
  updateField(id: number, change: Partial<Pick<Field, 'name' | 'choices'>>): Promise<void>
  placeFields(ids: readonly number[]): Promise<void>
  deleteField(id: number, undoId: UndoId): Promise<void>
  fieldUse(id: number): Promise<{ contactCount: number }>
  fieldValues(id: ContactId): Promise<FieldValue[]>
  /** Null removes a value. Answers the contacts that really changed. */
  setFieldValues(request: { values: readonly { contactId: number; fieldId: number; value: FieldValue['value'] | null }[]; nowMs: number; undoId: UndoId | null }): Promise<ContactId[]>

  purchases(request: { contactId: ContactId; after: string | null; limit: number }): Promise<Page<Purchase>>
  purchaseTotals(id: ContactId): Promise<PurchaseTotal[]>
  /** One answer for each, in order; an order number known with another contact is left alone. */
  addPurchases(request: { purchases: readonly NewPurchase[]; importId: number | null; undoId: UndoId | null }): Promise<PurchaseOutcome[]>
  deletePurchase(id: number, nowMs: number): Promise<Deletion | null>

  /** Answers the contacts that really changed. One transaction: at most some thousand contacts a call. */
  setVips(change: { contactIds: readonly number[]; isVip: boolean; nowMs: number; undoId: UndoId | null }): Promise<ContactId[]>
  /** Their conversations; answers the contacts of whom one was in the inbox. One transaction: at most some thousand contacts a call. */
  archiveCustomers(change: { contactIds: readonly number[]; undoId: UndoId }): Promise<ContactId[]>
  /** Answers how many there are now. */
  addComplaint(id: ContactId, text: string, nowMs: number): Promise<number>
  deleteComplaint(id: number, nowMs: number): Promise<Deletion | null>
  noteContactEvent(ids: readonly number[], event: ContactEvent, nowMs: number): Promise<void>

  /** Those of one contact, the strongest reason first; dismissed ones are left out. */
  mergeSuggestionsOf(id: ContactId): Promise<MergeSuggestion[]>
  /** Looks at about `limit` contacts from `after`, an opaque place; `next` is null at the end. */
  scanForMerges(after: string | null, limit: number): Promise<{ suggestions: MergeSuggestion[]; next: string | null }>
  dismissMerge(one: ContactId, other: ContactId): Promise<void>
  /** Everything of `from` becomes part of `into`, with all that is needed to take it apart again. */
  mergeContacts(into: ContactId, from: ContactId, undoId: UndoId, nowMs: number): Promise<void>

  /** Newest first. Days are those of `timeZone` (IANA). */
  contactTimeline(request: { contactId: ContactId; timeZone: string; after: string | null; limit: number }): Promise<Page<TimelineItem>>
  countedMessages(request: MetricsRequest): Promise<CountedMessages>

  /** A step without parts undoes nothing: verbs add to it what they change. With `open` it goes on until `endUndo`. */
  startUndo(change: CustomerChange, nowMs: number, open?: { job: string | null } | null): Promise<UndoId>
  endUndo(id: UndoId): Promise<void>
  /** What can be taken back, newest first; of open steps it says `interrupted`. */
  recentChanges(request: { sinceMs: number; after: string | null; limit: number }): Promise<Page<RecentChange>>
  /** Takes back the latest part that is left. Null when the step is not known any more. */
  undoNextPart(id: UndoId): Promise<UndonePart | null>
  /** Forgets steps begun before, and for good what was deleted by them; true when more is left. */
  pruneUndo(beforeMs: number): Promise<boolean>
}

/** Something that was deleted, and the step that brings it back. */
export type Deletion = { contactId: ContactId; undoId: UndoId }
export type LabelChange = { contactIds: readonly number[]; add: readonly number[]; remove: readonly number[]; nowMs: number; undoId: UndoId | null }
export type NewPurchase = Omit<Purchase, 'id'>
/** `taken`: the order number belongs to another contact's purchase. */
export type PurchaseOutcome = { outcome: 'added' | 'changed' | 'same' | 'taken'; purchaseId: number }
/** `parts`: what screens must read again. `leftCount`: parts still to be taken back. */
export type UndonePart = { isDone: boolean; leftCount: number; contactIds: ContactId[]; parts: LibraryPart[] }

/** Of the newest `mostMessages` of a conversation. */
export type MetricsRequest = { conversationId: ConversationId; activeSinceMs: number; keptSinceMs: number; mostMessages: number }
export type CountedMessages = Omit<ContactMetrics, 'activeDays' | 'keptDays' | 'lastInboundAtMs'>
