import { useCallback, useEffect, useRef } from 'react'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { api } from '../../client/api.ts'
import type { ThreadState } from './model/thread-state.ts'

/**
 * Marks the conversation read once its newest message is on screen in a window that has the focus; again only when
 * the customer writes again, so that marking it unread by hand lasts. Answers a check to run after scrolling.
 */
export function useMarkRead(row: ConversationRow | null, state: ThreadState, isReading: () => boolean): () => void {
  const markedId = useRef<number | null>(null)
  const newestInboundId = state.messages.findLast((message) => message.direction === 'inbound')?.id ?? null
  const conversationId = row?.id ?? null
  const isUnread = row !== null && (row.unreadCount > 0 || row.isMarkedUnread)

  const check = useCallback(() => {
    if (conversationId === null || newestInboundId === null || markedId.current === newestInboundId || !isReading()) return
    const isFirst = markedId.current === null
    markedId.current = newestInboundId
    if (isUnread || !isFirst) api.conversations.markRead({ conversationId }).catch(() => (markedId.current = null))
  }, [conversationId, newestInboundId, isUnread, isReading])

  useEffect(() => {
    check()
    window.addEventListener('focus', check)
    document.addEventListener('visibilitychange', check)
    return () => {
      window.removeEventListener('focus', check)
      document.removeEventListener('visibilitychange', check)
    }
  }, [check])

  return check
}
