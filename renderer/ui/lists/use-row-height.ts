import { useLayoutEffect, useState, type RefObject } from 'react'

/** Height of one row as it is drawn, after density and zoom; `probe` is an element of that height. */
export function useRowHeight(probe: RefObject<HTMLElement | null>): { heightPx: number; isCompact: boolean } {
  const [size, setSize] = useState({ heightPx: 72, isCompact: false })
  useLayoutEffect(() => {
    const element = probe.current
    if (!element) return
    const measure = () => {
      const heightPx = element.getBoundingClientRect().height
      const isCompact = document.documentElement.dataset['density'] === 'compact'
      if (heightPx > 0) setSize((known) => (known.heightPx === heightPx && known.isCompact === isCompact ? known : { heightPx, isCompact }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [probe])
  return size
}
