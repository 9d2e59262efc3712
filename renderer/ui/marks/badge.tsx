import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './badge.module.css'

export type BadgeTone = 'neutral' | 'accent' | 'warn' | 'danger' | 'solid'

/** A short word or count. Give `label` when the count alone would not say what it counts. */
export function Badge({ tone = 'neutral', icon, label, children }: { tone?: BadgeTone | undefined; icon?: ReactNode | undefined; label?: string | undefined; children: ReactNode }) {
  return (
    <span className={classNames(styles.badge, styles[tone], 'tabular')} role={label ? 'img' : undefined} aria-label={label}>
      {icon}
      {children}
    </span>
  )
}
