import { Copy, Paperclip, SquareMousePointer, Trash2 } from 'lucide-react'
import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { snippetOf } from '#shared/domain/quick-reply-fill.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import listPane from '../../ui/lists/list-pane.module.css'
import { ListRow, type RowInList } from '../../ui/lists/list-row.tsx'
import { stepItems } from '../../ui/actions/step-items.tsx'
import { isSame, savedFields, select, useLibraryPlace } from './edited-reply.ts'
import { duplicateReply } from './library-actions.ts'
import styles from './quick-replies.module.css'

type Props = { reply: QuickReply; inList: RowInList; onStep: ((by: 1 | -1) => void) | undefined; onRemove: () => void }

export function ReplyRow({ reply, inList, onStep, onRemove }: Props) {
  const t = useStrings()
  const edited = useLibraryPlace((state) => state.edits[reply.id])
  const isUnsaved = edited !== undefined && !isSame(edited, savedFields(reply))
  const menu = () => [
    { id: 'duplicate', label: t('quick-replies.duplicate'), icon: <Copy />, onSelect: () => void duplicateReply(t, reply) },
    ...stepItems(t, onStep),
    'separator' as const,
    { id: 'delete', label: t('quick-replies.delete'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true, onSelect: onRemove } as const,
  ]
  return (
    <ListRow id={reply.id} inList={inList} keysId="quick-reply-keys" className={styles.row} menu={menu} onSelect={() => select(reply.id)}>
      <span className={classNames(listPane.rowLine, styles.rowHeading)}>
        <bdi className={classNames(listPane.clipped, listPane.rowTitle)}>{reply.title}</bdi>
        {isUnsaved && <span className={listPane.unsaved} role="img" aria-label={t('common.unsaved')} />}
        {reply.files.length > 0 && <Paperclip aria-label={t('quick-replies.has-files')} size={13} />}
        {reply.choices && <SquareMousePointer aria-label={t('quick-replies.has-choices')} size={13} />}
        {reply.shortcut && <bdi className={classNames(listPane.rowEnd, styles.shortcut)}>/{reply.shortcut}</bdi>}
      </span>
      <span className={classNames(listPane.rowLine, listPane.rowText)}>
        <bdi className={listPane.clipped}>{snippetOf(reply.body)}</bdi>
        <span className={`${listPane.rowEnd} tabular`}>{t('quick-replies.used', { count: reply.useCount })}</span>
      </span>
    </ListRow>
  )
}
