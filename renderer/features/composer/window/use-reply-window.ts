import { useEffect, useState } from 'react'
import { useLimit } from '../../../client/policy-limits.ts'
import { nextChangeInMs, replyWindowAt, type ReplyWindow } from './reply-window.ts'

/** The reply window at this moment; moves by itself, also after the computer slept. `nowMs` is when it was judged. */
export function useReplyWindow(endsAtMs: number | null): { window: ReplyWindow; nowMs: number } {
  const limit = useLimit()
  const [nowMs, setNowMs] = useState(() => Date.now())

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const now = Date.now()
      setNowMs(now)
      clearTimeout(timer)
      const inMs = nextChangeInMs(endsAtMs, now, limit)
      if (inMs !== null) timer = setTimeout(look, inMs + 5)
    }
    look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [endsAtMs, limit])

  return { window: replyWindowAt(endsAtMs, nowMs, limit), nowMs }
}
