import { useLayoutEffect, useState, type RefObject } from 'react'

/** Height of one row in pixels as it is drawn, after density and zoom; `probe` is an element of that height. */
export function useRowHeight(probe: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(72)
  useLayoutEffect(() => {
    const element = probe.current
    if (!element) return
    const measure = () => setHeight((known) => element.getBoundingClientRect().height || known)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [probe])
  return height
}
