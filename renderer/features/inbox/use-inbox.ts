import type { ConversationFilter } from '#shared/domain/conversation.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../../client/api.ts'
import { onEvent, onResync } from '../../client/events.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { InboxFeed } from './inbox-feed.ts'

const minuteMs = 60_000

/** The list of one filter, kept true for as long as it is on screen. */
export function useInbox(filter: ConversationFilter, labelId: number | null, closingWithinMs: number) {
  const [feed] = useState(() => new InboxFeed(api.conversations, systemTimer, closingWithinMs))

  useEffect(() => feed.setClosingNotice(closingWithinMs), [feed, closingWithinMs])

  useEffect(() => {
    void feed.choose(filter, labelId)
    return () => feed.close()
  }, [feed, filter, labelId])

  useEffect(() => {
    const timer = setInterval(() => feed.minutePassed(), minuteMs)
    const stopResync = onResync(() => void feed.reload())
    const stopLibrary = onEvent('library', (event) => event.part === 'labels' && void feed.reload())
    const stopEvents = onEvent('changed', (event) => {
      const gained = event.messages.filter((message) => message.change === 'added').map((message) => message.conversationId)
      feed.changed(event.conversationIds, gained)
    })
    return () => {
      clearInterval(timer)
      stopResync()
      stopEvents()
      stopLibrary()
    }
  }, [feed])

  const state = useSyncExternalStore(feed.subscribe, feed.getState)
  return { feed, state, error: feed.getError() }
}
