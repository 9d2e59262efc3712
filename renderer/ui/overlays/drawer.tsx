import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useOwnEscape } from './escape-ladder.ts'
import styles from './drawer.module.css'

/** A panel over the right edge where there is no room beside. `children` brings its own close button. */
export function Drawer({ isOpen, onClose, label, children }: { isOpen: boolean; onClose: () => void; label: string; children: ReactNode }) {
  useOwnEscape(isOpen)
  return (
    <Base.Root open={isOpen} onOpenChange={(isOpenNow) => !isOpenNow && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.drawer} aria-label={label}>{children}</Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
