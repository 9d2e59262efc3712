import { chordMatches } from '../../ui/actions/key-chord.ts'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'

export type GridWish =
  | { kind: 'move'; to: number; isExtending: boolean }
  | { kind: 'sideways'; direction: 1 | -1 }
  | { kind: 'toggle' | 'all' | 'open' | 'show' | 'search' }

const plain: readonly (readonly [chord: string, kind: Exclude<GridWish['kind'], 'move' | 'sideways'>])[] = [
  [' ', 'toggle'], ['Mod+A', 'all'], ['Enter', 'open'], ['I', 'show'], ['F', 'search'], ['/', 'search'],
]

/** What a key on the grid asks for; null leaves it to everybody else. Home and End go by rows, as the first column is the customer. */
export function gridKey(event: KeyboardEvent, { active, count, page }: { active: number; count: number; page: number }): GridWish | null {
  if (isComposingKey(event)) return null
  if (!event.altKey && !event.ctrlKey && !event.metaKey) {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: count - 1 }[event.key]
    if (to !== undefined) return { kind: 'move', to, isExtending: event.shiftKey }
    const direction = ({ ArrowRight: 1, ArrowLeft: -1 } as const)[event.key]
    if (direction !== undefined && !event.shiftKey) return { kind: 'sideways', direction }
  }
  const found = plain.find(([chord]) => chordMatches(chord, event))
  return found ? { kind: found[1] } : null
}
