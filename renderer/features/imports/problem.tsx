import { CircleAlert } from 'lucide-react'
import styles from './imports.module.css'

/** What went wrong with the step and what to do; the step itself stays. */
export function Problem({ text }: { text: string | null }) {
  return text !== null && <p role="alert" className={styles.problem}><CircleAlert aria-hidden />{text}</p>
}
