import { Ban, ChevronRight, MessageSquareReply, Minus, Tag, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RuleRow } from '#shared/domain/automation/rule.ts'
import type { AutomationTrace, TraceOutcome } from '#shared/domain/automation/trace.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DryRunPanel } from './dry-run-panel.tsx'
import { Health } from './health.tsx'
import { select, useAutomationPlace } from './place.ts'
import { Suggestions } from './suggestions.tsx'
import { TraceSteps } from './trace-steps.tsx'
import { useTraces } from './use-traces.ts'
import styles from './activity.module.css'

const outcomes = ['all', 'replied', 'stopped', 'acted', 'no-match'] as const
const icons: Record<TraceOutcome, typeof Ban> = { replied: MessageSquareReply, acted: Tag, stopped: Ban, 'no-match': Minus }
type OpenMessage = (conversationId: number, messageId: number) => void

/** What automation did and why, newest first, as it happens. */
export function Activity({ rules, onOpenMessage }: { rules: readonly RuleRow[]; onOpenMessage: OpenMessage }) {
  const t = useStrings()
  const ruleId = useAutomationPlace((state) => state.activityOf)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('all')
  const traces = useTraces(ruleId, outcome === 'all' ? null : outcome)
  const rule = rules.find(({ id }) => id === ruleId)
  useEffect(() => () => useAutomationPlace.setState({ activityOf: null }), [])
  return (
    <div className={styles.page}>
      <h2 className={styles.heading}>{t('automation.section-activity')}</h2>
      <Health />
      <Suggestions onOpenMessage={onOpenMessage} />
      <div className={styles.filters}>
        <Segmented label={t('automation.filter')} value={outcome} segments={outcomes.map((value) => ({ value, label: t(`automation.outcome-${value}`) }))} onChange={setOutcome} />
        {rule && <Button size="s" icon={<X aria-hidden size={14} />} onClick={() => useAutomationPlace.setState({ activityOf: null })}>{t('automation.only-rule', { name: rule.name })}</Button>}
      </div>
      {traces.state === 'loading' && <div className={styles.list} aria-hidden>{['a', 'b', 'c', 'd'].map((key) => <div key={key} className={styles.skeleton}><Skeleton width="40%" /><Skeleton width="75%" height="0.75rem" /></div>)}</div>}
      {traces.state === 'error' && <ErrorState error={traces.error} onRetry={traces.reload} />}
      {traces.state === 'ready' && traces.items.length === 0 && <EmptyState title={t('automation.activity-empty-title')} body={t('automation.activity-empty-body')} />}
      {traces.state === 'ready' && traces.items.length > 0 && <ul className={styles.list}>{traces.items.map((trace) => <TraceItem key={trace.id} trace={trace} onOpenMessage={onOpenMessage} />)}</ul>}
      {traces.hasMore && <Button size="s" className={styles.more} onClick={traces.loadMore}>{t('automation.more')}</Button>}
      {rules.length > 0 && <div className={styles.dryRun}><DryRunPanel ruleId={null} draft={null} canRun onOpenMessage={onOpenMessage} /></div>}
    </div>
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
