import { Popover as Base } from '@base-ui/react/popover'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useOwnEscape } from './escape-ladder.ts'
import styles from './popover.module.css'
import surface from './popup-surface.module.css'

export type PopoverProps = {
  trigger: ReactElement
  /** Accessible name of the popup. */
  label: string
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  align?: 'start' | 'center' | 'end' | undefined
  /** Give both to control it from outside. */
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  children: ReactNode
}

export function Popover({ trigger, label, side = 'bottom', align = 'start', isOpen, onOpenChange, children }: PopoverProps) {
  const [ownIsOpen, setOwnIsOpen] = useState(false)
  const isShown = isOpen ?? ownIsOpen
  useOwnEscape(isShown)
  return (
    <Base.Root open={isShown} onOpenChange={(next) => { setOwnIsOpen(next); onOpenChange?.(next) }}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Base.Popup aria-label={label} className={`${surface.surface} ${styles.popup}`}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
