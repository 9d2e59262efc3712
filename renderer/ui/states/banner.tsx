import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './banner.module.css'

export type BannerTone = 'info' | 'warn' | 'danger'
const icons = { info: Info, warn: TriangleAlert, danger: CircleAlert }

type Props = { tone: BannerTone; title: ReactNode; body?: ReactNode | undefined; actions?: ReactNode | undefined; icon?: ReactNode | undefined; isInset?: boolean | undefined }

/** One line that says what is the matter and offers the way out. `isInset`: among the cards of a page instead of across its top. */
export function Banner({ tone, title, body, actions, icon, isInset = false }: Props) {
  const Icon = icons[tone]
  return (
    <div role="status" className={classNames(styles.banner, isInset && styles.inset, styles[tone])}>
      <span className={styles.icon} aria-hidden>{icon ?? <Icon />}</span>
      <div className={styles.text}>
        <strong className={styles.title}>{title}</strong>
        {body && <span className={styles.body}>{body}</span>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
