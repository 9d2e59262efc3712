import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useStrings } from '../../strings/use-strings.ts'
import { ContextMenu } from '../../ui/context-menu.tsx'
import type { MenuItems } from '../../ui/menu-items.tsx'
import type { ThreadRow } from './model/group-messages.ts'
import { MessageRow } from './message-row.tsx'
import { ListContainer, ListItem } from './list-elements.tsx'
import { StickyDay } from './sticky-day.tsx'
import styles from './thread-list.module.css'

export type ScrollTarget =
  | { to: 'bottom' }
  /** `offsetPx`: distance of the message from the top edge; without it the message is put where it reads well. */
  | { to: 'message'; messageId: number; align: 'start' | 'center'; offsetPx?: number | undefined }

export type ThreadListHandle = {
  go(target: ScrollTarget): boolean
  focus(messageId: number): void
  isAtBottom(): boolean
  /** The message at the top edge with its distance from it, to come back to. */
  place(): ScrollTarget
}

type Props = {
  ref: Ref<ThreadListHandle>
  label: string
  rows: readonly ThreadRow[]
  hasOlder: boolean
  hasNewer: boolean
  hasShiftedStart: boolean
  customerName: string
  initialTarget: ScrollTarget
  highlightedId: number | null
  reactingId: number | null
  onReactingChange: (messageId: number, isReacting: boolean) => void
  onNearStart: () => void
  onNearEnd: () => void
  onBottomChange: (isAtBottom: boolean) => void
  onMessageKey: (messageId: number, event: KeyboardEvent) => void
  menuFor: (messageId: number, link: string | null) => MenuItems
  isPickingDate: boolean
  onPickingDateChange: (isPicking: boolean) => void
  onPickDate: (ms: number) => void
}

const bottomTolerancePx = 32
const loadAheadPx = 1200
const targetMarginPx = 56
const beginningHeightPx = 48
/** A page just opened is laid out whole, once, instead of first where it begins and then where it is read. */
const mostAtOnce = 40

export function ThreadList(props: Props) {
  const { rows, hasOlder, hasNewer, onNearStart, onNearEnd, onBottomChange, onMessageKey } = props
  const t = useStrings()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRef<VirtualizerHandle>(null)
  const isFollowing = useRef(props.initialTarget.to === 'bottom')
  const lastTop = useRef(0)
  const menuTarget = useRef<{ messageId: number; link: string | null } | null>(null)
  const [currentId, setCurrentId] = useState<number | null>(null)
  const [focusRequest, setFocusRequest] = useState<{ id: number } | null>(null)
  const [top, setTop] = useState<{ atMs: number; isHeaderVisible: boolean } | null>(null)

  const indexOf = useCallback((messageId: number) => rows.findIndex((row) => row.message.id === messageId), [rows])
  const current = currentId !== null && indexOf(currentId) >= 0 ? currentId : (rows.at(-1)?.message.id ?? null)
  const keepMounted = useMemo(() => (current === null ? [] : [indexOf(current)]), [current, indexOf])

  const toBottom = useCallback(() => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
  }, [])

  const go = useCallback((target: ScrollTarget): boolean => {
    if (target.to === 'bottom') {
      isFollowing.current = true
      toBottom()
      return true
    }
    const index = indexOf(target.messageId)
    if (index < 0) return false
    isFollowing.current = false
    const offset = target.offsetPx === undefined ? (target.align === 'start' ? -targetMarginPx : 0) : -target.offsetPx
    virtual.current?.scrollToIndex(index, { align: target.align, offset })
    return true
  }, [indexOf, toBottom])

  const focus = useCallback((messageId: number) => {
    const index = indexOf(messageId)
    if (index < 0) return
    setCurrentId(messageId)
    setFocusRequest({ id: messageId })
    virtual.current?.scrollToIndex(index, { align: 'nearest' })
  }, [indexOf])

  const isAtBottom = useCallback(() => {
    const element = scroller.current
    return !element || element.scrollHeight - element.scrollTop - element.clientHeight < bottomTolerancePx
  }, [])

  const place = useCallback((): ScrollTarget => {
    const handle = virtual.current
    if (!handle || (isAtBottom() && !hasNewer)) return { to: 'bottom' }
    const index = handle.findItemIndex(handle.scrollOffset)
    const row = rows[index]
    return row ? { to: 'message', messageId: row.message.id, align: 'start', offsetPx: handle.getItemOffset(index) - handle.scrollOffset } : { to: 'bottom' }
  }, [rows, hasNewer, isAtBottom])

  useImperativeHandle(props.ref, () => ({ go, focus, isAtBottom, place }), [go, focus, isAtBottom, place])

  const look = useCallback(() => {
    const element = scroller.current
    const handle = virtual.current
    if (!element || !handle) return
    const isBottom = isAtBottom()
    if (isBottom) isFollowing.current = true
    else if (element.scrollTop < lastTop.current - 1) isFollowing.current = false
    lastTop.current = element.scrollTop
    onBottomChange(isBottom)
    const index = handle.findItemIndex(handle.scrollOffset)
    const row = rows[index]
    if (row) {
      const isHeaderVisible = row.startsDay && handle.getItemOffset(index) > handle.scrollOffset - 12
      setTop((shown) => (shown?.atMs === row.message.timestampMs && shown.isHeaderVisible === isHeaderVisible ? shown : { atMs: row.message.timestampMs, isHeaderVisible }))
    }
    if (hasOlder && element.scrollTop < loadAheadPx) onNearStart()
    if (hasNewer && element.scrollHeight - element.scrollTop - element.clientHeight < loadAheadPx) onNearEnd()
  }, [rows, hasOlder, hasNewer, isAtBottom, onBottomChange, onNearStart, onNearEnd])

  const followBottom = useCallback(() => {
    if (isFollowing.current && !hasNewer) toBottom()
  }, [hasNewer, toBottom])

  useLayoutEffect(() => {
    go(props.initialTarget)
    // oxlint-disable-next-line react/exhaustive-deps -- a list is placed once; another stretch is another list
  }, [])

  useLayoutEffect(() => {
    followBottom()
    look()
  }, [rows, followBottom, look])

  useLayoutEffect(() => {
    if (focusRequest) scroller.current?.querySelector<HTMLElement>(`[data-message-id="${focusRequest.id}"]`)?.focus({ preventScroll: true })
  }, [focusRequest])

  /** Also when only the heights of messages turned out otherwise than assumed: then no scrolling tells what is on screen. */
  useEffect(() => {
    const element = scroller.current
    if (!element?.firstElementChild) return
    const observer = new ResizeObserver(() => {
      followBottom()
      look()
    })
    observer.observe(element)
    observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [followBottom, look])

  const onKeyDown = (event: KeyboardEvent) => {
    const id = articleId(event.target)
    if (id === null) return
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -rows.length, End: rows.length }[event.key]
    if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      const next = rows[Math.max(0, Math.min(rows.length - 1, indexOf(id) + step))]
      if (next) focus(next.message.id)
    } else onMessageKey(id, event)
  }

  return (
    <>
      <StickyDay top={top} isOpen={props.isPickingDate} onOpenChange={props.onPickingDateChange} onPickDate={props.onPickDate} />
      <ContextMenu items={() => (menuTarget.current ? props.menuFor(menuTarget.current.messageId, menuTarget.current.link) : [])}>
        <div
          ref={scroller} className={styles.scroller} role="log" aria-live="off" aria-label={props.label} data-thread-scroller
          onKeyDown={onKeyDown} onFocus={(event) => setCurrentId((shown) => messageIdOf(event.target) ?? shown)}
          onContextMenuCapture={(event) => {
            const messageId = messageIdOf(event.target)
            menuTarget.current = messageId === null ? null : { messageId, link: (event.target as HTMLElement).closest('a')?.href ?? null }
            if (messageId === null) event.stopPropagation()
          }}
        >
          <div className={styles.content}>
            {/* Always the same height: nothing moves when the beginning is reached. */}
            <p className={styles.beginning}>{t(hasOlder ? 'thread.loading-older' : 'thread.beginning')}</p>
            <Virtualizer
              ref={virtual} scrollRef={scroller} data={rows} shift={props.hasShiftedStart} bufferSize={400} startMargin={beginningHeightPx} ssrCount={Math.min(rows.length, mostAtOnce)} keepMounted={keepMounted}
              as={ListContainer} item={ListItem} onScroll={look} onResize={followBottom}
            >
              {(row) => (
                <MessageRow
                  key={row.message.id} message={row.message} startsDay={row.startsDay} continuesGroup={row.continuesGroup} hasDivider={row.hasDivider}
                  customerName={props.customerName} isCurrent={row.message.id === current} isReacting={row.message.id === props.reactingId}
                  isHighlighted={row.message.id === props.highlightedId} onReactingChange={props.onReactingChange}
                />
              )}
            </Virtualizer>
            <div className={styles.end} />
          </div>
        </div>
      </ContextMenu>
    </>
  )
}

/** The message whose own element has the key, not one of the controls inside it. */
function articleId(target: EventTarget): number | null {
  const id = target instanceof HTMLElement ? target.dataset['messageId'] : undefined
  return id === undefined ? null : Number(id)
}

function messageIdOf(target: EventTarget): number | null {
  const article = target instanceof Element ? target.closest<HTMLElement>('[data-message-id]') : null
  return article ? articleId(article) : null
}
