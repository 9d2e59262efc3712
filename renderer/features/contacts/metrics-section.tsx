import type { Contact } from '#shared/domain/contact.ts'
import type { ContactMetrics } from '#shared/domain/contact-metrics.ts'
import { useEffect } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { FailedLine } from '../../ui/states/failed-line.tsx'
import { Fact } from './fact.tsx'
import panel from './contact-panel.module.css'
import styles from './customer-sections.module.css'

const factCount = 5

/** How often the customer writes, when they were last there, how much they read; asked for once the rest is on screen. */
export function MetricsSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const { conversationId } = contact
  const metrics = useQuery(() => api.contacts.metrics({ contactId: contact.id }), [contact.id])
  const { reload } = metrics
  useEffect(() => onEvent('changed', ({ conversationIds }) => conversationId !== null && conversationIds.includes(conversationId) && reload()), [conversationId, reload])
  if (conversationId === null) return null
  return (
    <section className={styles.section} aria-label={t('contacts.metrics')}>
      <h4 className={styles.heading}>{t('contacts.metrics')}</h4>
      {metrics.state === 'error' && <FailedLine text={t('contacts.metrics-failed')} onRetry={reload} />}
      {metrics.state === 'loading' && <div aria-hidden className={panel.facts}>{Array.from({ length: factCount }, (_, index) => <Skeleton key={index} height="1.25rem" />)}</div>}
      {metrics.state === 'ready' && <Metrics metrics={metrics.data} />}
    </section>
  )
}

function Metrics({ metrics }: { metrics: ContactMetrics }) {
  const t = useStrings()
  const format = useFormat()
  const { activeDays, keptDays, writtenInActive, writtenInKept, lastInboundAtMs, lastRead, sentInKept, readInKept, isWhole } = metrics
  const count = (messages: number) => t(isWhole ? 'contacts.metrics-count' : 'contacts.metrics-count-least', { count: messages })
  const when = (atMs: number) => <time title={format.exact(atMs)}>{format.dateTime(atMs)}</time>
  return (
    <>
      <dl className={panel.facts}>
        <Fact label={t('contacts.metrics-written', { days: activeDays })}>{count(writtenInActive)}</Fact>
        <Fact label={t('contacts.metrics-written', { days: keptDays })}>{count(writtenInKept)}</Fact>
        <Fact label={t('contacts.metrics-last-inbound')}>{lastInboundAtMs === null ? t('contacts.never') : when(lastInboundAtMs)}</Fact>
        <Fact label={t('contacts.metrics-last-read')}>{lastRead === null ? t('contacts.metrics-no-read') : lastRead.isEarliest ? t('contacts.metrics-read-after', { time: format.dateTime(lastRead.atMs) }) : when(lastRead.atMs)}</Fact>
        <Fact label={t('contacts.metrics-open-rate', { days: keptDays })}>
          {sentInKept === 0 ? t('contacts.metrics-none-sent') : t('contacts.metrics-read', { share: format.percent(Math.floor((100 * readInKept) / sentInKept) / 100), read: format.number(readInKept), sent: format.number(sentInKept) })}
        </Fact>
      </dl>
      <p className={`${styles.quiet} ${styles.hint}`}>{t('contacts.metrics-hint')}</p>
    </>
  )
}
