import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { QuickReply, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'
import { useStrings } from '../../strings/use-strings.ts'
import listPane from '../../ui/list-pane.module.css'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { select, useLibraryPlace } from './edited-reply.ts'
import { FolderHeading } from './folder-heading.tsx'
import { placeReply, removeReply, stepReply } from './library-actions.ts'
import type { Group } from './library-order.ts'
import { ReplyRow } from './reply-row.tsx'
import styles from './quick-replies.module.css'

const dragType = 'application/x-danggol-quick-reply'

type Side = 'above' | 'below'
function sideOf({ clientY, currentTarget }: React.DragEvent): Side {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'above' : 'below'
}

/** Arrow keys choose, Alt with them moves inside the folder, Delete removes; a row can be dragged above or below another or onto a folder. */
export function ReplyList({ library, groups, isOrdered }: { library: QuickReplyLibrary; groups: readonly Group[]; isOrdered: boolean }) {
  const t = useStrings()
  const selected = useLibraryPlace((state) => state.selected)
  const [spoken, setSpoken] = useState('')
  const [dropAt, setDropAt] = useState<{ key: string; side: Side } | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const rows = groups.flatMap((group) => group.replies)
  const focused = rows.find(({ id }) => id === selected) ?? rows[0]

  const focusRow = (reply: QuickReply | undefined) => {
    if (!reply) return
    select(reply.id)
    list.current?.querySelector<HTMLElement>(`[data-reply="${reply.id}"]`)?.focus()
  }
  useEffect(() => {
    if (typeof selected === 'number') list.current?.querySelector(`[data-reply="${selected}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [list, selected])

  const step = (reply: QuickReply, by: 1 | -1) => {
    const position = isOrdered ? stepReply(library, reply, by) : null
    if (position !== null) setSpoken(t('quick-replies.moved', { title: reply.title, position }))
  }
  const remove = (reply: QuickReply) => {
    const at = rows.indexOf(reply)
    void removeReply(t, reply, (rows[at + 1] ?? rows[at - 1])?.id ?? null)
  }
  const onKeyDown = (event: KeyboardEvent, reply: QuickReply) => {
    if (event.target !== event.currentTarget) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && event.altKey) {
      event.stopPropagation()
      step(reply, by)
    } else if (by !== 0) focusRow(rows[rows.indexOf(reply) + by])
    else if (event.key === 'Home') focusRow(rows[0])
    else if (event.key === 'End') focusRow(rows.at(-1))
    else if (event.key === 'Delete') remove(reply)
    else if (event.key === 'Enter') select(reply.id)
    else return
    event.preventDefault()
  }
  const dropOn = (moved: number, folderId: number | null, before: number | null) => {
    setDropAt(null)
    if (moved !== before) placeReply(library, moved, folderId, before)
  }
  /** What every place that takes a dragged row needs; `before`: where it then stands, above or below the middle of the place. */
  const dropTarget = (key: string, folderId: number | null, before: Record<Side, number | null>) => ({
    'data-drop': dropAt?.key === key ? dropAt.side : undefined,
    onDragOver: (event: React.DragEvent) => {
      if (!isOrdered || !event.dataTransfer.types.includes(dragType)) return
      event.preventDefault()
      const side = sideOf(event)
      if (dropAt?.key !== key || dropAt.side !== side) setDropAt({ key, side })
    },
    onDragLeave: (event: React.DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropAt(null)
    },
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      dropOn(Number(event.dataTransfer.getData(dragType)), folderId, before[sideOf(event)])
    },
  })

  return (
    <div ref={list}>
      {groups.map((group) => (
        <section key={group.folder?.id ?? 0} className={listPane.group} aria-label={group.isFlat ? t('quick-replies.list') : (group.folder?.name ?? t('quick-replies.no-folder'))}>
          {!group.isFlat && (
            <div {...dropTarget(`folder-${group.folder?.id ?? 0}`, group.folder?.id ?? null, { above: null, below: null })} className={styles.headingDrop}>
              <FolderHeading folder={group.folder} count={group.replies.length} folders={library.folders} />
            </div>
          )}
          <ul className={listPane.rows}>
            {group.replies.map((reply, at) => (
              <li key={reply.id} {...dropTarget(`reply-${reply.id}`, reply.folderId, { above: reply.id, below: group.replies[at + 1]?.id ?? null })} className={styles.place}>
                <ReplyRow
                  reply={reply}
                  isSelected={reply.id === selected}
                  isInTabOrder={reply.id === focused?.id}
                  isDraggable={isOrdered}
                  onDragStart={(event) => event.dataTransfer.setData(dragType, String(reply.id))}
                  onKeyDown={(event) => onKeyDown(event, reply)}
                  onStep={isOrdered ? (by) => step(reply, by) : undefined}
                  onRemove={() => remove(reply)}
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
