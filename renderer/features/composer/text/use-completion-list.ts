import { useCallback, useRef, useState } from 'react'

type Completion = { query: string; from: number; to: number; found: readonly unknown[]; active: number }

/** The list of what a word before the caret can become: open or not, which one is chosen, and where Escape closed it. */
export function useCompletionList<List extends Completion>(onClosed?: () => void) {
  const [list, setList] = useState<List | null>(null)
  const openNow = useRef<List | null>(null)
  /** Where a list was closed by Escape: it stays closed until another one begins elsewhere. */
  const dismissedAt = useRef(-1)

  const show = useCallback((next: List | null) => {
    if (!next && !openNow.current) return
    if (!next) onClosed?.()
    openNow.current = next
    setList(next)
  }, [onClosed])
  const dismiss = useCallback(() => {
    dismissedAt.current = openNow.current?.from ?? -1
    show(null)
  }, [show])
  const isDismissed = useCallback((from: number) => from === dismissedAt.current, [])
  const forgetDismissal = useCallback(() => { dismissedAt.current = -1 }, [])
  const isShown = useCallback((at: { from: number; query: string }, caret: number) => {
    const shown = openNow.current
    return shown?.from === at.from && shown.to === caret && shown.query === at.query
  }, [])
  /** Answers whether the key was for the list. */
  const onKey = useCallback((key: string, take: (index: number, from: List) => void): boolean => {
    const now = openNow.current
    if (!now) return false
    if (key === 'Enter' || key === 'Tab') take(now.active, now)
    else show({ ...now, active: (now.active + (key === 'ArrowDown' ? 1 : -1) + now.found.length) % now.found.length })
    return true
  }, [show])

  return { list, openNow, show, dismiss, isDismissed, forgetDismissal, isShown, onKey }
}
