import { useStrings } from '../../strings/use-strings.ts'
import styles from './technical-details.module.css'

/** Codes and English of machines, folded away below the sentence that people read. */
export function TechnicalDetails({ text }: { text: string }) {
  const t = useStrings()
  return (
    <details className={styles.details}>
      <summary>{t('common.details')}</summary>
      <code>{text}</code>
    </details>
  )
}
