import type { CommanderError } from 'commander'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { hostText } from '../host-text.ts'

const sentences: Readonly<Record<string, MessageKey>> = {
  'commander.unknownOption': 'cli.usage.unknown-option',
  'commander.unknownCommand': 'cli.usage.unknown-command',
  'commander.missingMandatoryOptionValue': 'cli.usage.missing-option',
  'commander.optionMissingArgument': 'cli.usage.missing-value',
  'commander.invalidArgument': 'cli.usage.wrong-value',
}

/** What was typed wrong, in the language of this computer: the library says it in English, with the words in quotes. */
export function usageSentence({ code, message }: CommanderError): string {
  const [option = '', value = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]!)
  if (code === 'commander.excessArguments') return hostText('cli.usage.stray-word', { word: /got \d+: (.+)\.$/.exec(message)?.[1] ?? '' })
  const key = sentences[code]
  if (key === undefined) return message
  const reason = /is invalid\. ?(.*)$/s.exec(message)?.[1] ?? ''
  const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1]
  return hostText(key, { option, value, reason: choices === undefined ? reason : hostText('cli.usage.choices', { choices }) }).trim()
}

const titles: Readonly<Record<string, MessageKey>> = { 'Usage:': 'cli.help.usage', 'Options:': 'cli.help.options', 'Global Options:': 'cli.help.global-options', 'Commands:': 'cli.help.commands' }

/** Headings of the help; the rest of it is ours anyway. */
export const helpTitle = (title: string): string => (titles[title] ? hostText(titles[title]) : title)
