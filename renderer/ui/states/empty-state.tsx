import type { ReactNode } from 'react'
import styles from './state-screen.module.css'

/** Says the next step, not only that nothing is here. */
export function EmptyState({ icon, title, body, action }: { icon?: ReactNode | undefined; title: string; body?: ReactNode | undefined; action?: ReactNode | undefined }) {
  return (
    <div className={styles.screen}>
      {icon && <span className={styles.icon} aria-hidden>{icon}</span>}
      <p className={styles.title}>{title}</p>
      {body && <p className={styles.body}>{body}</p>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  )
}
