import { Ban, ChevronRight, MessageSquareReply, Minus, Tag } from 'lucide-react'
import type { AutomationTrace, TraceOutcome } from '#shared/domain/automation/trace.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { select } from './place.ts'
import { TraceSteps } from './trace-steps.tsx'
import { useTraces } from './use-traces.ts'
import styles from './activity.module.css'

const icons: Record<TraceOutcome, typeof Ban> = { replied: MessageSquareReply, acted: Tag, stopped: Ban, 'no-match': Minus }
type OpenMessage = (conversationId: number, messageId: number) => void

/** Another rule or outcome is another list: the caller gives it another key. */
export function TraceList({ ruleId, outcome, onOpenMessage }: { ruleId: number | null; outcome: TraceOutcome | null; onOpenMessage: OpenMessage }) {
  const t = useStrings()
  const traces = useTraces(ruleId, outcome)
  return (
    <>
      {traces.state === 'loading' && <div className={styles.list} aria-hidden>{['a', 'b', 'c', 'd'].map((key) => <div key={key} className={styles.skeleton}><Skeleton width="40%" /><Skeleton width="75%" height="0.75rem" /></div>)}</div>}
      {traces.state === 'failed' && <ErrorState error={traces.error} onRetry={traces.retry} />}
      {traces.state === 'ready' && traces.items.length === 0 && <EmptyState title={t('automation.activity-empty-title')} body={t('automation.activity-empty-body')} />}
      {traces.state === 'ready' && traces.items.length > 0 && <ul className={styles.list}>{traces.items.map((trace) => <TraceItem key={trace.id} trace={trace} onOpenMessage={onOpenMessage} />)}</ul>}
      {traces.next !== null && <Button size="s" className={styles.more} onClick={traces.loadMore}>{t('common.more')}</Button>}
    </>
  )
}

function TraceItem({ trace, onOpenMessage }: { trace: AutomationTrace; onOpenMessage: OpenMessage }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const Icon = icons[trace.outcome]
  const first = trace.steps.find(({ result }) => result !== 'no-match')
  const { messageId } = trace
  return (
    <li>
      <details className={styles.item} data-outcome={trace.outcome}>
        <summary className={styles.summary}>
          <span className={styles.icon} aria-hidden><Icon size={16} /></span>
          <span className={styles.text}>
            <span className={styles.head}><bdi className={styles.person}>{trace.contactName}</bdi><span className={styles.outcome}>{t(`automation.outcome-${trace.outcome}`)}{first?.ruleName ? ` · ${first.ruleName}` : ''}</span></span>
            <bdi className={styles.said}>{trace.text ?? t(trace.trigger === 'message' ? 'automation.no-words' : `automation.event-${trace.trigger}`)}</bdi>
          </span>
          <time className={`${styles.time} tabular`} title={format.exact(trace.atMs)}>{format.listTime(trace.atMs, nowMs)}</time>
          <ChevronRight aria-hidden size={16} className={styles.chevron} />
        </summary>
        <div className={styles.body}>
          <TraceSteps trace={trace} onOpenRule={select} />
          {messageId !== null && <Button size="s" onClick={() => onOpenMessage(trace.conversationId, messageId)}>{t('automation.open-message')}</Button>}
        </div>
      </details>
    </li>
  )
}
