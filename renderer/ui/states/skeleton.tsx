import { classNames } from '../class-names.ts'
import styles from './skeleton.module.css'

/** A grey shape in the place of what is coming. Sizes are CSS lengths. */
export function Skeleton({ width = '100%', height = '0.875rem', shape = 'line', className }: { width?: string | undefined; height?: string | undefined; shape?: 'line' | 'round' | 'block' | undefined; className?: string | undefined }) {
  return <span aria-hidden className={classNames(styles.skeleton, styles[shape], className)} style={{ width, height }} />
}
