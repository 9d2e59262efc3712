import type { Command } from 'commander'
import { importColumns } from '#shared/domain/import-table.ts'
import { hostText } from '../host-text.ts'
import type { ImportFlags } from './run-import.ts'

export function addImport(program: Command): void {
  const command = program.command('import').description(hostText('cli.import.description')).helpCommand(false)
  command.command('contacts')
    .description(hostText('cli.import.contacts'))
    .argument('<file>', hostText('cli.import.file'))
    .option('--dry-run', hostText('cli.import.dry-run'))
    .option('--country <code>', hostText('cli.import.country'), 'KR')
    .option('--currency <code>', hostText('cli.import.currency'), 'KRW')
    .option('--mapping <columns>', hostText('cli.import.mapping', { targets: importColumns.join(', ') }))
    .option('--replace', hostText('cli.import.replace'))
    .option('--no-header', hostText('cli.import.no-header'))
    .option('--bad <file>', hostText('cli.import.bad'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol import contacts customers.csv --dry-run\n  danggol import contacts customers.csv --mapping "고객명=name,3=phone"`)
    .action(async (path: string, flags: ImportFlags) => {
      const { importContacts } = await import('./run-import.ts')
      process.exitCode = await importContacts(path, flags)
    })
}
