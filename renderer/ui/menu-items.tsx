import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
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

export function MenuEntryContent({ entry }: { entry: MenuEntry }) {
  return (
    <>
      <span className={styles.icon} aria-hidden>{entry.isChecked ? <Check /> : entry.icon}</span>
      <span className={styles.label}>{entry.label}</span>
      {entry.shortcut && <span className={styles.shortcut}>{chordText(entry.shortcut)}</span>}
    </>
  )
}
