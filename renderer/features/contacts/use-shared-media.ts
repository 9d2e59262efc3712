import type { SharedMedia } from '#shared/contract/contacts.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { onEvent, onResync } from '../../client/events.ts'

export type MediaKind = 'pictures' | 'documents' | 'voice'
type Shown = { state: 'loading' | 'ready' | 'failed'; items: readonly SharedMedia[]; next: string | null; isLoadingMore: boolean }

const pageSizes: Record<MediaKind, number> = { pictures: 24, documents: 8, voice: 8 }
const mostAtOnce = 200
const loading: Shown = { state: 'loading', items: [], next: null, isLoadingMore: false }

/** Media of one conversation, newest first, page by page; kept true when new ones arrive. */
export function useSharedMedia(conversationId: number, kind: MediaKind) {
  const [shown, setShown] = useState(loading)
  const run = useRef(0)
  const itemCount = shown.items.length
  const pageSize = pageSizes[kind]

  const load = useCallback((limit: number) => {
    const current = ++run.current
    api.contacts.media({ conversationId, kind, after: null, limit }).then(
      (page) => current === run.current && setShown({ state: 'ready', items: page.items, next: page.next, isLoadingMore: false }),
      () => current === run.current && setShown((before) => (before.state === 'ready' ? before : { ...loading, state: 'failed' })),
    )
  }, [conversationId, kind])

  useEffect(() => {
    load(pageSize)
    return () => {
      run.current += 1
    }
  }, [load, pageSize])

  useEffect(() => {
    const again = () => load(Math.min(mostAtOnce, Math.max(pageSize, itemCount)))
    const stops = [onResync(again), onEvent('changed', (event) => event.conversationIds.includes(conversationId) && again())]
    return () => {
      for (const stop of stops) stop()
    }
  }, [conversationId, load, pageSize, itemCount])

  const loadMore = async () => {
    if (shown.next === null || shown.isLoadingMore) return
    const current = ++run.current
    setShown({ ...shown, isLoadingMore: true })
    const page = await api.contacts.media({ conversationId, kind, after: shown.next, limit: pageSize }).catch(() => null)
    if (current !== run.current) return
    setShown(page ? { state: 'ready', items: [...shown.items, ...page.items], next: page.next, isLoadingMore: false } : { ...shown, isLoadingMore: false })
  }

  return { ...shown, loadMore, retry: () => { setShown(loading); load(pageSize) } }
}
