import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Translate } from '../../strings/use-strings.ts'
import type { MenuEntry } from './menu-items.tsx'

/** Entries of a row that can go a step up or down its list; none where the order is not the owner's. */
export function stepItems(t: Translate, onStep: ((by: 1 | -1) => void) | undefined): MenuEntry[] {
  if (!onStep) return []
  return [
    { id: 'up', label: t('common.move-up'), icon: <ArrowUp />, shortcut: 'Alt+ArrowUp', onSelect: () => onStep(-1) },
    { id: 'down', label: t('common.move-down'), icon: <ArrowDown />, shortcut: 'Alt+ArrowDown', onSelect: () => onStep(1) },
  ]
}
