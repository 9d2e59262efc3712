import type { Command } from 'commander'
import type { SimulateOptions } from '#simulator/command.ts'
import { hostText } from '../host-text.ts'
import { portNumber, webAddress, wholeNumber } from './whole-number.ts'

export function addSimulate(program: Command): void {
  program.command('simulate')
    .description(hostText('cli.simulate.description'))
    .option('--port <number>', hostText('cli.simulate.port'), portNumber)
    .option('--webhook <url>', hostText('cli.simulate.webhook'), webAddress)
    .option('--app-secret <text>', hostText('cli.simulate.app-secret'))
    .option('--verify-token <text>', hostText('cli.simulate.verify-token'))
    .option('--token <text>', hostText('cli.simulate.token'))
    .option('--phone-number-id <id>', hostText('cli.connect.phone-number-id'))
    .option('--waba-id <id>', hostText('cli.connect.waba-id'))
    .option('--app-id <id>', hostText('cli.simulate.app-id'))
    .option('--display-phone-number <number>', hostText('cli.simulate.display-phone-number'))
    .option('--seed <number>', hostText('cli.simulate.seed'), wholeNumber)
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol simulate --port 4010 --webhook http://127.0.0.1:4020/webhook --app-secret S --verify-token V --token T --seed 1`)
    .action(async (options: SimulateOptions) => {
      const { runSimulateCommand } = await import('#simulator/command.ts')
      await runSimulateCommand(options)
    })
}
