import type { ConversationFilter } from '#shared/domain/conversation.ts'
import { useEffect, useState } from 'react'
import { api } from '../../client/api.ts'
import { onEvent, onResync } from '../../client/events.ts'

export type InboxCounts = Record<ConversationFilter, number>

const gatherMs = 200
const minuteMs = 60_000

/** Conversations per filter; `unread` is what every badge shows (W02). Null until the first answer. */
export function useInboxCounts(): InboxCounts | null {
  const [counts, setCounts] = useState<InboxCounts | null>(null)

  useEffect(() => {
    let isGone = false
    let isAsking = false
    let isStale = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const ask = async () => {
      timer = undefined
      isAsking = true
      isStale = false
      const answer = await api.conversations.counts().catch(() => null)
      isAsking = false
      if (isGone) return
      if (answer) setCounts(answer)
      if (isStale) askSoon()
    }
    const askSoon = () => {
      isStale = true
      if (!isAsking) timer ??= setTimeout(() => void ask(), gatherMs)
    }

    void ask()
    const everyMinute = setInterval(askSoon, minuteMs)
    const stopEvents = onEvent('changed', askSoon)
    const stopResync = onResync(askSoon)
    return () => {
      isGone = true
      clearTimeout(timer)
      clearInterval(everyMinute)
      stopEvents()
      stopResync()
    }
  }, [])

  return counts
}
