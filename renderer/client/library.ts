import type { LibraryPart } from '#shared/contract/events.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Label } from '#shared/domain/labels.ts'
import { useEffect } from 'react'
import { create } from 'zustand'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

/** One list that many parts of the screen show: read once, and again when it changed. */
function createShelf<Item>(part: LibraryPart, read: () => Promise<Item[]>) {
  const useShelf = create<{ items: readonly Item[]; state: 'unread' | 'reading' | 'ready' | 'failed'; error: unknown }>(() => ({ items: [], state: 'unread', error: null }))
  let latest = 0
  const load = () => {
    const current = ++latest
    if (useShelf.getState().state !== 'ready') useShelf.setState({ state: 'reading' })
    read().then(
      (items) => current === latest && useShelf.setState({ items, state: 'ready', error: null }),
      (error: unknown) => current === latest && useShelf.getState().state !== 'ready' && useShelf.setState({ state: 'failed', error }),
    )
  }
  const loadIfUsed = () => useShelf.getState().state !== 'unread' && load()
  onEvent('library', (event) => event.part === part && loadIfUsed())
  onResync(loadIfUsed)
  const useIt = () => {
    const shelf = useShelf()
    useEffect(() => {
      if (useShelf.getState().state === 'unread') load()
    }, [])
    return { ...shelf, reload: load }
  }
  return { useIt, change: (items: readonly Item[]) => useShelf.setState({ items }) }
}

const labels = createShelf<Label>('labels', () => api.labels.list())
const fields = createShelf<Field>('fields', () => api.fields.list())

/** In the owner's order. */
export const useLabels = labels.useIt
export const useFields = fields.useIt
/** Shows an order at once; the answer to the change confirms it. */
export const showLabels = labels.change
export const showFields = fields.change
