import type { ReactNode } from 'react'
import styles from './contact-panel.module.css'

/** One line of what is known about a customer. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}
