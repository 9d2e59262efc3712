import { Skeleton } from '../ui/states/skeleton.tsx'
import styles from './skeletons.module.css'

const widths = ['62%', '48%', '70%', '55%', '66%', '44%', '58%', '50%', '64%']

export function ListSkeleton() {
  return (
    <div className={styles.list} aria-hidden>
      <Skeleton height="2.25rem" shape="block" />
      {widths.map((width) => (
        <div key={width} className={styles.row}>
          <Skeleton width="2.5rem" height="2.5rem" shape="round" />
          <div className={styles.lines}>
            <Skeleton width="40%" />
            <Skeleton width={width} height="0.75rem" />
          </div>
        </div>
      ))}
    </div>
  )
}

export function ThreadSkeleton() {
  return (
    <div className={styles.thread} aria-hidden>
      <Skeleton width="46%" height="3.25rem" shape="block" />
      <Skeleton width="34%" height="2.25rem" shape="block" />
      <div className={styles.out}><Skeleton width="40%" height="3.25rem" shape="block" /></div>
      <Skeleton width="52%" height="4.5rem" shape="block" />
      <div className={styles.out}><Skeleton width="28%" height="2.25rem" shape="block" /></div>
    </div>
  )
}

export function TableSkeleton() {
  return (
    <div className={styles.table} aria-hidden>
      <Skeleton width="14rem" height="1.75rem" />
      {[...widths, ...widths].map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- places, not things
        <div key={index} className={styles.tableRow}>
          <Skeleton width="1.75rem" height="1.75rem" shape="round" />
          <Skeleton width={`calc(${width} / 3)`} />
          <Skeleton width="12%" />
          <Skeleton width={`calc(${width} / 4)`} />
        </div>
      ))}
    </div>
  )
}

export function SettingsSkeleton() {
  return (
    <div className={styles.frame} aria-hidden>
      <div className={styles.menu}>{widths.slice(0, 7).map((width) => <Skeleton key={width} width={width} height="1.25rem" />)}</div>
      <div className={styles.page}>
        <Skeleton width="30%" height="1.75rem" />
        <Skeleton height="12rem" shape="block" />
        <Skeleton height="9rem" shape="block" />
      </div>
    </div>
  )
}

/** The frame's own shape while the shop opens. */
export function FrameSkeleton({ label }: { label: string }) {
  return (
    <div className={styles.frame} role="status" aria-label={label}>
      <div className={styles.rail} />
      <div className={styles.pane}><ListSkeleton /></div>
      <div className={styles.rest} />
    </div>
  )
}
