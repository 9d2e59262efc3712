import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { chordText, type KeyChord } from './key-chord.ts'
import styles from './tooltip.module.css'

/** Once at the root: moving from one hint to the next shows it at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={450} closeDelay={0} timeout={300}>{children}</Base.Provider>
}

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

/** `children` is the element described; it keeps its own accessible name. */
export function Tooltip({ content, shortcut, side = 'top', children }: { content: ReactNode; shortcut?: KeyChord | undefined; side?: TooltipSide | undefined; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {content}
            {shortcut && <span className={styles.shortcut}>{chordText(shortcut)}</span>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
