import type { ConsentOverview } from '#shared/contract/consent.ts'
import { CircleSlash, ShieldCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../client/api.ts'
import { usePages } from '../../../client/use-pages.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { EmptyState } from '../../../ui/states/empty-state.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { Segmented } from '../../../ui/fields/segmented.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import styles from './consent-ledger.module.css'

type Filter = 'all' | 'opted-out' | 'opted-in'
const pageSize = 30

/** Newest first: who said what, how the shop knows, and on what evidence. */
export function ConsentLedger({ overview }: { overview: ConsentOverview }) {
  const t = useStrings()
  const [filter, setFilter] = useState<Filter>('all')
  return (
    <>
      <Segmented
        label={t('consent.show')}
        value={filter}
        segments={[
          { value: 'all', label: t('consent.filter.all') },
          { value: 'opted-out', label: t('consent.filter.opted-out', { count: overview.optedOutCount }) },
          { value: 'opted-in', label: t('consent.filter.opted-in', { count: overview.optedInCount }) },
        ]}
        onChange={setFilter}
      />
      <Lines key={filter} filter={filter} counts={`${overview.optedOutCount} ${overview.optedInCount}`} />
    </>
  )
}

/** Read again when `counts` are others. */
function Lines({ filter, counts }: { filter: Filter; counts: string }) {
  const t = useStrings()
  const format = useFormat()
  const ledger = usePages(pageSize, (after, limit) => api.consent.events({ contactId: null, state: filter === 'all' ? null : filter, after, limit }))
  const { reload } = ledger
  const shownCounts = useRef(counts)
  useEffect(() => {
    if (shownCounts.current === counts) return
    shownCounts.current = counts
    reload()
  }, [counts, reload])
  if (ledger.state === 'failed') return <ErrorState error={ledger.error} title={t('consent.ledger-failed')} onRetry={ledger.retry} />
  if (ledger.state === 'loading') return <Skeleton shape="block" height="11rem" />
  if (ledger.items.length === 0) return <EmptyState title={t('consent.ledger')} body={t('consent.empty')} />
  return (
    <>
      <ul className={styles.list}>
        {ledger.items.map((line) => {
          const Icon = line.kind === 'opt-in' ? ShieldCheck : CircleSlash
          return (
            <li key={line.id} className={styles.line}>
              <span className={styles.icon} data-kind={line.kind}><Icon aria-hidden /></span>
              <span className={styles.text}>
                <bdi className={styles.name}>{line.contactName}</bdi>
                <span>{t(`consent.line.${line.kind}`, { path: t(`consent.path.${line.path}`) })}</span>
                {line.evidence !== null && <bdi className={styles.evidence}>{t('consent.evidence', { text: line.evidence })}</bdi>}
              </span>
              <time className={`${styles.time} tabular`} title={format.exact(line.atMs)}>{format.dateTime(line.atMs)}</time>
            </li>
          )
        })}
      </ul>
      {ledger.error !== null && <ErrorState error={ledger.error} title={t('consent.ledger-failed')} onRetry={ledger.loadMore} />}
      {ledger.error === null && ledger.next !== null && <Button variant="quiet" isBusy={ledger.isLoadingMore} onClick={ledger.loadMore}>{t('common.more')}</Button>}
    </>
  )
}
