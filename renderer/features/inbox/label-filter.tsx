import { Tag as TagIcon, X } from 'lucide-react'
import { useLabels } from '../../client/library.ts'
import { runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { Swatch } from '../../ui/marks/swatch.tsx'
import styles from './filter-chips.module.css'

/** Narrows the list to customers with one label, under whichever filter is chosen. */
export function LabelFilter({ labelId, onChange }: { labelId: number | null; onChange: (labelId: number | null) => void }) {
  const t = useStrings()
  const { items } = useLabels()
  const chosen = items.find(({ id }) => id === labelId)
  return (
    <Menu
      trigger={<IconButton size="s" label={chosen ? t('inbox.label-filter-on', { name: chosen.name }) : t('inbox.label-filter')} icon={<TagIcon />} className={chosen ? styles.labelled : undefined} />}
      items={[
        ...(chosen ? [{ id: 'none', label: t('inbox.label-filter-off'), icon: <X />, onSelect: () => onChange(null) }, 'separator' as const] : []),
        ...items.map(({ id, name, color }) => ({ id: String(id), label: name, icon: <Swatch color={color} />, isChecked: id === labelId, onSelect: () => onChange(id) })),
        ...(items.length > 0 ? ['separator' as const] : []),
        { id: 'manage', label: t('labels.manage'), onSelect: () => runCommand('go.labels') },
      ]}
    />
  )
}
