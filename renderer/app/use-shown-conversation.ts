import { useEffect, useState } from 'react'
import { preloadConversationRow } from '../client/conversation-row.ts'
import { preloadFirstPage } from '../client/first-page.ts'

/** Longer than an answer of the core takes: after it, what is slow shows its skeleton. */
const patienceMs = 120

export const preloadConversation = (conversationId: number): Promise<unknown> => Promise.all([preloadConversationRow(conversationId), preloadFirstPage(conversationId)])

/**
 * The conversation to draw: the wanted one as soon as its first page is there, so that a switch is one change of the
 * picture instead of skeletons in between. `isAtOnce`: it opens at a certain message, which is not read ahead.
 */
export function useShownConversation(wantedId: number | null, isAtOnce: boolean): number | null {
  const [shownId, setShownId] = useState(wantedId)
  if (shownId !== wantedId && (wantedId === null || isAtOnce)) setShownId(wantedId)

  useEffect(() => {
    if (wantedId === null || wantedId === shownId) return
    let isOver = false
    const show = () => {
      if (!isOver) setShownId(wantedId)
      isOver = true
    }
    const timer = setTimeout(show, patienceMs)
    void preloadConversation(wantedId).then(show)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [wantedId, shownId])

  return shownId
}
