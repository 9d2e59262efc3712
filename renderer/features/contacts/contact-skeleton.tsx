import { useStrings } from '../../strings/use-strings.ts'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import styles from './contact-panel.module.css'

const rows = ['58%', '72%', '44%', '64%', '50%']

export function ContactSkeleton() {
  const t = useStrings()
  return (
    <div role="status" aria-label={t('contacts.loading')}>
      <div className={styles.person}>
        <Skeleton shape="round" width="3.5rem" height="3.5rem" />
        <Skeleton width="45%" height="1rem" />
      </div>
      <div className={styles.section}>
        {rows.map((width) => <div key={width} className={styles.fact}><Skeleton width="30%" /><Skeleton width={width} /></div>)}
      </div>
      <div className={styles.section}><Skeleton shape="block" height="5rem" /></div>
    </div>
  )
}
