import type { ConversationRow } from '#shared/domain/conversation.ts'
import { isMuted } from '#shared/domain/conversation-order.ts'
import { Archive, ArchiveRestore, Bell, BellOff, Mail, MailOpen, Pin, PinOff } from 'lucide-react'
import { commandKeys } from '../../commands/registry.ts'
import type { Translate } from '../../strings/use-strings.ts'
import type { MenuEntry, MenuItems } from '../../ui/actions/menu-items.tsx'
import { conversationActions as actions, mutedForever, toggleUnread } from './conversation-actions.ts'

const hourMs = 3_600_000

/** Everything that can be done to a conversation from the list. */
export function rowMenu(row: ConversationRow, nowMs: number, t: Translate, onArchive: (row: ConversationRow) => void): MenuItems {
  const isUnread = row.unreadCount > 0 || row.isMarkedUnread
  const isPinned = row.pinnedAtMs !== null
  const mute = (id: string, label: string, untilMs: number): MenuEntry => ({ id, label, icon: <BellOff />, onSelect: () => void actions.setMuted(row, untilMs) })
  return [
    { id: 'unread', label: t(isUnread ? 'inbox.mark-read' : 'inbox.mark-unread'), icon: isUnread ? <MailOpen /> : <Mail />, shortcut: commandKeys('conversation.mark-unread'), onSelect: () => toggleUnread(row) },
    { id: 'pin', label: t(isPinned ? 'inbox.unpin' : 'inbox.pin'), icon: isPinned ? <PinOff /> : <Pin />, shortcut: commandKeys('conversation.pin'), onSelect: () => void actions.setPinned(row, !isPinned) },
    'separator',
    ...(isMuted(row, nowMs)
      ? [{ id: 'unmute', label: t('inbox.unmute'), icon: <Bell />, onSelect: () => void actions.setMuted(row, null) }]
      : [
          mute('mute-1h', t('inbox.mute-1h'), nowMs + hourMs),
          mute('mute-8h', t('inbox.mute-8h'), nowMs + 8 * hourMs),
          mute('mute-on', t('inbox.mute-on'), mutedForever),
        ]),
    'separator',
    { id: 'archive', label: t(row.isArchived ? 'inbox.unarchive' : 'inbox.archive'), icon: row.isArchived ? <ArchiveRestore /> : <Archive />, shortcut: commandKeys('conversation.archive'), onSelect: () => onArchive(row) },
  ]
}
