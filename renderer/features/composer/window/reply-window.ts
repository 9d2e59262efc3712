import { serviceWindowAt } from '#shared/domain/service-window.ts'

/** What the composer shows of the customer service window. Times are Unix milliseconds. */
export type ReplyWindow =
  | { state: 'open'; endsAtMs: number; isClosingSoon: boolean }
  | { state: 'closed'; endedAtMs: number; lastInboundAtMs: number }
  | { state: 'never-opened' }

const second = 1000
const minute = 60 * second
/** Longest delay a browser's timer holds. */
const longestTimerMs = 2_147_483_647

export function replyWindowAt(endsAtMs: number | null, nowMs: number, limit: (policyKey: string) => number): ReplyWindow {
  const window = serviceWindowAt(endsAtMs, nowMs)
  if (window.state === 'open') return { ...window, isClosingSoon: window.endsAtMs - nowMs <= limit('window.closing-notice') }
  if (window.state === 'closed') return { ...window, lastInboundAtMs: window.endedAtMs - limit('window.length') }
  return window
}

/** When what `replyWindowAt` answers, or the countdown beside it, changes next; null when it never does by time alone. */
export function nextChangeInMs(endsAtMs: number | null, nowMs: number, limit: (policyKey: string) => number): number | null {
  if (endsAtMs === null || nowMs >= endsAtMs) return null
  const leftMs = endsAtMs - nowMs
  const noticeMs = limit('window.closing-notice')
  if (leftMs > noticeMs) return Math.min(leftMs - noticeMs, longestTimerMs)
  const step = leftMs > minute ? minute : second
  return leftMs % step || step
}

/** Hours, minutes and, in the last minute, seconds left; rounded up so that it never promises less than nothing. */
export function timeLeft(endsAtMs: number, nowMs: number): { hours: number; minutes: number; seconds: number | null } {
  const leftMs = Math.max(0, endsAtMs - nowMs)
  if (leftMs <= minute) return { hours: 0, minutes: 0, seconds: Math.ceil(leftMs / second) }
  const minutes = Math.ceil(leftMs / minute)
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, seconds: null }
}
