import type { LibraryPart } from '#shared/contract/events.ts'
import { useEffect, type DependencyList } from 'react'
import { onEvent } from './events.ts'
import { useQuery, type Query } from './use-query.ts'

/** Asks, and again whenever this part of the shop's library, or one of these, changed. */
export function useLibrary<Data>(part: LibraryPart | readonly LibraryPart[], load: () => Promise<Data>, dependencies: DependencyList = []): Query<Data> {
  const query = useQuery(load, dependencies)
  const { reload } = query
  const parts = [part].flat().join(' ')
  useEffect(() => onEvent('library', (event) => parts.split(' ').includes(event.part) && reload()), [parts, reload])
  return query
}
