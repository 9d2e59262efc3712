import { useStrings } from '../../strings/use-strings.ts'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import styles from './thread-skeleton.module.css'

const bubbles = [['in', '46%', 52], ['in', '30%', 36], ['out', '40%', 52], ['in', '52%', 74], ['out', '26%', 36], ['out', '44%', 52], ['in', '34%', 36]] as const

/** The thread's own shape; it only shows when loading takes long enough to be noticed. */
export function ThreadSkeleton() {
  const t = useStrings()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('thread.loading')}>
      {bubbles.map(([side, width, height]) => <div key={`${width}${height}`} className={styles.line} data-side={side}><Skeleton width={width} height={`${height}px`} shape="block" /></div>)}
    </div>
  )
}
