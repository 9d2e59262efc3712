import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import styles from './failed-line.module.css'

/** In the place of a part that could not be read, while the rest of the page stands. */
export function FailedLine({ text, onRetry }: { text: string; onRetry: () => void }) {
  const t = useStrings()
  return <p role="alert" className={styles.line}>{text} <Button size="s" variant="quiet" onClick={onRetry}>{t('common.retry')}</Button></p>
}
