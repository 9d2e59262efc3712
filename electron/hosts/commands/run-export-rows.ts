import { csv } from '#adapters/csv/csv.ts'
import type { ExportedContact, ExportedMessage } from '#core/ports/store/export-store.ts'
import { toJson, toPortable, toTable } from '#shared/domain/quick-reply-table.ts'
import { done } from './exit-codes.ts'
import { put, withShop, type ShopFlags } from './export-output.ts'

export type RowsFlags = ShopFlags & { format: 'jsonl' | 'csv'; bom?: true }
export type QuickRepliesFlags = ShopFlags & { format: 'json' | 'csv' }
type Row = ExportedMessage | ExportedContact

const messageColumns = [
  'messageId', 'direction', 'origin', 'type', 'status', 'contactId', 'waId', 'userId', 'timestamp', 'text', 'errorCode', 'localId', 'clientReference',
] as const satisfies readonly (keyof ExportedMessage)[]
const contactColumns = [
  'contactId', 'name', 'phone', 'userId', 'username', 'firstSeen', 'lastInbound', 'isBlocked', 'messageCount', 'note',
] as const satisfies readonly (keyof ExportedContact)[]

/** The same file as the screen makes, so that it can be imported there. */
export function exportQuickReplies(flags: QuickRepliesFlags): Promise<number> {
  return withShop(flags, async (library) => {
    const replies = toPortable(await library.quickReplies())
    await put(flags.format === 'json' ? toJson(replies) : csv.stringify(toTable(replies)))
    return done
  })
}

export function exportRows(what: 'messages' | 'contacts', { format, bom, ...flags }: RowsFlags): Promise<number> {
  return withShop(flags, async (library) => {
    if (what === 'messages') await write(library.exportMessages(), messageColumns, format, bom === true)
    else await write(library.exportContacts(), contactColumns, format, bom === true)
    return done
  })
}

/** Writes chunk by chunk and waits for the reader, so that a shop of any size fits in memory. */
async function write<Kind extends Row>(chunks: AsyncIterable<Kind[]>, columns: readonly (string & keyof Kind)[], format: RowsFlags['format'], hasBom: boolean): Promise<void> {
  if (format === 'csv') await put(`${hasBom ? '\uFEFF' : ''}${csv.lines([columns])}`)
  for await (const rows of chunks) {
    await put(format === 'csv' ? csv.lines(rows.map((row) => columns.map((column) => row[column]))) : rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
}
