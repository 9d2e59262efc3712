import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './banner.module.css'

export type BannerTone = 'info' | 'warn' | 'danger'
const icons = { info: Info, warn: TriangleAlert, danger: CircleAlert }

/** One line that says what is the matter and offers the way out. */
export function Banner({ tone, title, body, actions, icon }: { tone: BannerTone; title: ReactNode; body?: ReactNode | undefined; actions?: ReactNode | undefined; icon?: ReactNode | undefined }) {
  const Icon = icons[tone]
  return (
    <div role="status" className={classNames(styles.banner, styles[tone])}>
      <span className={styles.icon} aria-hidden>{icon ?? <Icon />}</span>
      <div className={styles.text}>
        <strong className={styles.title}>{title}</strong>
        {body && <span className={styles.body}>{body}</span>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
