import { Download, RotateCw, Table2, UserRoundSearch } from 'lucide-react'
import type { CustomerRow } from '#shared/domain/customer-table.ts'
import type { Asked } from './latest-question.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import type { Words } from './condition-words.ts'
import type { DraftCondition } from './draft.ts'
import type { WhoFits } from './use-who-fits.ts'
import styles from './who-fits.module.css'

type Props = {
  asked: Asked<WhoFits> & { retry: () => void }
  unfinished: readonly DraftCondition[]
  words: Words
  /** Null: only what is saved can be shown elsewhere. */
  onShowInTable: (() => void) | null | undefined
  onExport: (() => void) | null | undefined
  onExplain: (customer: CustomerRow | null) => void
}

/** How many fit and the first of them, while the conditions change. The number before stays until the next is known. */
export function WhoFitsCard({ asked, unfinished, words, onShowInTable, onExport, onExplain }: Props) {
  const { t } = words
  const { answer } = asked
  return (
    <section className={styles.card} aria-label={t('segments.fits')}>
      <header className={styles.head}>
        <h3 className={styles.title}>{t('segments.fits')}</h3>
        <Button size="s" variant="quiet" icon={<UserRoundSearch aria-hidden size={15} />} onClick={() => onExplain(null)}>{t('segments.why')}</Button>
      </header>
      {asked.state === 'failed'
        ? <p role="alert" className={styles.failed}>{t('segments.count-failed')} <Button size="s" icon={<RotateCw aria-hidden size={14} />} onClick={asked.retry}>{t('common.retry')}</Button></p>
        : <Numbers answer={answer} isAsking={asked.state === 'asking'} words={words} />}
      {unfinished.length > 0 && (
        <p className={styles.unfinished}>{t('segments.unfinished', { count: unfinished.length, names: [...new Set(unfinished.map(({ condition }) => t(`segments.kind.${condition.kind}`)))].join(', ') })}</p>
      )}
      {(onShowInTable !== undefined || onExport !== undefined) && (
        <div className={styles.actions}>
          {onShowInTable !== undefined && <Button size="s" icon={<Table2 aria-hidden size={15} />} disabled={onShowInTable === null} data-hint={onShowInTable === null ? t('segments.save-first') : undefined} onClick={() => onShowInTable?.()}>{t('segments.show-in-table')}</Button>}
          {onExport !== undefined && <Button size="s" icon={<Download aria-hidden size={15} />} disabled={onExport === null} data-hint={onExport === null ? t('segments.save-first') : undefined} onClick={() => onExport?.()}>{t('segments.export')}</Button>}
        </div>
      )}
      {answer && <First customers={answer.first} words={words} onExplain={onExplain} />}
    </section>
  )
}

function Numbers({ answer, isAsking, words: { t, format } }: { answer: WhoFits | null; isAsking: boolean; words: Words }) {
  if (!answer) return <div className={styles.numbers}><Skeleton width="5rem" height="2.25rem" /><Skeleton width="8rem" height="1rem" /></div>
  return (
    <div className={styles.numbers} data-asking={isAsking || undefined}>
      <p role="status" aria-label={t('segments.spoken-count', { count: answer.count, total: answer.total })} className={`${styles.count} tabular`}>
        <span aria-hidden className={styles.of}>{t('segments.of-total', { total: answer.total })}</span>
        <span aria-hidden className={styles.number}>{t('segments.number', { count: format.number(answer.count) })}</span>
      </p>
      <div className={styles.bar} aria-hidden><div className={styles.share} style={{ width: `${answer.total === 0 ? 0 : Math.max(answer.count > 0 ? 1 : 0, (100 * answer.count) / answer.total)}%` }} /></div>
    </div>
  )
}

function First({ customers, words: { t, format }, onExplain }: { customers: readonly CustomerRow[]; words: Words; onExplain: Props['onExplain'] }) {
  const nowMs = useNowMs()
  if (customers.length === 0) return <p className={styles.nobody}>{t('segments.nobody')}</p>
  return (
    <>
      <h4 className={styles.subtitle}>{t('segments.first-customers')}</h4>
      <ul className={styles.people}>
        {customers.map((customer) => (
          <li key={customer.contactId}>
            <button type="button" className={styles.person} aria-description={t('segments.why-of', { name: customer.name })} data-hint={t('segments.why-of', { name: customer.name })} onClick={() => onExplain(customer)}>
              <Avatar name={customer.name} seed={customer.contactId} size={24} />
              <bdi className={styles.name}>{customer.name}</bdi>
              <span className={styles.when}>{customer.lastInboundAtMs === null ? t('segments.never-wrote') : t('segments.wrote', { time: format.ago(customer.lastInboundAtMs, nowMs) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
