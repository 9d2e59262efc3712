import type { CustomerFilter, CustomerSort } from '#shared/domain/customer-table.ts'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api } from '../../client/api.ts'
import { onEvent, onResync } from '../../client/events.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { asksNothing } from './table-setup.ts'
import { TableFeed, type TableState } from './table-feed.ts'

/** Parts of the library whose change lets others fit a filter. */
const askedAbout: ReadonlySet<string> = new Set(['labels', 'fields', 'consent', 'imports'])

/** The customers of this filter in this order, kept true while the table is on screen; nobody is asked for until `isWanted`. */
export function useTable(sort: CustomerSort, filter: CustomerFilter, isWanted: boolean): { feed: TableFeed; state: TableState; error: unknown } {
  const feed = useMemo(() => new TableFeed({ page: (request) => api.customers.page(request), byIds: (request) => api.customers.byIds(request), count: (request) => api.customers.count(request) }, systemTimer), [])
  const state = useSyncExternalStore(feed.subscribe, feed.getState)

  useEffect(() => {
    if (isWanted) void feed.choose(sort, filter)
  }, [feed, sort, filter, isWanted])
  useEffect(() => {
    const stops = [
      onEvent('changed', ({ contactIds }) => feed.changed(contactIds)),
      onEvent('library', ({ part }) => {
        if (part === 'segments' && filter.segmentId !== null) void feed.refresh()
        else if (askedAbout.has(part) && !asksNothing(filter)) feed.recount()
      }),
      onResync(() => void feed.refresh()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [feed, filter])
  useEffect(() => () => feed.close(), [feed])

  return { feed, state, error: feed.getError() }
}
