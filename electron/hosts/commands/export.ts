import { Option, type Command } from 'commander'
import { csv } from '#adapters/csv/csv.ts'
import type { ExportedContact, ExportedMessage } from '#core/ports/store/export-store.ts'
import { toJson, toPortable, toTable } from '#shared/domain/quick-reply-table.ts'
import { hostText } from '../host-text.ts'
import { done } from './exit-codes.ts'
import { addAll, addConversation } from './export-conversation.ts'
import { addCustomers } from './export-customers.ts'
import { put, withShop, type ShopFlags } from './export-output.ts'

type Flags = ShopFlags & { format: 'jsonl' | 'csv'; bom?: true }
type Row = ExportedMessage | ExportedContact

export const messageColumns = [
  'messageId', 'direction', 'origin', 'type', 'status', 'contactId', 'waId', 'userId', 'timestamp', 'text', 'errorCode', 'localId', 'clientReference',
] as const satisfies readonly (keyof ExportedMessage)[]
export const contactColumns = [
  'contactId', 'name', 'phone', 'userId', 'username', 'firstSeen', 'lastInbound', 'isBlocked', 'messageCount', 'note',
] as const satisfies readonly (keyof ExportedContact)[]

export function addExport(program: Command): void {
  const command = program.command('export').description(hostText('cli.export.description')).helpCommand(false)
  for (const what of ['messages', 'contacts'] as const) {
    command.command(what)
      .description(hostText(`cli.export.${what}`))
      .addOption(new Option('--format <format>', hostText('cli.export.format')).choices(['jsonl', 'csv']).default('jsonl'))
      .option('--bom', hostText('cli.export.bom'))
      .option('--data-dir <folder>', hostText('cli.data-dir'))
      .option('--sample', hostText('cli.sample'))
      .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export ${what} --format csv --bom > ${what}.csv`)
      .action(async (flags: Flags) => { process.exitCode = await exportRows(what, flags) })
  }
  addCustomers(command)
  addConversation(command)
  addQuickReplies(command)
  addAll(command)
}

function addQuickReplies(command: Command): void {
  command.command('quick-replies')
    .description(hostText('cli.export.quick-replies'))
    .addOption(new Option('--format <format>', hostText('cli.export.quick-replies-format')).choices(['json', 'csv']).default('json'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export quick-replies --format csv > quick-replies.csv`)
    .action(async (flags: ShopFlags & { format: 'json' | 'csv' }) => { process.exitCode = await exportQuickReplies(flags) })
}

/** The same file as the screen makes, so that it can be imported there. */
function exportQuickReplies(flags: ShopFlags & { format: 'json' | 'csv' }): Promise<number> {
  return withShop(flags, async (library) => {
    const replies = toPortable(await library.quickReplies())
    await put(flags.format === 'json' ? toJson(replies) : csv.stringify(toTable(replies)))
    return done
  })
}

function exportRows(what: 'messages' | 'contacts', { format, bom, ...flags }: Flags): Promise<number> {
  return withShop(flags, async (library) => {
    if (what === 'messages') await write(library.exportMessages(), messageColumns, format, bom === true)
    else await write(library.exportContacts(), contactColumns, format, bom === true)
    return done
  })
}

/** Writes chunk by chunk and waits for the reader, so that a shop of any size fits in memory. */
async function write<Kind extends Row>(chunks: AsyncIterable<Kind[]>, columns: readonly (string & keyof Kind)[], format: Flags['format'], hasBom: boolean): Promise<void> {
  if (format === 'csv') await put(`${hasBom ? '\uFEFF' : ''}${csv.lines([columns])}`)
  for await (const rows of chunks) {
    await put(format === 'csv' ? csv.lines(rows.map((row) => columns.map((column) => row[column]))) : rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
}
