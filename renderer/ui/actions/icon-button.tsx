import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { chordAria, type KeyChord } from './key-chord.ts'
import { Tooltip, type TooltipSide } from './tooltip.tsx'
import styles from './icon-button.module.css'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Accessible name and tooltip. */
  label: string
  icon: ReactNode
  shortcut?: KeyChord | undefined
  size?: 'm' | 's' | undefined
  variant?: 'quiet' | 'primary' | 'danger' | undefined
  /** A toggle; leave out for an action. */
  isPressed?: boolean | undefined
  tooltipSide?: TooltipSide | undefined
}

export function IconButton({ label, icon, shortcut, size = 'm', variant = 'quiet', isPressed, tooltipSide, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut} side={tooltipSide}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={isPressed}
        aria-keyshortcuts={shortcut && chordAria(shortcut)}
        className={classNames(styles.button, styles[size], styles[variant], className)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
