import { useRef } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import row from './conversation-row.module.css'
import { useRowHeight } from '../../ui/lists/use-row-height.ts'
import styles from './inbox-list.module.css'

const shapes = Array.from({ length: 12 }, (_, index) => ({ index, nameWidth: `${30 + ((index * 17) % 25)}%`, textWidth: `${50 + ((index * 29) % 40)}%` }))

/** The list before its first page: rows of the same shape. */
export function InboxSkeleton() {
  const t = useStrings()
  const probe = useRef<HTMLDivElement>(null)
  const { heightPx, isCompact } = useRowHeight(probe)
  const avatar = isCompact ? '2rem' : '2.5rem'
  return (
    <div className={styles.skeleton} role="status" aria-label={t('common.loading')}>
      <div ref={probe} className={styles.probe} />
      {shapes.map(({ index, nameWidth, textWidth }) => (
        <div key={index} className={row.row} style={{ transform: `translateY(${index * heightPx}px)` }}>
          <Skeleton shape="round" width={avatar} height={avatar} />
          <span className={row.lines}>
            <span className={row.line}><Skeleton width={nameWidth} /></span>
            <span className={row.line}><Skeleton width={textWidth} height="0.75rem" /></span>
          </span>
        </div>
      ))}
    </div>
  )
}
