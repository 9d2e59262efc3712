import { type } from '@orpc/contract'
import { z } from 'zod'
import { conversationFormats } from '../domain/conversation-format.ts'
import { customerColumns } from '../domain/exported-customer.ts'
import { call, fileLanguage, rowId } from './base.ts'
import { chosenIds, customerFilter, customerSort } from './customers.ts'

/** Names the `progress` events, in rows and files; ending the call early stops it and leaves nothing behind. */
const job = z.string().max(100).nullable()

/** Where the finished file can be fetched once, within ten minutes. */
export type PreparedExport = { path: string; fileName: string; sizeBytes: number }

export const exports = {
  /**
   * `who`: everybody, a segment, those a table shows without `except`, or `contactIds` of them; in the table's order. `hasBom`: Korean Excel
   * then reads Hangul.
   */
  customers: call('manage-contacts')
    .input(z.object({
      who: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('all') }), z.object({ kind: z.literal('segment'), segmentId: rowId }), z.object({ kind: z.literal('filter'), filter: customerFilter, sort: customerSort, except: chosenIds.default([]) }),
        z.object({ kind: z.literal('selected'), contactIds: chosenIds, sort: customerSort }),
      ]),
      columns: z.array(z.enum(customerColumns)).max(50), fieldIds: z.array(rowId).max(200), hasBom: z.boolean(), job, language: fileLanguage,
    }))
    .output(type<PreparedExport & { rowCount: number }>()),
  /** `html` is a zip: a page and the files it shows. */
  conversation: call('manage-conversations')
    .input(z.object({ conversationId: rowId, format: z.enum(conversationFormats), job, language: fileLanguage }))
    .output(type<PreparedExport & { messageCount: number; fileCount: number; missingFileCount: number }>()),
  /** All that the shop has, secrets excepted, as a zip. */
  everything: call('manage-account')
    .input(z.object({ job, language: fileLanguage }))
    .output(type<PreparedExport & { customerCount: number; messageCount: number; fileCount: number; missingFileCount: number }>()),
}
