import { useEffect, useRef, useState } from 'react'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { api } from '../../../client/api.ts'
import { onEvent, onResync } from '../../../client/events.ts'

/** What the composer needs of a conversation. */
export type ReplyTarget = Pick<ConversationRow, 'contactId' | 'contactName' | 'isBlocked' | 'windowEndsAtMs'>
export type ReplyTargetState = { state: 'loading' } | { state: 'ready'; target: ReplyTarget } | { state: 'error' }

/** Follows the conversation, and draws anew only when one of these four changed: its row also changes with every saved draft. */
export function useReplyTarget(conversationId: number): ReplyTargetState & { reload: () => void } {
  const [answer, setAnswer] = useState<ReplyTargetState>({ state: 'loading' })
  const latestLoad = useRef<() => void>(() => undefined)

  useEffect(() => {
    let isGone = false
    const load = async () => {
      const [row] = await api.conversations.byIds({ conversationIds: [conversationId] })
      if (isGone || !row) return
      const { contactId, contactName, isBlocked, windowEndsAtMs } = row
      const target = { contactId, contactName, isBlocked, windowEndsAtMs }
      setAnswer((shown) => (shown.state === 'ready' && isSame(shown.target, target) ? shown : { state: 'ready', target }))
    }
    const loadSafely = () => void load().catch(() => !isGone && setAnswer((shown) => (shown.state === 'ready' ? shown : { state: 'error' })))
    latestLoad.current = loadSafely
    loadSafely()
    const stops = [
      onEvent('changed', (event) => event.conversationIds.includes(conversationId) && loadSafely()),
      onResync(loadSafely),
    ]
    return () => {
      isGone = true
      for (const stop of stops) stop()
    }
  }, [conversationId])

  return { ...answer, reload: () => latestLoad.current() }
}

const isSame = (a: ReplyTarget, b: ReplyTarget) =>
  a.contactId === b.contactId && a.contactName === b.contactName && a.isBlocked === b.isBlocked && a.windowEndsAtMs === b.windowEndsAtMs
