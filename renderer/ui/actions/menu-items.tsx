import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { chordText, type KeyChord } from './key-chord.ts'
import styles from './menu.module.css'

export type MenuEntry = {
  id: string
  label: string
  icon?: ReactNode | undefined
  shortcut?: KeyChord | undefined
  isDangerous?: boolean | undefined
  isDisabled?: boolean | undefined
  /** Shows a tick; leave out for a plain action. */
  isChecked?: boolean | undefined
  onSelect: () => void
}
export type MenuItems = readonly (MenuEntry | 'separator')[]

/** For a menu and a context menu alike: both are made of the same items. */
export function MenuEntries({ items }: { items: MenuItems }) {
  return items.map((item, index) => {
    if (item === 'separator') return <Base.Separator key={`before ${idAt(items, index + 1)}`} className={styles.separator} />
    return (
      <Base.Item key={item.id} disabled={item.isDisabled ?? false} onClick={item.onSelect} className={classNames(styles.item, item.isDangerous && styles.danger)}>
        <span className={styles.icon} aria-hidden>{item.isChecked ? <Check /> : item.icon}</span>
        <span className={styles.label}>{item.label}</span>
        {item.shortcut && <span className={styles.shortcut}>{chordText(item.shortcut)}</span>}
      </Base.Item>
    )
  })
}

function idAt(items: MenuItems, index: number): string {
  const item = items[index]
  return item === undefined || item === 'separator' ? `place ${index}` : item.id
}
