import { ContextMenu as Base } from '@base-ui/react/context-menu'
import { useState, type ReactElement } from 'react'
import { classNames } from './class-names.ts'
import { useOwnEscape } from './escape-ladder.ts'
import { MenuEntryContent, type MenuItems } from './menu-items.tsx'
import styles from './menu.module.css'
import surface from './popup-surface.module.css'

/** Right click, long press, or the menu key on `children`. Items are asked for when it opens. */
export function ContextMenu({ children, items }: { children: ReactElement; items: () => MenuItems }) {
  const [isOpen, setIsOpen] = useState(false)
  useOwnEscape(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} collisionPadding={8}>
          <Base.Popup className={`${surface.surface} ${styles.popup}`}>
            {(isOpen ? items() : []).map((item, index) =>
              item === 'separator' ? (
                // oxlint-disable-next-line react/no-array-index-key -- separators have no identity
                <Base.Separator key={`separator-${index}`} className={styles.separator} />
              ) : (
                <Base.Item key={item.id} disabled={item.isDisabled ?? false} onClick={item.onSelect} className={classNames(styles.item, item.isDangerous && styles.danger)}>
                  <MenuEntryContent entry={item} />
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
