import styles from './imports.module.css'

export function ProgressBar({ label, fraction }: { label: string; fraction: number }) {
  return <progress className={styles.progress} aria-label={label} max={1} value={fraction} />
}
