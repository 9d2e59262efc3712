import type { ConversationPlace } from '#shared/domain/conversation-order.ts'
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { anchorShift } from './anchor-shift.ts'

/** At the top the newest stays in sight; scrolled away from it, what is being looked at does not move. */
export function useKeptPosition(scroller: RefObject<HTMLElement | null>, order: readonly ConversationPlace[], rowHeightPx: number, onMoved: () => void): void {
  const known = useRef({ order, rowHeightPx })
  useLayoutEffect(() => {
    const before = known.current
    known.current = { order, rowHeightPx }
    const element = scroller.current
    if (!element || element.scrollTop === 0) return
    const firstRow = element.scrollTop / before.rowHeightPx
    if (before.rowHeightPx !== rowHeightPx) element.scrollTo({ top: firstRow * rowHeightPx })
    if (before.order === order) return
    const shift = anchorShift(before.order, order, Math.floor(firstRow), Math.ceil(firstRow + element.clientHeight / before.rowHeightPx))
    if (shift === 0) return
    element.scrollBy({ top: shift * rowHeightPx })
    onMoved()
  }, [scroller, order, rowHeightPx, onMoved])
}
