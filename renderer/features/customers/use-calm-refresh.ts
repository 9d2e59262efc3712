import { useEffect, type RefObject } from 'react'

const lookEveryMs = 1000
const calmMs = 4000

/** The true order comes by itself at the top of the list, while neither pointer nor keys are on it; elsewhere it waits to be asked for. */
export function useCalmRefresh(scroller: RefObject<HTMLElement | null>, isOutdated: boolean, refresh: () => void): void {
  useEffect(() => {
    if (!isOutdated) return
    let touchedAtMs = performance.now()
    const touch = () => void (touchedAtMs = performance.now())
    window.addEventListener('keydown', touch, { capture: true })
    const timer = setInterval(() => {
      const isCalm = performance.now() - touchedAtMs > calmMs && scroller.current?.scrollTop === 0 && !scroller.current.matches(':hover')
      if (isCalm && document.visibilityState === 'visible') refresh()
    }, lookEveryMs)
    return () => {
      window.removeEventListener('keydown', touch, { capture: true })
      clearInterval(timer)
    }
  }, [scroller, isOutdated, refresh])
}
