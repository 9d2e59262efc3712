import { create } from 'zustand'

const mostKept = 8

/**
 * Searches of this sitting, newest first. They hold names and words of customers, so they live in memory only
 * and are gone with the window.
 */
export const useSearchMemory = create<{ query: string; recent: readonly string[] }>(() => ({ query: '', recent: [] }))

export const rememberQuery = (query: string) => useSearchMemory.setState({ query })
export const forgetRecent = () => useSearchMemory.setState({ recent: [] })

/** Only searches that led somewhere are worth offering again. */
export function rememberRecent(query: string): void {
  if (query === '') return
  useSearchMemory.setState(({ recent }) => ({ recent: [query, ...recent.filter((known) => known !== query)].slice(0, mostKept) }))
}
