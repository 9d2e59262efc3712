import { useMemo, useState } from 'react'
import { indexOf, type InboxState } from './inbox-state.ts'

/**
 * Where the keyboard stands in the list. It follows its conversation when that moves, and the open one when
 * another is opened; when its conversation leaves, the one that took its place becomes active.
 */
export function useActiveRow(state: InboxState, selectedId: number | null) {
  const [active, setActive] = useState({ id: selectedId, index: -1, selectedId })
  const id = active.selectedId === selectedId ? active.id : selectedId
  const found = useMemo(() => indexOf(state, id), [state, id])
  const index = found >= 0 || id === null ? found : Math.min(active.index, state.order.length - 1)
  if (active.id !== id || active.index !== index || active.selectedId !== selectedId) setActive({ id: state.order[index]?.id ?? id, index, selectedId })
  return { index, setIndex: (next: number) => setActive({ id: state.order[next]?.id ?? null, index: next, selectedId }) }
}
