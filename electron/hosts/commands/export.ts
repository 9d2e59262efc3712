import { once } from 'node:events'
import { Option, type Command } from 'commander'
import type { ReadOnlyStore } from '#adapters/store/read-only.ts'
import { customerLines } from '#core/exports/customer-lines.ts'
import { customerColumns } from '#shared/domain/exported-customer.ts'
import { csv } from '#adapters/csv/csv.ts'
import { toJson, toPortable, toTable } from '#shared/domain/quick-reply-table.ts'
import type { ExportedContact, ExportedMessage } from '#core/ports/store/store.ts'
import { dataFolder } from '../folder/data-folder.ts'
import { hostLanguage, hostText } from '../host-text.ts'
import { done, notDone, UsageError } from './exit-codes.ts'
import { openForReading } from './open-for-reading.ts'

type Flags = { format: 'jsonl' | 'csv'; dataDir?: string; sample?: true; bom?: true }
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
  addQuickReplies(command)
}

/** The table that the app saves too, with a heading of its own for every field. */
function addCustomers(command: Command): void {
  command.command('customers')
    .description(hostText('cli.export.customers'))
    .option('--columns <columns>', hostText('cli.export.columns', { columns: customerColumns.join(', ') }))
    .option('--bom', hostText('cli.export.bom'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export customers --bom > customers.csv`)
    .action(async (flags: { columns?: string; bom?: true; dataDir?: string; sample?: true }) => { process.exitCode = await exportCustomers(flags) })
}

async function exportCustomers({ columns, bom, dataDir, sample }: { columns?: string; bom?: true; dataDir?: string; sample?: true }): Promise<number> {
  const wanted = columns?.split(',').map((name) => name.trim())
  const unknown = wanted?.find((name) => !(customerColumns as readonly string[]).includes(name))
  if (unknown !== undefined) throw new UsageError(hostText('cli.export.column-unknown', { column: unknown }))
  const folder = dataFolder(dataDir)
  const store = tryOpen(sample ? folder.sample : folder.path)
  if (!store) return notDone
  try {
    const table = { columns: customerColumns.filter((column) => wanted?.includes(column) ?? true), fields: wanted ? [] : store.fields(), hasBom: bom === true, language: hostLanguage() }
    for await (const lines of customerLines(csv, store.exportCustomers(), table)) await put(lines)
    return done
  } finally {
    store.close()
  }
}

function addQuickReplies(command: Command): void {
  command.command('quick-replies')
    .description(hostText('cli.export.quick-replies'))
    .addOption(new Option('--format <format>', hostText('cli.export.quick-replies-format')).choices(['json', 'csv']).default('json'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export quick-replies --format csv > quick-replies.csv`)
    .action(async (flags: { format: 'json' | 'csv'; dataDir?: string; sample?: true }) => { process.exitCode = await exportQuickReplies(flags) })
}

/** The same file as the screen makes, so that it can be imported there. */
async function exportQuickReplies({ format, dataDir, sample }: { format: 'json' | 'csv'; dataDir?: string; sample?: true }): Promise<number> {
  const folder = dataFolder(dataDir)
  const store = tryOpen(sample ? folder.sample : folder.path)
  if (!store) return notDone
  try {
    const replies = toPortable(store.quickReplies())
    await put(format === 'json' ? toJson(replies) : csv.stringify(toTable(replies)))
    return done
  } finally {
    store.close()
  }
}

async function exportRows(what: 'messages' | 'contacts', { format, dataDir, sample, bom }: Flags): Promise<number> {
  const folder = dataFolder(dataDir)
  const store = tryOpen(sample ? folder.sample : folder.path)
  if (!store) return notDone
  try {
    if (what === 'messages') await write(store.exportMessages(), messageColumns, format, bom === true)
    else await write(store.exportContacts(), contactColumns, format, bom === true)
    return done
  } finally {
    store.close()
  }
}

function tryOpen(path: string): ReadOnlyStore | null {
  const store = openForReading(path)
  if (!(store instanceof Error)) return store
  console.error(hostText('cli.database-problem', { problem: store.message }))
  return null
}

/** Writes chunk by chunk and waits for the reader, so that a shop of any size fits in memory. */
async function write<Kind extends Row>(chunks: Iterable<Kind[]>, columns: readonly (string & keyof Kind)[], format: Flags['format'], hasBom: boolean): Promise<void> {
  if (format === 'csv') await put(`${hasBom ? '\uFEFF' : ''}${csv.lines([columns])}`)
  for (const rows of chunks) {
    if (rows.length === 0) continue
    await put(format === 'csv' ? csv.lines(rows.map((row) => columns.map((column) => row[column]))) : rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
}

async function put(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
