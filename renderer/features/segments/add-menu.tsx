import { Group } from 'lucide-react'
import { useRef, type ReactElement } from 'react'
import { conditionKinds, type SegmentCondition } from '#shared/domain/segment.ts'
import { Menu } from '../../ui/actions/menu.tsx'
import type { MenuEntry, MenuItems } from '../../ui/actions/menu-items.tsx'
import { useBuilder } from './builder-context.ts'
import { blankCondition, emptyGroup, type DraftGroup, type DraftPart } from './draft.ts'
import { kindIcons } from './kind-icons.ts'
import { addPart, canAddGroup } from './tree-edits.ts'
import { usualCurrency } from './usual-currency.ts'

/** Kinds that belong together stand together. */
const endsBlock = new Set<SegmentCondition['kind']>(['field', 'first-seen', 'purchase-item'])

export function AddMenu({ group, trigger }: { group: DraftGroup; trigger: ReactElement }) {
  const { root, words, change, wished } = useBuilder()
  const { t, labels, fields } = words
  const hasActed = useRef(false)
  const currency = usualCurrency(root, fields)
  const add = (part: DraftPart, focusKey: number) => {
    hasActed.current = true
    change(addPart(root, group.key, part), { key: focusKey, control: 0 })
  }
  const lacks: Partial<Record<SegmentCondition['kind'], string>> = { ...(labels.length === 0 ? { label: t('segments.no-labels') } : {}), ...(fields.length === 0 ? { field: t('segments.no-fields') } : {}) }
  const entryOf = (kind: SegmentCondition['kind']): MenuEntry => {
    const Icon = kindIcons[kind]
    return {
      id: kind, label: lacks[kind] ?? t(`segments.kind.${kind}`), icon: <Icon />, isDisabled: kind in lacks,
      onSelect: () => {
        const part = blankCondition(kind, currency)
        add(part, part.key)
      },
    }
  }
  const addGroup = (): MenuEntry => ({
    id: 'group', label: t('segments.add-group'), icon: <Group />,
    onSelect: () => {
      const first = blankCondition('activity', currency)
      add(emptyGroup(group.match === 'all' ? 'any' : 'all', [first]), first.key)
    },
  })
  const items: MenuItems = [
    ...conditionKinds.flatMap((kind) => (endsBlock.has(kind) ? [entryOf(kind), 'separator' as const] : [entryOf(kind)])),
    ...(canAddGroup(root, group.key) ? ['separator' as const, addGroup()] : []),
  ]
  const focusAfter = () => {
    const isOver = hasActed.current
    hasActed.current = false
    return isOver ? wished() : null
  }
  return <Menu align="start" trigger={trigger} items={items} focusAfter={focusAfter} />
}
