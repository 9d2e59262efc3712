import { useId, type ReactNode } from 'react'
import styles from './settings.module.css'

/** Switches that answer one question, which stands above them. */
export function SwitchGroup({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <p id={id} className={styles.label}>{label}</p>
      {children}
    </div>
  )
}
