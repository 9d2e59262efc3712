import { Option, type Command } from 'commander'
import { hostText } from '../host-text.ts'
import { addAll, addConversation } from './export-conversation.ts'
import { addCustomers } from './export-customers.ts'
import type { QuickRepliesFlags, RowsFlags } from './run-export-rows.ts'

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
      .action(async (flags: RowsFlags) => {
        const { exportRows } = await import('./run-export-rows.ts')
        process.exitCode = await exportRows(what, flags)
      })
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
    .action(async (flags: QuickRepliesFlags) => {
      const { exportQuickReplies } = await import('./run-export-rows.ts')
      process.exitCode = await exportQuickReplies(flags)
    })
}
