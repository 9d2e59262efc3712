import { Archive, BellOff, BellRing, CalendarDays, Download, EllipsisVertical, MailOpen, PanelRight, Pin, PinOff, Search, ArchiveRestore } from 'lucide-react'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { commandKeys, runCommand } from '../../commands/registry.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import type { MenuItems } from '../../ui/actions/menu-items.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { isMuted, type ConversationActions } from './use-conversation-actions.ts'
import { WindowCountdown } from './window-countdown.tsx'
import styles from './thread-header.module.css'

type Props = {
  row: ConversationRow | null
  actions: ConversationActions | null
  onFind: () => void
  onPickDate: () => void
  onOpenPanel: () => void
}

export function ThreadHeader({ row, actions, onFind, onPickDate, onOpenPanel }: Props) {
  const t = useStrings()
  return (
    <header className={styles.header}>
      {row ? <Avatar name={row.contactName} seed={row.contactId} size={32} /> : <Skeleton width="2rem" height="2rem" shape="round" />}
      <div className={styles.who}>
        <h2 className={styles.name}>{row ? <bdi className="one-line">{row.contactName}</bdi> : <Skeleton width="8rem" />}{row && <Marks row={row} />}</h2>
        {row ? <WindowCountdown endsAtMs={row.windowEndsAtMs} /> : <Skeleton width="6rem" height="0.75rem" />}
      </div>
      <div className={styles.buttons}>
        <IconButton label={t('thread.find')} shortcut={commandKeys('thread.find')} icon={<Search />} tooltipSide="bottom" onClick={onFind} />
        <IconButton label={t('thread.jump-to-date')} shortcut={commandKeys('thread.jump-to-date')} icon={<CalendarDays />} tooltipSide="bottom" onClick={onPickDate} />
        <IconButton label={t('thread.open-panel')} shortcut={commandKeys('view.panel')} icon={<PanelRight />} tooltipSide="bottom" onClick={onOpenPanel} />
        {row && actions && <ConversationMenu row={row} actions={actions} />}
      </div>
    </header>
  )
}

function Marks({ row }: { row: ConversationRow }) {
  const t = useStrings()
  const nowMs = useNowMs()
  return (
    <span className={styles.marks}>
      {row.pinnedAtMs !== null && <Pin size={12} role="img" aria-label={t('thread.pinned')} />}
      {isMuted(row, nowMs) && <BellOff size={12} role="img" aria-label={t('thread.muted')} />}
      {row.isArchived && <Archive size={12} role="img" aria-label={t('thread.archived')} />}
      {row.isBlocked && <span className={styles.blocked}>{t('thread.blocked')}</span>}
    </span>
  )
}

function ConversationMenu({ row, actions }: { row: ConversationRow; actions: ConversationActions }) {
  const t = useStrings()
  const nowMs = useNowMs()
  const isPinned = row.pinnedAtMs !== null
  const muted = isMuted(row, nowMs)
  const items: MenuItems = [
    { id: 'pin', label: t(isPinned ? 'thread.unpin' : 'thread.pin'), icon: isPinned ? <PinOff /> : <Pin />, shortcut: commandKeys('conversation.pin'), onSelect: actions.pin },
    { id: 'mute', label: t(muted ? 'thread.unmute' : 'thread.mute'), icon: muted ? <BellRing /> : <BellOff />, shortcut: commandKeys('conversation.mute'), onSelect: actions.mute },
    { id: 'unread', label: t('thread.mark-unread'), icon: <MailOpen />, shortcut: commandKeys('conversation.mark-unread'), onSelect: actions.markUnread },
    'separator',
    { id: 'export', label: t('thread.export'), icon: <Download />, onSelect: () => void runCommand('conversation.export') },
    { id: 'archive', label: t(row.isArchived ? 'thread.unarchive' : 'thread.archive'), icon: row.isArchived ? <ArchiveRestore /> : <Archive />, shortcut: commandKeys('conversation.archive'), onSelect: actions.archive },
  ]
  return <Menu trigger={<IconButton label={t('thread.menu')} icon={<EllipsisVertical />} tooltipSide="bottom" />} items={items} />
}
