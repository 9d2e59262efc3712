import { useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Rows drawn above and below what is visible, so that a fast wheel does not outrun the painting. */
const overscan = 8

export type RowWindow = { from: number; to: number }

/**
 * Which rows of equal height are on screen. Arithmetic instead of measuring: a list of 100,000 costs the same
 * as one of ten, and a row that moves in the list needs no new layout of the others. `coveredPx` of the height are
 * taken by a head that stays and by what floats over the end.
 */
export function useFixedRows(rowHeightPx: number, count: number, coveredPx = 0) {
  const scroller = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<RowWindow>({ from: 0, to: 30 })
  const latest = useRef({ rowHeightPx, count, coveredPx })

  const measure = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const { rowHeightPx, count } = latest.current
    const first = Math.floor(element.scrollTop / rowHeightPx)
    const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeightPx)
    const from = Math.max(0, Math.min(count, first - overscan))
    const to = Math.min(count, last + overscan)
    setShown((known) => (known.from === from && known.to === to ? known : { from, to }))
  }, [])

  useLayoutEffect(() => {
    latest.current = { rowHeightPx, count, coveredPx }
    measure()
  }, [rowHeightPx, count, coveredPx, measure])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    element.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [measure])

  /** Scrolls no further than needed to show the row whole. */
  const reveal = useCallback((index: number) => {
    const element = scroller.current
    if (!element) return
    const top = index * latest.current.rowHeightPx
    const bottom = top + latest.current.rowHeightPx
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + element.clientHeight - latest.current.coveredPx) element.scrollTo({ top: bottom - element.clientHeight + latest.current.coveredPx })
    measure()
  }, [measure])

  return { scroller, shown, reveal, measure }
}
