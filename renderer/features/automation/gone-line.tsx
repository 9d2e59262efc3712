import { TriangleAlert } from 'lucide-react'
import styles from './automation.module.css'

/** In a list: what this one names that was deleted, and what to do about it. */
export function GoneLine({ text }: { text: string }) {
  return <span className={styles.gone}><TriangleAlert aria-hidden size={13} /><span>{text}</span></span>
}
