import type { ConsentKind } from '#shared/domain/consent.ts'
import type { FieldValue } from '#shared/domain/fields.ts'
import type { ContactId, UndoId } from '#shared/domain/ids.ts'
import type { ImportCounts, ImportPlan, ImportRecord, ImportTarget } from '#shared/domain/import-table.ts'
import type { NewPurchase } from './customer-store.ts'
import type { EndedMessage } from './sending-store.ts'

/** Tables brought in from files. The customer of a row is found by phone number, in any of its spellings. */
export type ImportStore = {
  addImportFile(file: ImportFile & { nowMs: number }): Promise<void>
  importFile(id: string): Promise<ImportFile | null>
  /** The latest one that is offered. */
  offeredImport(): Promise<ImportFile | null>
  removeImportFile(id: string): Promise<void>
  /** Not offered, and here since before. */
  abandonedImportFiles(beforeMs: number): Promise<string[]>
  /** How the columns under these heads were understood last time. */
  importColumns(header: string): Promise<ImportTarget[] | null>
  saveImportColumns(header: string, columns: readonly ImportTarget[], nowMs: number): Promise<void>
  /** Newest first; `undoId` only while it can be taken back. */
  imports(limit: number): Promise<ImportRecord[]>
  /** Taking back its undo step takes back the import, whether it ended or not. */
  startImport(request: { fileName: string; nowMs: number }): Promise<{ importId: number; undoId: UndoId }>
  /** A label for customers of this import; gone with it when it is taken back and nobody else has it. */
  addImportLabel(name: string, undoId: UndoId): Promise<number>
  /** What importing these rows would do, without doing it. */
  checkImport(rows: readonly ImportRow[], known: ImportPlan['known']): Promise<ImportOutcome[]>
  /** All rows and how they are taken back, in one transaction: at most some hundred a call. */
  importRows(request: { rows: readonly ImportRow[]; known: ImportPlan['known']; importId: number; undoId: UndoId; fileName: string; nowMs: number; counts: ImportCounts }): Promise<ImportedRows>
  endImport(importId: number, state: 'done' | 'cancelled', counts: ImportCounts): Promise<void>
}

/** `id`: a UUID. `isOffered`: put there by us, ready to be tried. */
export type ImportFile = { id: string; fileName: string; sizeBytes: number; isOffered: boolean }

/** Null: the file says nothing about it. */
export type ImportRow = {
  number: number
  /** Digits of the international number. */
  phone: string
  name: string | null
  note: string | null
  isVip: boolean | null
  labelIds: readonly number[]
  values: readonly { fieldId: number; value: FieldValue['value'] }[]
  consent: { kind: ConsentKind; atMs: number | null; evidence: string } | null
  purchase: Omit<NewPurchase, 'contactId'> | null
}
/** `order-taken`: the order number belongs to another customer; nothing of the row is taken over. */
export type ImportOutcome = { outcome: 'new' | 'changed' | 'same' | 'order-taken'; keptOptOut: boolean }
export type ImportedRows = { outcomes: ImportOutcome[]; contactIds: ContactId[]; labelled: { contactIds: ContactId[]; labelIds: readonly number[] }[]; withdrawn: EndedMessage[] }
