import type { LibraryPart } from '#shared/contract/events.ts'
import { useEffect, type DependencyList } from 'react'
import { onEvent } from './events.ts'
import { useQuery, type Query } from './use-query.ts'

/** Asks, and again whenever this part of the shop's library changed. */
export function useLibrary<Data>(part: LibraryPart, load: () => Promise<Data>, dependencies: DependencyList = []): Query<Data> {
  const query = useQuery(load, dependencies)
  const { reload } = query
  useEffect(() => onEvent('library', (event) => event.part === part && reload()), [part, reload])
  return query
}
