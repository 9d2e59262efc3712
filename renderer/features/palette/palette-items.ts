import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { AvailableCommand } from '../../commands/registry.ts'
import { matchScore } from '../../commands/match.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { recall, remember } from '../../ui/remembered.ts'
import { chatAddress, type ChatAddress } from './chat-address.ts'

export type PaletteItem =
  | { kind: 'conversation'; id: string; row: ConversationRow }
  | { kind: 'command'; id: string; command: AvailableCommand; label: string }
  | { kind: 'address'; id: string; address: ChatAddress }
export type PaletteGroup = { kind: 'address' | 'conversations' | 'commands'; items: PaletteItem[] }

const recentAtMost = 5
const commandsAtMost = 12
const recentCommands = () => recall<string[]>('recent-commands', [])

export function rememberCommand(id: string): void {
  remember('recent-commands', [id, ...recentCommands().filter((other) => other !== id)].slice(0, recentAtMost))
}

/** Commands that fit, the best fit first; among equals the ones used last. */
export function findCommands(query: string, commands: readonly AvailableCommand[], t: Translate, recent: readonly string[] = recentCommands()): PaletteItem[] {
  const rank = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recentAtMost)
  return commands
    .filter((command) => !command.isPaletteHidden)
    .map((command) => {
      const label = t(command.labelKey)
      return { kind: 'command' as const, id: command.id, command, label, score: matchScore(query, label) }
    })
    .filter((item) => item.score > 0)
    .sort((a, b) => b.score - a.score || rank(a.id) - rank(b.id))
    .slice(0, commandsAtMost)
}

export function paletteGroups(query: string, rows: readonly ConversationRow[], commands: readonly AvailableCommand[], t: Translate): PaletteGroup[] {
  const address = chatAddress(query)
  const conversations = rows.map((row): PaletteItem => ({ kind: 'conversation', id: `conversation-${row.id}`, row }))
  const found = findCommands(query, commands, t)
  const groups: PaletteGroup[] = [
    { kind: 'address', items: address ? [{ kind: 'address', id: 'address', address }] : [] },
    { kind: 'conversations', items: conversations },
    { kind: 'commands', items: found },
  ]
  return groups.filter((group) => group.items.length > 0)
}
