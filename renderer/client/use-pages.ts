import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '#shared/contract/base.ts'
import { onResync } from './events.ts'

type Shown<Item> = { state: 'loading' | 'ready' | 'failed'; items: readonly Item[]; next: string | null; isLoadingMore: boolean; error: unknown }

const mostAtOnce = 200
const nothingYet = { state: 'loading', items: [], next: null, isLoadingMore: false, error: null } as const

/**
 * A list that grows page by page. Another question is another list: its component has another key. `reload` and a
 * resync read again as many as are shown, which stay until the answer is there; an answer that was overtaken is
 * dropped. A further page that failed leaves what is shown and can be asked for again.
 */
export function usePages<Item>(pageSize: number, read: (after: string | null, limit: number) => Promise<Page<Item>>) {
  const [shown, setShown] = useState<Shown<Item>>(nothingYet)
  const latestRead = useRef(read)
  const itemCount = useRef(0)
  const run = useRef(0)

  useEffect(() => {
    latestRead.current = read
    itemCount.current = shown.items.length
  })

  const reload = useCallback(() => {
    const current = ++run.current
    latestRead.current(null, Math.min(mostAtOnce, Math.max(pageSize, itemCount.current))).then(
      (page) => current === run.current && setShown({ ...nothingYet, state: 'ready', items: page.items, next: page.next }),
      (error: unknown) => current === run.current && setShown((before) => (before.state === 'ready' ? { ...before, isLoadingMore: false } : { ...nothingYet, state: 'failed', error })),
    )
  }, [pageSize])

  useEffect(() => {
    reload()
    const stop = onResync(reload)
    return () => {
      run.current += 1
      stop()
    }
  }, [reload])

  const loadMore = () => {
    if (shown.next === null || shown.isLoadingMore) return
    const current = ++run.current
    setShown({ ...shown, isLoadingMore: true, error: null })
    latestRead.current(shown.next, pageSize).then(
      (page) => current === run.current && setShown({ ...nothingYet, state: 'ready', items: [...shown.items, ...page.items], next: page.next }),
      (error: unknown) => current === run.current && setShown({ ...shown, isLoadingMore: false, error }),
    )
  }

  return { ...shown, loadMore, reload, retry: () => { setShown(nothingYet); reload() } }
}
