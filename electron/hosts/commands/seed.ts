import type { Command } from 'commander'
import { hostText } from '../host-text.ts'
import type { SeedFlags } from './run-seed.ts'
import { countNumber, wholeNumber } from './whole-number.ts'

export function addSeed(program: Command): void {
  program.command('seed')
    .description(hostText('cli.seed.description'))
    .requiredOption('--contacts <count>', hostText('cli.seed.contacts'), countNumber)
    .requiredOption('--messages <count>', hostText('cli.seed.messages'), countNumber)
    .option('--seed <number>', hostText('cli.seed.seed'), wholeNumber, 1)
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol seed --contacts 10000 --messages 100000 --data-dir ./large-shop`)
    .action(async (flags: SeedFlags) => {
      const { seed } = await import('./run-seed.ts')
      process.exitCode = seed(flags)
    })
}
