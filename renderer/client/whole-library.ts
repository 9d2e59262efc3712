import type { LibraryPart } from '#shared/contract/events.ts'
import { useEffect } from 'react'
import { create } from 'zustand'
import { onEvent, onResync } from './events.ts'

export type WholeLibrary<Library> = { state: 'loading' } | { state: 'error'; error: unknown } | { state: 'ready'; library: Library }

/** A library of the shop as a whole at hand, from its first use on: read again when one of these parts changed. */
export function createWholeLibrary<Library>(parts: readonly LibraryPart[], read: () => Promise<Library>) {
  const useStore = create<WholeLibrary<Library>>(() => ({ state: 'loading' }))
  let isFollowing = false
  let asked: Promise<void> | null = null
  let isOutdated = false

  /** It may change many times a second: while an answer is on its way, one more question is enough. */
  function load(): Promise<void> {
    isOutdated = asked !== null
    return (asked ??= read().then(
      (library) => useStore.setState({ state: 'ready', library }, true),
      (error: unknown) => {
        if (useStore.getState().state !== 'ready') useStore.setState({ state: 'error', error }, true)
      },
    ).then(() => {
      asked = null
      if (isOutdated) return load()
    }))
  }

  function follow(): void {
    if (isFollowing) return
    isFollowing = true
    const loadAgain = () => void load()
    loadAgain()
    onEvent('library', ({ part }) => parts.includes(part) && loadAgain())
    onEvent('restart', () => {
      useStore.setState({ state: 'loading' }, true)
      loadAgain()
    })
    onResync(loadAgain)
  }

  function useIt(): WholeLibrary<Library> {
    useEffect(follow, [])
    return useStore()
  }

  /** Asks before somebody does, and answers what is here. */
  function current(): Library | null {
    follow()
    const now = useStore.getState()
    return now.state === 'ready' ? now.library : null
  }

  return { load, useIt, current }
}
