import type { CommandId } from '#shared/domain/command-list.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { Bot, MessageCircle, Settings, UsersRound, Zap, type LucideIcon } from 'lucide-react'
import type { DestinationId } from './navigation.ts'

/** What the rail offers, top to bottom. A new section is one more line here and its screen in `screens.tsx`. */
export type Destination = { id: DestinationId; labelKey: MessageKey; icon: LucideIcon; command: CommandId; place: 'top' | 'bottom' }

export const destinations: readonly Destination[] = [
  { id: 'inbox', labelKey: 'frame.inbox', icon: MessageCircle, command: 'go.inbox', place: 'top' },
  { id: 'customers', labelKey: 'customers.title', icon: UsersRound, command: 'go.customers', place: 'top' },
  { id: 'quick-replies', labelKey: 'quick-replies.title', icon: Zap, command: 'go.quick-replies', place: 'top' },
  { id: 'automation', labelKey: 'automation.title', icon: Bot, command: 'go.automation', place: 'top' },
  { id: 'settings', labelKey: 'frame.settings', icon: Settings, command: 'go.settings', place: 'bottom' },
]
