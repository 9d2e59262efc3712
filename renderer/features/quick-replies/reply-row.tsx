import { ArrowDown, ArrowUp, Copy, Paperclip, SquareMousePointer, Trash2 } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { snippetOf } from '#shared/domain/quick-reply-fill.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { ContextMenu } from '../../ui/context-menu.tsx'
import listPane from '../../ui/list-pane.module.css'
import { isSame, savedFields, select, useLibraryPlace } from './edited-reply.ts'
import { duplicateReply } from './library-actions.ts'
import styles from './quick-replies.module.css'

type Props = {
  reply: QuickReply
  isSelected: boolean
  isInTabOrder: boolean
  isDraggable: boolean
  onDragStart: (event: DragEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  onStep: ((by: 1 | -1) => void) | undefined
  onRemove: () => void
}

export function ReplyRow({ reply, isSelected, isInTabOrder, isDraggable, onDragStart, onKeyDown, onStep, onRemove }: Props) {
  const t = useStrings()
  const edited = useLibraryPlace((state) => state.edits[reply.id])
  const isUnsaved = edited !== undefined && !isSame(edited, savedFields(reply))
  const items = () => [
    { id: 'duplicate', label: t('quick-replies.duplicate'), icon: <Copy />, onSelect: () => void duplicateReply(t, reply) },
    ...(onStep ? [
      { id: 'up', label: t('common.move-up'), icon: <ArrowUp />, shortcut: 'Alt+ArrowUp', onSelect: () => onStep(-1) },
      { id: 'down', label: t('common.move-down'), icon: <ArrowDown />, shortcut: 'Alt+ArrowDown', onSelect: () => onStep(1) },
    ] : []),
    'separator' as const,
    { id: 'delete', label: t('quick-replies.delete'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true, onSelect: onRemove },
  ]
  return (
    <ContextMenu items={items}>
      <button
        type="button"
        data-reply={reply.id}
        tabIndex={isInTabOrder ? 0 : -1}
        aria-current={isSelected || undefined}
        aria-describedby="quick-reply-keys"
        draggable={isDraggable}
        className={classNames(listPane.row, styles.row)}
        onDragStart={onDragStart}
        onClick={() => select(reply.id)}
        onKeyDown={onKeyDown}
      >
        <span className={classNames(listPane.rowLine, styles.rowHeading)}>
          <bdi className={classNames(listPane.clipped, styles.rowTitle)}>{reply.title}</bdi>
          {isUnsaved && <span className={listPane.unsaved} role="img" aria-label={t('common.unsaved')} />}
          {reply.files.length > 0 && <Paperclip aria-label={t('quick-replies.has-files')} size={13} />}
          {reply.choices && <SquareMousePointer aria-label={t('quick-replies.has-choices')} size={13} />}
          {reply.shortcut && <bdi className={classNames(listPane.rowEnd, styles.shortcut)}>/{reply.shortcut}</bdi>}
        </span>
        <span className={classNames(listPane.rowLine, styles.rowText)}>
          <bdi className={classNames(listPane.clipped, styles.snippet)}>{snippetOf(reply.body)}</bdi>
          <span className={`${listPane.rowEnd} ${styles.uses} tabular`}>{t('quick-replies.used', { count: reply.useCount })}</span>
        </span>
      </button>
    </ContextMenu>
  )
}
