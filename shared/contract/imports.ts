import { type } from '@orpc/contract'
import { z } from 'zod'
import { importColumns, type BadImportRow, type ImportCounts, type ImportRecord, type ImportTarget } from '../domain/import-table.ts'
import { call, fileLanguage } from './base.ts'

/** Answered by `PUT /import-files`. */
const fileId = z.uuid()
const target = z.union([z.enum(importColumns), z.templateLiteral(['field:', z.number().int().positive()])]).nullable()
const plan = z.object({
  columns: z.array(target).max(1000), hasHeader: z.boolean(), country: z.string().regex(/^[A-Z]{2}$/), currency: z.string().regex(/^[A-Z]{3}$/), known: z.enum(['keep', 'replace']),
})
const order = z.object({ fileId, plan, job: z.string().max(100).nullable() })

export type StagedImport = { fileId: string; fileName: string; sizeBytes: number }
export type ImportPreview = {
  encoding: 'utf-8' | 'cp949' | 'utf-16le' | 'utf-16be'
  /** False: some letters cannot be read. */
  isSound: boolean
  delimiter: ',' | ';' | '\t'
  /** The first rows, the one with the heads included. */
  rows: string[][]
  hasHeader: boolean
  columns: ImportTarget[]
  /** The columns are those chosen for the same heads last time. */
  isRemembered: boolean
  country: string
  /** Those numbers can be read as, ISO 3166. */
  countries: string[]
  currency: string
  sizeBytes: number
  /** Larger than is advised; nothing is refused because of it. */
  isLarge: boolean
}
/** `bad`: the first hundred; all of them by `badRows`. */
export type ImportReport = { counts: ImportCounts; rowCount: number; newLabels: string[]; bad: BadImportRow[] }

export const imports = {
  /** Newest first. */
  list: call('read').output(type<ImportRecord[]>()),
  /** A table that lies ready in this shop; null: none. */
  offered: call('read').output(type<StagedImport | null>()),
  preview: call('manage-contacts').input(z.object({ fileId })).output(type<ImportPreview>()),
  /** Counts what would happen. `job` names the `progress` events (in bytes); ending the call early stops it. */
  check: call('manage-contacts').input(order).output(type<ImportReport>()),
  /** Ending the call early stops it; what was done so far is listed and can be taken back like the whole, by `customers.undo`. */
  run: call('manage-contacts').input(order).output(type<ImportReport & { importId: number; undoId: number }>()),
  /** Where the rows that the latest check or run did not take over can be fetched once, with their reasons. */
  badRows: call('manage-contacts').input(z.object({ fileId, language: fileLanguage })).output(type<{ path: string }>()),
  /** The file is not needed any more. */
  discard: call('manage-contacts').input(z.object({ fileId })).output(type<void>()),
}
