import { Skeleton } from '../../ui/states/skeleton.tsx'
import styles from './search-panel.module.css'

const widths = ['72%', '55%', '84%', '63%', '77%', '58%']

/** The first answer is on its way: rows of the same shape. */
export function SearchSkeleton() {
  return (
    <div aria-hidden className={styles.skeleton}>
      {widths.map((width) => (
        <div key={width} className={styles.row}>
          <span className={styles.lines}>
            <Skeleton width="34%" />
            <Skeleton width={width} height="0.75rem" />
          </span>
        </div>
      ))}
    </div>
  )
}
