import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useStrings } from '../../strings/use-strings.ts'
import { ContextMenu } from '../../ui/actions/context-menu.tsx'
import type { MenuItems } from '../../ui/actions/menu-items.tsx'
import type { ThreadRow } from './model/group-messages.ts'
import { MessageRow } from './message-row.tsx'
import { ListContainer, ListItem } from './list-elements.tsx'
import { distanceFromTop, HeldPlace, isAtBottom, type MessageList, type ScrollTarget } from './held-place.ts'
import { lineOf, placeOf, topRow } from './lines.ts'
import { StickyDay } from './sticky-day.tsx'
import styles from './thread-list.module.css'

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

const loadAheadPx = 1200
const beginningHeightPx = 48
/** A page just opened is laid out whole, once, instead of first where it begins and then where it is read. */
const mostAtOnce = 40

export function ThreadList(props: Props) {
  const { rows, hasOlder, hasNewer, onMessageKey } = props
  const t = useStrings()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRef<VirtualizerHandle>(null)
  const [place] = useState(() => new HeldPlace(props.initialTarget))
  const menuTarget = useRef<{ messageId: number; link: string | null } | null>(null)
  const [currentId, setCurrentId] = useState<number | null>(null)
  const [focusRequest, setFocusRequest] = useState<{ id: number } | null>(null)
  const [top, setTop] = useState<{ atMs: number; isHeaderVisible: boolean } | null>(null)

  const indexOf = useCallback((messageId: number) => rows.findIndex((row) => row.message.id === messageId), [rows])
  const current = currentId !== null && indexOf(currentId) >= 0 ? currentId : (rows.at(-1)?.message.id ?? null)
  const keepMounted = useMemo(() => (current === null ? [] : [indexOf(current)]), [current, indexOf])

  const list = useCallback((): MessageList | null => {
    const element = scroller.current
    return element && {
      scroller: element,
      lineOf: (messageId) => lineOf(element, messageId),
      assumedTopPx: (messageId) => {
        const index = indexOf(messageId)
        return index < 0 || !virtual.current ? null : beginningHeightPx + virtual.current.getItemOffset(index)
      },
    }
  }, [indexOf])

  /** Who is told changes with every drawing; looking is a forced layout, so it happens when the list changes and not for that. */
  const told = useRef(props)
  useLayoutEffect(() => {
    told.current = props
  })

  const look = useCallback(() => {
    const shown = list()
    if (!shown) return
    const element = shown.scroller
    place.look(shown, !hasNewer)
    told.current.onBottomChange(isAtBottom(element))
    const row = topRow(element, rows)
    if (row) setTop((was) => (was?.atMs === row.atMs && was.isHeaderVisible === row.isHeaderVisible ? was : row))
    if (hasOlder && element.scrollTop < loadAheadPx) told.current.onNearStart()
    if (hasNewer && element.scrollHeight - element.scrollTop - element.clientHeight < loadAheadPx) told.current.onNearEnd()
  }, [rows, hasOlder, hasNewer, list, place])

  const go = useCallback((target: ScrollTarget): boolean => {
    const shown = list()
    if (!shown || (target.to === 'message' && indexOf(target.messageId) < 0)) return false
    place.hold(shown, target)
    return true
  }, [list, indexOf, place])

  const focus = useCallback((messageId: number) => {
    if (indexOf(messageId) < 0) return
    setCurrentId(messageId)
    setFocusRequest({ id: messageId })
  }, [indexOf])

  useImperativeHandle(props.ref, () => ({
    go,
    focus,
    isAtBottom: () => !scroller.current || isAtBottom(scroller.current),
    place: () => (scroller.current && placeOf(scroller.current, hasNewer)) ?? { to: 'bottom' },
  }), [go, focus, hasNewer])

  const lastId = rows.at(-1)?.message.id
  const shownLastId = useRef(lastId)
  useLayoutEffect(() => {
    const shown = list()
    if (shown && shownLastId.current !== lastId) place.grew(shown, placeOf(shown.scroller, true))
    shownLastId.current = lastId
    look()
  }, [lastId, list, look, place])

  useLayoutEffect(() => {
    const shown = list()
    const line = shown && focusRequest && shown.lineOf(focusRequest.id)
    if (!line) return
    line.querySelector<HTMLElement>('[data-message-id]')?.focus({ preventScroll: true })
    const before = shown.scroller.scrollTop
    line.scrollIntoView({ block: 'nearest' })
    if (Math.abs(shown.scroller.scrollTop - before) > 1) place.hold(shown, { to: 'message', messageId: focusRequest.id, align: 'start', offsetPx: distanceFromTop(shown.scroller, line) })
    // oxlint-disable-next-line react/exhaustive-deps -- a wish for the focus is granted once
  }, [focusRequest])

  /** Also when only the heights of messages turned out otherwise than assumed: then no scrolling tells what is on screen. */
  useEffect(() => {
    const element = scroller.current
    if (!element?.firstElementChild) return
    const observer = new ResizeObserver(look)
    observer.observe(element)
    observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [look])

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
              as={ListContainer} item={ListItem} onScroll={look} onResize={look}
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
