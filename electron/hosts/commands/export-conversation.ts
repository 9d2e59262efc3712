import { Option, type Command } from 'commander'
import { conversationFormats } from '#shared/domain/conversation-format.ts'
import { hostText } from '../host-text.ts'
import type { AllFlags, ConversationFlags } from './run-export-conversation.ts'

export function addConversation(command: Command): void {
  command.command('conversation')
    .description(hostText('cli.export.conversation'))
    .requiredOption('--contact <who>', hostText('cli.export.contact'))
    .addOption(new Option('--format <format>', hostText('cli.export.conversation-format')).choices(conversationFormats).default('text'))
    .option('--out <path>', hostText('cli.export.conversation-out'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export conversation --contact 010-1234-5678 --format html --out minji.zip\n  danggol export conversation --contact id:12 --format json > minji.json`)
    .action(async (flags: ConversationFlags) => {
      const { exportConversation } = await import('./run-export-conversation.ts')
      process.exitCode = await exportConversation(flags)
    })
}

export function addAll(command: Command): void {
  command.command('all')
    .description(hostText('cli.export.all'))
    .requiredOption('--out <path>', hostText('cli.export.all-out'))
    .option('--data-dir <folder>', hostText('cli.data-dir'))
    .option('--sample', hostText('cli.sample'))
    .addHelpText('after', `\n${hostText('cli.example')}\n  danggol export all --out danggol.zip`)
    .action(async (flags: AllFlags) => {
      const { exportAll } = await import('./run-export-conversation.ts')
      process.exitCode = await exportAll(flags)
    })
}
