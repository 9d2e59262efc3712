import { Command, CommanderError, Option } from 'commander'
import { addConnect } from './commands/connect.ts'
import { addDoctor } from './commands/doctor.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addSeed } from './commands/seed.ts'
import { addSimulate } from './commands/simulate.ts'
import { notDone, usageError, UsageError } from './commands/exit-codes.ts'
import { helpTitle, usageSentence } from './commands/usage-sentence.ts'
import { hostText, problemSentence, speak } from './host-text.ts'

/** `npm run danggol -- <command>`: for owners with scripts, and for our own checks. */
async function main(args: string[]): Promise<void> {
  const asked = args[args.indexOf('--language') + 1]
  if (args.includes('--language') && (asked === 'ko' || asked === 'en')) speak(asked)

  const program = new Command('danggol')
    .description(hostText('cli.description'))
    .addOption(new Option('--language <language>', hostText('cli.language')).choices(['en', 'ko']))
    .helpOption('-h, --help', hostText('cli.help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true, styleTitle: helpTitle })
  for (const add of [addConnect, addExport, addImport, addDoctor, addSimulate, addSeed]) add(program)
  await program.parseAsync(args, { from: 'user' })
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

main(process.argv.slice(2)).catch((error: unknown) => {
  const isHelp = error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help')
  if (!isHelp) console.error(error instanceof CommanderError ? usageSentence(error) : problemSentence(error))
  process.exit(exitCodeOf(error))
})

/** Help that was asked for is success; help shown because no command was given is wrong use. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageError
  return error instanceof UsageError ? usageError : notDone
}
