import { ArrowDown, ArrowUp, Ellipsis, Folder, FolderMinus, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { QuickReplyFolder } from '#shared/domain/quick-reply.ts'
import { quickReplyChanges } from '../../client/quick-replies.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { stepped } from '../../ui/lists/list-order.ts'
import listPane from '../../ui/lists/list-pane.module.css'
import { Menu } from '../../ui/actions/menu.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './attempt.ts'
import { startNew } from './edited-reply.ts'
import { FolderDialog } from './folder-dialog.tsx'
import styles from './quick-replies.module.css'

export function FolderHeading({ folder, count, folders }: { folder: QuickReplyFolder | null; count: number; folders: readonly QuickReplyFolder[] }) {
  const t = useStrings()
  const [isNaming, setIsNaming] = useState(false)
  if (!folder) return <h2 className={styles.folder}><span className={listPane.clipped}>{t('quick-replies.no-folder')}</span></h2>
  const ids = folders.map(({ id }) => id)
  const at = ids.indexOf(folder.id)
  const move = (by: 1 | -1) => {
    const after = stepped(ids, folder.id, by)
    if (after) void attempt(quickReplyChanges.arrangeFolders(after.ids))
  }
  const remove = async () => {
    if ((await attempt(quickReplyChanges.removeFolder(folder.id).then(() => true))) !== null) showToast({ text: t('quick-replies.folder-removed') })
  }
  return (
    <h2 className={styles.folder}>
      <Folder aria-hidden size={14} />
      <bdi className={listPane.clipped}>{folder.name}</bdi>
      <span className={`${styles.folderCount} tabular`}>{count}</span>
      <Menu
        trigger={<IconButton label={t('quick-replies.folder-actions', { name: folder.name })} size="s" icon={<Ellipsis />} className={styles.folderMenu} />}
        items={[
          { id: 'new', label: t('quick-replies.new'), icon: <Plus />, onSelect: () => startNew(folder.id) },
          { id: 'rename', label: t('quick-replies.rename-folder'), icon: <Pencil />, onSelect: () => setIsNaming(true) },
          { id: 'up', label: t('quick-replies.folder-up'), icon: <ArrowUp />, isDisabled: at === 0, onSelect: () => move(-1) },
          { id: 'down', label: t('quick-replies.folder-down'), icon: <ArrowDown />, isDisabled: at === ids.length - 1, onSelect: () => move(1) },
          'separator',
          { id: 'remove', label: t('quick-replies.remove-folder'), icon: <FolderMinus />, isDangerous: true, onSelect: () => void remove() },
        ]}
      />
      <FolderDialog folder={folder} isOpen={isNaming} onClose={() => setIsNaming(false)} />
    </h2>
  )
}
