import { ArrowDown, ArrowUp, Copy, Ellipsis, Group, Trash2, Ungroup } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import type { MenuEntry } from '../../ui/actions/menu-items.tsx'
import { useBuilder } from './builder-context.ts'
import { isGroup, type DraftPart } from './draft.ts'
import { canMove, canWrap } from './tree-edits.ts'
import { usePartChanges } from './use-part-changes.ts'

export function PartMenu({ part, label }: { part: DraftPart; label: string }) {
  const { root, words: { t }, isFull, wished } = useBuilder()
  const { move, duplicate, wrap, unwrap, remove } = usePartChanges(part)
  const hasActed = useRef(false)
  const entry = (entryOf: Omit<MenuEntry, 'onSelect'>, act: () => void): MenuEntry => ({ ...entryOf, onSelect: () => { hasActed.current = true; act() } })
  const items = [
    entry({ id: 'up', label: t('common.move-up'), icon: <ArrowUp />, shortcut: 'Alt+ArrowUp', isDisabled: !canMove(root, part.key, -1) }, () => move(-1, 'menu')),
    entry({ id: 'down', label: t('common.move-down'), icon: <ArrowDown />, shortcut: 'Alt+ArrowDown', isDisabled: !canMove(root, part.key, 1) }, () => move(1, 'menu')),
    entry({ id: 'duplicate', label: t('segments.duplicate'), icon: <Copy />, shortcut: 'Mod+D', isDisabled: isFull }, duplicate),
    isGroup(part)
      ? entry({ id: 'unwrap', label: t('segments.unwrap'), icon: <Ungroup /> }, unwrap)
      : entry({ id: 'wrap', label: t('segments.wrap'), icon: <Group />, isDisabled: !canWrap(root, part.key) }, wrap),
    'separator' as const,
    entry({ id: 'remove', label: t('segments.remove'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true }, remove),
  ]
  const focusAfter = () => {
    const isOver = hasActed.current
    hasActed.current = false
    return isOver ? wished() : null
  }
  return <Menu trigger={<IconButton size="s" data-control="menu" label={label} aria-describedby="segment-part-keys" icon={<Ellipsis />} />} items={items} focusAfter={focusAfter} />
}
