import type { KeyboardEvent } from 'react'
import { useBuilder } from './builder-context.ts'
import { controlsOf } from './controls.ts'
import type { DraftPart } from './draft.ts'
import { usePartChanges } from './use-part-changes.ts'

/** Alt with arrows moves, Ctrl or Command with D duplicates, Delete removes where it deletes no letter. */
export function usePartKeys(part: DraftPart): (event: KeyboardEvent<HTMLElement>) => void {
  const { isFull } = useBuilder()
  const changes = usePartChanges(part)
  return (event) => {
    const target = event.target as HTMLElement
    if (!event.currentTarget.contains(target) || target.closest('[data-part]') !== event.currentTarget) return
    const control = Math.max(0, controlsOf(event.currentTarget).indexOf(target))
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by !== null && event.altKey) changes.move(by, control)
    else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyD') {
      if (!isFull) changes.duplicate()
    } else if (event.key === 'Delete' && target.tagName !== 'INPUT') changes.remove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
