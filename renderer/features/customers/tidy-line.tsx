import type { ReactNode } from 'react'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { FailedLine } from '../../ui/states/failed-line.tsx'
import styles from './tidy-dialog.module.css'

/** `isMore`: there are at least so many. `children` is what can be done, offered while there is somebody. */
type Props = { name: string; why: string; state: 'loading' | 'ready' | 'error'; count: number; unit?: 'customers' | 'pairs' | undefined; isMore?: boolean | undefined; onRetry: () => void; children: ReactNode }

export function TidyLine({ name, why, state, count, unit = 'customers', isMore = false, onRetry, children }: Props) {
  const t = useStrings()
  const format = useFormat()
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <p className={styles.name}>
          {name}
          {state === 'loading' && <Skeleton width="2rem" />}
          {state === 'ready' && <span className={`${styles.count} tabular`}>{t(`tidy.${unit}`, { count, shown: format.number(count) + (isMore ? '+' : '') })}</span>}
        </p>
        <p className={styles.why}>{why}</p>
        {state === 'error' && <FailedLine text={t('common.not-counted')} onRetry={onRetry} />}
      </div>
      {state === 'ready' && count > 0 && <div className={styles.actions}>{children}</div>}
    </li>
  )
}
