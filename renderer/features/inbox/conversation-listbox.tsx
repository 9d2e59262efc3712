import { commandList } from '#shared/domain/command-list.ts'
import type { ConversationRow as Row } from '#shared/domain/conversation.ts'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { preloadConversationRow } from '../../client/conversation-row.ts'
import { preloadFirstPage } from '../../client/first-page.ts'
import { commandForKey } from '../../commands/shortcuts.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ContextMenu } from '../../ui/actions/context-menu.tsx'
import { chordMatches } from '../../ui/actions/key-chord.ts'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { conversationActions, toggleMuted, toggleUnread } from './conversation-actions.ts'
import { ConversationRow, SkeletonRow } from './conversation-row.tsx'
import type { InboxFeed } from './inbox-feed.ts'
import { indexOf, type InboxState } from './inbox-state.ts'
import { RowActions } from './row-actions.tsx'
import { rowMenu } from './row-menu.tsx'
import { useActiveRow } from './use-active-row.ts'
import { useFixedRows } from '../../ui/lists/use-fixed-rows.ts'
import { useKeptPosition } from './use-kept-position.ts'
import { useRowHeight } from '../../ui/lists/use-row-height.ts'
import styles from './inbox-list.module.css'

type Props = {
  feed: InboxFeed
  state: InboxState
  /** Conversations under the filter, loaded or not. */
  total: number
  closingWithinMs: number
  selectedId: number | null
  onOpen: (conversationId: number) => void
}

const hintId = 'inbox-list-hint'
const elementIdOf = (index: number) => `inbox-row-${index}`

/**
 * A listbox with one tab stop. The focus stays on the list while rows come, go and move; the active row is
 * told by `aria-activedescendant`, so nothing that happens in the list can take the focus away.
 */
export function ConversationListbox({ feed, state, total, closingWithinMs, selectedId, onOpen }: Props) {
  const t = useStrings()
  const nowMs = useNowMs()
  const listbox = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const [hoveredId, setHoveredId] = useState<number | null>(null)
  const menuRowId = useRef<number | null>(null)
  const { heightPx, isCompact } = useRowHeight(probe)
  const count = state.next === null ? state.order.length : Math.max(state.order.length + 1, total)
  const { scroller, shown, reveal, measure } = useFixedRows(heightPx, count)
  useKeptPosition(scroller, state.order, heightPx, measure)
  const active = useActiveRow(state, selectedId)

  useEffect(() => feed.show(shown.from, shown.to), [feed, shown])

  const selectedIndex = useMemo(() => indexOf(state, selectedId), [state, selectedId])
  useLayoutEffect(() => {
    if (selectedIndex >= 0) reveal(selectedIndex)
    // oxlint-disable-next-line react/exhaustive-deps -- only opening another conversation scrolls, not its moving in the list
  }, [selectedId, reveal])

  useEffect(() => {
    const release = () => feed.holdStill(false)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
    return () => {
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
    }
  }, [feed])

  const rowAt = (index: number): Row | undefined => {
    const place = state.order[index]
    return place && state.rows.get(place.id)
  }
  const archive = (row: Row) => void conversationActions.setArchived(row, !row.isArchived)
  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(state.order.length - 1, index))
    active.setIndex(target)
    reveal(target)
  }

  /** With the focus in the list, these commands mean the active row; all others go their usual way. */
  const runOnRow = (command: string | null, row: Row): boolean => {
    switch (command) {
      case 'conversation.mark-unread': toggleUnread(row); return true
      case 'conversation.archive': archive(row); return true
      case 'conversation.pin': void conversationActions.setPinned(row, row.pinnedAtMs === null); return true
      case 'conversation.mute': toggleMuted(row); return true
      default: return false
    }
  }

  const openMenu = (id: number) => {
    const element = listbox.current?.querySelector(`[data-conversation="${id}"]`)
    if (!element) return
    const box = element.getBoundingClientRect()
    element.dispatchEvent(new globalThis.MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: box.right - 24, clientY: box.top + box.height / 2 }))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event.nativeEvent)) return
    const rowsPerPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? heightPx) / heightPx) - 1)
    const row = rowAt(active.index)
    const moves: Record<string, number> = { ArrowDown: active.index + 1, ArrowUp: active.index - 1, Home: 0, End: state.order.length - 1, PageDown: active.index + rowsPerPage, PageUp: active.index - rowsPerPage }
    const move = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? undefined : moves[event.key]
    if (move !== undefined) moveTo(move)
    else if (!row) return
    else if (chordMatches('Enter', event.nativeEvent) || chordMatches(' ', event.nativeEvent)) onOpen(row.id)
    else if (chordMatches('ContextMenu', event.nativeEvent) || chordMatches('Shift+F10', event.nativeEvent)) openMenu(row.id)
    else if (!runOnRow(commandForKey(event.nativeEvent, commandList), row)) return
    event.preventDefault()
    event.stopPropagation()
  }

  const idUnder = (event: MouseEvent | PointerEvent): number | null => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-conversation]') : null
    return element ? Number(element.dataset['conversation']) : null
  }
  const onClick = (event: MouseEvent) => {
    const id = idUnder(event)
    if (id === null) return
    active.setIndex(indexOf(state, id))
    onOpen(id)
  }
  /** The press comes a few frames before the click: reading what it will open starts now. */
  const onPointerDown = (event: PointerEvent) => {
    feed.holdStill(true)
    const id = event.button === 0 ? idUnder(event) : null
    if (id !== null && id !== selectedId) void Promise.all([preloadConversationRow(id), preloadFirstPage(id)])
  }
  const onContextMenuCapture = (event: MouseEvent) => {
    menuRowId.current = idUnder(event)
    if (menuRowId.current !== null && state.rows.has(menuRowId.current)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const menuItems = () => {
    const row = menuRowId.current === null ? undefined : state.rows.get(menuRowId.current)
    return row ? rowMenu(row, Date.now(), t, archive) : []
  }

  const indexes = Array.from({ length: Math.max(0, shown.to - shown.from) }, (_, offset) => shown.from + offset)
  if (active.index >= 0 && (active.index < shown.from || active.index >= shown.to)) indexes.push(active.index)
  const hoveredIndex = indexOf(state, hoveredId)
  const hoveredRow = rowAt(hoveredIndex)

  return (
    <ContextMenu items={menuItems}>
      <div ref={scroller} className={styles.scroller} onContextMenuCapture={onContextMenuCapture} onPointerLeave={() => setHoveredId(null)} onPointerDown={onPointerDown}>
        <div ref={probe} className={styles.probe} />
        <div className={styles.content} style={{ height: count * heightPx }}>
          <div
            ref={listbox}
            role="listbox"
            tabIndex={0}
            data-shortcuts
            aria-label={t('inbox.list')}
            aria-describedby={hintId}
            aria-activedescendant={active.index >= 0 ? elementIdOf(active.index) : undefined}
            className={styles.listbox}
            onKeyDown={onKeyDown}
            onClick={onClick}
            onPointerOver={(event) => setHoveredId(idUnder(event))}
            onFocus={() => active.index < 0 && active.setIndex(shown.from)}
          >
            {indexes.map((index) => {
              const position = { elementId: elementIdOf(index), index, count, topPx: index * heightPx }
              const row = rowAt(index)
              return row
                ? <ConversationRow key={row.id} {...position} row={row} nowMs={nowMs} closingWithinMs={closingWithinMs} isCompact={isCompact} isSelected={row.id === selectedId} isActive={index === active.index} isHovered={row.id === hoveredId} />
                : <SkeletonRow key={state.order[index]?.id ?? `ahead-${index}`} {...position} isCompact={isCompact} label={t('common.loading')} />
            })}
          </div>
          {hoveredRow && <RowActions row={hoveredRow} topPx={hoveredIndex * heightPx} onArchive={archive} onMore={() => openMenu(hoveredRow.id)} />}
        </div>
        <VisuallyHidden><span id={hintId}>{t('inbox.list-hint')}</span></VisuallyHidden>
      </div>
    </ContextMenu>
  )
}
