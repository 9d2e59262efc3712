import { Clock, Search } from 'lucide-react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { forgetRecent, rememberQuery, useSearchMemory } from './search-memory.ts'
import styles from './search-panel.module.css'

/** Before anything is typed: what was searched for lately, or what the search can do. */
export function RecentSearches() {
  const t = useStrings()
  const recent = useSearchMemory((memory) => memory.recent)
  if (recent.length === 0) return <EmptyState icon={<Search />} title={t('search.hint-title')} body={t('search.hint-body')} />
  return (
    <section aria-label={t('search.recent')}>
      <div className={styles.heading}>
        {t('search.recent')}
        <Button variant="quiet" size="s" onClick={forgetRecent}>{t('search.forget')}</Button>
      </div>
      <ul>
        {recent.map((query) => (
          <li key={query}>
            <button type="button" className={`${styles.row} ${styles.recent}`} onClick={() => rememberQuery(query)}>
              <Clock aria-hidden />
              <bdi className="one-line">{query}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
