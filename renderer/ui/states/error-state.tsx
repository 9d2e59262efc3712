import { TriangleAlert } from 'lucide-react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import { describeError } from './describe-error.ts'
import { TechnicalDetails } from './technical-details.tsx'
import { showToast } from '../overlays/toast.tsx'
import styles from './state-screen.module.css'

/** What happened, what to do, and an id that can be copied into a report. */
export function ErrorState({ error, title, body, retryLabel, onRetry }: { error: unknown; title?: string | undefined; body?: string | undefined; retryLabel?: string | undefined; onRetry?: (() => void) | undefined }) {
  const t = useStrings()
  const { id, text } = describeError(error)
  const copy = () =>
    void navigator.clipboard.writeText(`${id}\n${text}`).then(
      () => showToast({ text: t('common.copied') }),
      () => undefined,
    )
  return (
    <div className={styles.screen} role="alert">
      <span className={`${styles.icon} ${styles.failed}`} aria-hidden><TriangleAlert /></span>
      <p className={styles.title}>{title ?? t('ui.error-title')}</p>
      <p className={styles.body}>{body ?? t('ui.error-body')}</p>
      <div className={styles.actions}>
        {onRetry && <Button variant="primary" onClick={onRetry}>{retryLabel ?? t('common.retry')}</Button>}
        <Button onClick={copy}>{t('ui.copy-error')}</Button>
      </div>
      <TechnicalDetails text={`${id}\n${text}`} />
    </div>
  )
}
