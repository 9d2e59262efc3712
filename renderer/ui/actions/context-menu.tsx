import { ContextMenu as Base } from '@base-ui/react/context-menu'
import { useRef, useState, type ReactElement } from 'react'
import { useOwnEscape } from '../overlays/escape-ladder.ts'
import { isInDialogOver } from '../overlays/lost-focus.ts'
import { MenuEntries, type MenuItems } from './menu-items.tsx'
import styles from './menu.module.css'
import surface from '../overlays/popup-surface.module.css'

/** Right click, long press, or the menu key on `children`. Items are asked for when it opens. */
export function ContextMenu({ children, items }: { children: ReactElement; items: () => MenuItems }) {
  const [isOpen, setIsOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useOwnEscape(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen}>
      <Base.Trigger ref={place} render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} collisionPadding={8}>
          <Base.Popup finalFocus={() => !isInDialogOver(place.current)} className={`${surface.surface} ${styles.popup}`}>
            <MenuEntries items={isOpen ? items() : []} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
