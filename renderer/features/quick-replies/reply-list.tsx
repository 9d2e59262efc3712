import { useEffect, useRef, useState } from 'react'
import type { QuickReply, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { useStrings } from '../../strings/use-strings.ts'
import listPane from '../../ui/lists/list-pane.module.css'
import { useDraggedRows } from '../../ui/lists/use-dragged-rows.ts'
import { useRowKeys } from '../../ui/lists/use-row-keys.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { select, useLibraryPlace } from './edited-reply.ts'
import { FolderHeading } from './folder-heading.tsx'
import { placeReply, removeReply, stepReply } from './library-actions.ts'
import type { Group } from './library-order.ts'
import { ReplyRow } from './reply-row.tsx'
import styles from './quick-replies.module.css'

/** Arrow keys choose, Alt with them moves inside the folder, Delete removes; a row can be dragged above or below another or onto a folder. */
export function ReplyList({ library, groups, isOrdered }: { library: QuickReplyLibrary; groups: readonly Group[]; isOrdered: boolean }) {
  const t = useStrings()
  const selected = useLibraryPlace((state) => state.selected)
  const [spoken, setSpoken] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const rows = groups.flatMap((group) => group.replies)
  const focused = rows.find(({ id }) => id === selected) ?? rows[0]

  useEffect(() => {
    if (typeof selected === 'number') list.current?.querySelector(`[data-row="${selected}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [list, selected])

  const step = (reply: QuickReply, by: 1 | -1) => {
    const position = isOrdered ? stepReply(library, reply, by) : null
    if (position !== null) setSpoken(t('quick-replies.moved', { title: reply.title, position }))
  }
  const remove = (reply: QuickReply) => {
    const at = rows.indexOf(reply)
    void removeReply(t, reply, (rows[at + 1] ?? rows[at - 1])?.id ?? null)
  }
  const onKeyDown = useRowKeys(list, { rows, onSelect: ({ id }) => select(id), onStep: step, onRemove: remove })
  const { draggable, dropTarget } = useDraggedRows('application/x-danggol-quick-reply', isOrdered)
  const placeIn = (folderId: number | null) => (moved: number, before: number | null) => placeReply(library, moved, folderId, before)

  return (
    <div ref={list}>
      {groups.map((group) => (
        <section key={group.folder?.id ?? 0} className={listPane.group} aria-label={group.isFlat ? t('quick-replies.list') : (group.folder?.name ?? t('quick-replies.no-folder'))}>
          {!group.isFlat && (
            <div {...dropTarget(`folder-${group.folder?.id ?? 0}`, { above: null, below: null }, placeIn(group.folder?.id ?? null))} className={styles.headingDrop}>
              <FolderHeading folder={group.folder} count={group.replies.length} folders={library.folders} />
            </div>
          )}
          <ul className={listPane.rows}>
            {group.replies.map((reply, at) => (
              <li key={reply.id} {...dropTarget(`reply-${reply.id}`, { above: reply.id, below: group.replies[at + 1]?.id ?? null }, placeIn(reply.folderId))} className={listPane.place}>
                <ReplyRow
                  reply={reply}
                  inList={{ isSelected: reply.id === selected, isInTabOrder: reply.id === focused?.id, onKeyDown: (event) => onKeyDown(event, reply), draggable: draggable(reply.id) }}
                  onStep={isOrdered ? (by) => step(reply, by) : undefined} onRemove={() => remove(reply)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <VisuallyHidden>
        <span id="quick-reply-keys">{t('common.move-keys')}</span>
        <span role="status" aria-live="polite">{spoken}</span>
      </VisuallyHidden>
    </div>
  )
}
