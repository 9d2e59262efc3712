import { useStrings } from '../../../strings/use-strings.ts'
import { CodePools } from './code-pools.tsx'
import { ShopVariables } from './shop-variables.tsx'
import styles from './values.module.css'

/** What texts and conditions draw from: values of the shop, and codes given out one per customer. */
export function Values() {
  const t = useStrings()
  return (
    <div className={styles.page}>
      <h2 className={styles.heading}>{t('automation.section-values')}</h2>
      <ShopVariables />
      <CodePools />
    </div>
  )
}
