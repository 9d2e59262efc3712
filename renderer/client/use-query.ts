import { useCallback, useEffect, useRef, useState, type DependencyList } from 'react'
import { onResync } from './events.ts'

export type Query<Data> = { reload: () => void } & (
  | { state: 'loading'; data: undefined; error: undefined }
  | { state: 'ready'; data: Data; error: undefined }
  | { state: 'error'; data: undefined; error: unknown }
)
type Answer<Data> = { state: 'loading' } | { state: 'ready'; data: Data } | { state: 'error'; error: unknown }

/**
 * Asks when `dependencies` change, on `reload()` and after a resync. A reload keeps what is shown until the new
 * answer is there; an answer that was overtaken is dropped. A failed reload also keeps what is shown.
 */
export function useQuery<Data>(load: () => Promise<Data>, dependencies: DependencyList): Query<Data> {
  const [answer, setAnswer] = useState<Answer<Data>>({ state: 'loading' })
  const latestLoad = useRef(load)
  const run = useRef(0)

  useEffect(() => {
    latestLoad.current = load
  })

  const ask = useCallback(() => {
    const current = ++run.current
    latestLoad.current().then(
      (data) => current === run.current && setAnswer({ state: 'ready', data }),
      (error: unknown) => current === run.current && setAnswer((shown) => (shown.state === 'ready' ? shown : { state: 'error', error })),
    )
  }, [])

  useEffect(() => {
    setAnswer({ state: 'loading' })
    ask()
    const stop = onResync(ask)
    return () => {
      run.current += 1
      stop()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the caller names what the question depends on
  }, [ask, ...dependencies])

  const reload = useCallback(() => {
    setAnswer((shown) => (shown.state === 'ready' ? shown : { state: 'loading' }))
    ask()
  }, [ask])

  return { data: undefined, error: undefined, ...answer, reload }
}
