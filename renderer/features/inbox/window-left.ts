/** What a row says about the customer service window. Hours and minutes are what is left, rounded down. */
export type WindowLeft =
  | { state: 'none' }
  | { state: 'open' | 'closing'; hours: number; minutes: number }
  | { state: 'closed' }

const minuteMs = 60_000

/** `closingWithinMs`: policy entry `window.closing-notice`. In its last minute the window has one minute left. */
export function windowLeft(windowEndsAtMs: number | null, nowMs: number, closingWithinMs: number): WindowLeft {
  if (windowEndsAtMs === null) return { state: 'none' }
  const leftMs = windowEndsAtMs - nowMs
  if (leftMs <= 0) return { state: 'closed' }
  const minutes = Math.max(1, Math.floor(leftMs / minuteMs))
  return { state: leftMs <= closingWithinMs ? 'closing' : 'open', hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
