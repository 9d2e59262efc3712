import { Option, type Command } from 'commander'
import { customerColumns } from '#shared/domain/exported-customer.ts'
import { hostText } from '../host-text.ts'
import type { CustomersFlags } from './run-export-customers.ts'

export function addCustomers(command: Command): void {
  command.command('customers')
    .description(hostText('cli.export.customers'))
    .option('--segment <name>', hostText('cli.export.segment'))
    .option('--columns <columns>', hostText('cli.export.columns', { columns: customerColumns.join(', ') }))
    .addOption(new Option('--format <format>', hostText('cli.export.format')).choices(['csv', 'jsonl']).default('csv'))
    .option('--bom', hostText('cli.export.bom'))
    .option('--out <path>', hostText('cli.export.out'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export customers --bom > customers.csv\n  danggol export customers --segment VIP --columns name,phone,field:birthday --out vip.csv`)
    .action(async (flags: CustomersFlags) => {
      const { exportCustomers } = await import('./run-export-customers.ts')
      process.exitCode = await exportCustomers(flags)
    })
}
