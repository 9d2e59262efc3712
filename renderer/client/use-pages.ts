import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '#shared/contract/base.ts'
import { onResync } from './events.ts'

type Read<Item> = (after: string | null, limit: number) => Promise<Page<Item>>
type Shown<Item> = { state: 'loading' | 'ready' | 'failed'; items: readonly Item[]; next: string | null; isLoadingMore: boolean; error: unknown }

const mostAtOnce = 200
const nothingYet = { state: 'loading', items: [], next: null, isLoadingMore: false, error: null } as const

/**
 * A list that grows page by page. Another question is another list: its component has another key. `reload` and a
 * resync read again as many as are shown or on their way; what is shown stays until the answer is there, and an answer
 * that was overtaken is dropped. A further page that failed leaves what is shown and can be asked for again.
 */
export function usePages<Item>(pageSize: number, read: Read<Item>) {
  const [shown, setShown] = useState<Shown<Item>>(nothingYet)
  const latestRead = useRef(read)
  const wantedCount = useRef(pageSize)
  const run = useRef(0)

  useEffect(() => {
    latestRead.current = read
    if (!shown.isLoadingMore) wantedCount.current = Math.max(pageSize, shown.items.length)
  })

  const reload = useCallback(() => {
    const current = ++run.current
    firstOf(latestRead.current, wantedCount.current).then(
      (page) => current === run.current && setShown({ ...nothingYet, state: 'ready', items: page.items, next: page.next }),
      (error: unknown) => current === run.current && setShown((before) => (before.state === 'ready' ? { ...before, isLoadingMore: false } : { ...nothingYet, state: 'failed', error })),
    )
  }, [])

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
    wantedCount.current = shown.items.length + pageSize
    setShown({ ...shown, isLoadingMore: true, error: null })
    latestRead.current(shown.next, pageSize).then(
      (page) => current === run.current && setShown({ ...nothingYet, state: 'ready', items: [...shown.items, ...page.items], next: page.next }),
      (error: unknown) => current === run.current && setShown({ ...shown, isLoadingMore: false, error }),
    )
  }

  return { ...shown, loadMore, reload, retry: () => { setShown(nothingYet); reload() } }
}

/** The first rows, as one page, however many questions it takes. */
export async function firstOf<Item>(read: Read<Item>, count: number): Promise<Page<Item>> {
  let page = await read(null, Math.min(mostAtOnce, count))
  while (page.next !== null && page.items.length < count) {
    const further = await read(page.next, Math.min(mostAtOnce, count - page.items.length))
    page = { items: [...page.items, ...further.items], next: further.next }
  }
  return page
}
