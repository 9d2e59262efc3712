import type { Command } from 'commander'
import { hostText } from '../host-text.ts'
import type { DoctorFlags } from './run-doctor.ts'

export function addDoctor(program: Command): void {
  program.command('doctor')
    .description(hostText('cli.doctor.description'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .option('--offline', hostText('cli.doctor.offline'))
    .option('--json', hostText('cli.doctor.json'))
    .addHelpText('after', `\n${hostText('cli.doctor.exit-codes')}\n\n${hostText('cli.example')}\n  danggol doctor --json`)
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import('./run-doctor.ts')
      process.exitCode = await doctor(flags)
    })
}
