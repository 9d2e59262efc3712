import styles from './progress-bar.module.css'

/** How much of a piece of work is done, from 0 to 1; null while nobody knows. */
export function ProgressBar({ label, fraction }: { label: string; fraction: number | null }) {
  return <progress className={styles.progress} aria-label={label} max={1} {...(fraction === null ? {} : { value: fraction })} />
}
