import { FileQuestion } from 'lucide-react'
import { useContext, type ReactNode } from 'react'
import { useStrings } from '../../../strings/use-strings.ts'
import { RowTabIndexContext } from '../../../ui/message-text/row-tab-index.ts'
import styles from './placeholder-body.module.css'

/** Stands for what cannot be shown and says why; `details` holds what arrived, as text. */
export function PlaceholderBody({ title, children, details }: { title: string; children: ReactNode; details: string | null }) {
  const t = useStrings()
  const tabIndex = useContext(RowTabIndexContext)
  return (
    <div className={styles.placeholder}>
      <FileQuestion aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span>{children}</span>
        {details && (
          <details className={styles.details}>
            <summary tabIndex={tabIndex}>{t('common.details')}</summary>
            <pre className={styles.raw} dir="ltr">{details}</pre>
          </details>
        )}
      </div>
    </div>
  )
}
