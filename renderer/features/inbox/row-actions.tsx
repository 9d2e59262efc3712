import type { ConversationRow } from '#shared/domain/conversation.ts'
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react'
import { commandKeys } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import styles from './inbox-list.module.css'

/** Buttons over the row under the pointer. One for the whole list, beside the listbox: its options hold no controls; the keyboard has keys and the menu. */
export function RowActions({ row, topPx, onArchive, onMore }: { row: ConversationRow; topPx: number; onArchive: (row: ConversationRow) => void; onMore: () => void }) {
  const t = useStrings()
  return (
    <div className={styles.actions} style={{ transform: `translateY(${topPx}px)` }}>
      <div className={styles.buttons}>
        <IconButton
          size="s"
          tabIndex={-1}
          label={t(row.isArchived ? 'inbox.unarchive' : 'inbox.archive')}
          shortcut={commandKeys('conversation.archive')}
          icon={row.isArchived ? <ArchiveRestore /> : <Archive />}
          onClick={() => onArchive(row)}
        />
        <IconButton size="s" tabIndex={-1} label={t('inbox.actions', { name: row.contactName })} icon={<Ellipsis />} onClick={onMore} />
      </div>
    </div>
  )
}
