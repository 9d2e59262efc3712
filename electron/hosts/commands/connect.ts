import type { Command } from 'commander'
import { hostText } from '../host-text.ts'
import type { ConnectFlags } from './run-connect.ts'

export function addConnect(program: Command): void {
  program.command('connect')
    .description(hostText('cli.connect.description'))
    .option('--graph-base <url>', hostText('cli.connect.graph-base'), 'https://graph.facebook.com/v25.0')
    .requiredOption('--phone-number-id <id>', hostText('cli.connect.phone-number-id'))
    .requiredOption('--waba-id <id>', hostText('cli.connect.waba-id'))
    .requiredOption('--token-file <file>', hostText('cli.connect.token-file'))
    .requiredOption('--app-secret-file <file>', hostText('cli.connect.app-secret-file'))
    .requiredOption('--verify-token <text>', hostText('cli.connect.verify-token'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol connect --phone-number-id 1234567890 --waba-id 9876543210 \\\n    --token-file token.txt --app-secret-file app-secret.txt --verify-token my-words`)
    .action(async (flags: ConnectFlags) => {
      const { connect } = await import('./run-connect.ts')
      process.exitCode = await connect(flags)
    })
}
