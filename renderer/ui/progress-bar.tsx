import styles from './progress-bar.module.css'

/** How much of a piece of work is done, from 0 to 1. */
export function ProgressBar({ label, fraction }: { label: string; fraction: number }) {
  return <progress className={styles.progress} aria-label={label} max={1} value={fraction} />
}
