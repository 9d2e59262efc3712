import { Menu as Base } from '@base-ui/react/menu'
import { useRef, useState, type ReactElement } from 'react'
import { useOwnEscape } from '../overlays/escape-ladder.ts'
import { isInDialogOver } from '../overlays/lost-focus.ts'
import { MenuEntries, type MenuItems } from './menu-items.tsx'
import styles from './menu.module.css'
import surface from '../overlays/popup-surface.module.css'

type MenuProps = {
  /** A button, usually an IconButton. */
  trigger: ReactElement
  items: MenuItems
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** Where the focus goes when it closes; null: back to the trigger. */
  focusAfter?: (() => HTMLElement | null) | undefined
}

export function Menu({ trigger, items, align = 'end', side = 'bottom', focusAfter }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useOwnEscape(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen}>
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Base.Popup finalFocus={() => focusAfter?.() ?? !isInDialogOver(button.current)} className={`${surface.surface} ${styles.popup}`}>
            <MenuEntries items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
