import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RuleRow } from '#shared/domain/automation/rule.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Answers } from './answers.tsx'
import { DryRunPanel } from './dry-run-panel.tsx'
import { Health } from './health.tsx'
import { useAutomationPlace } from './place.ts'
import { Suggestions } from './suggestions.tsx'
import { TraceList } from './trace-list.tsx'
import styles from './activity.module.css'

const outcomes = ['all', 'replied', 'stopped', 'acted', 'no-match'] as const

/** What automation did and why, newest first, as it happens. */
export function Activity({ rules, onOpenMessage }: { rules: readonly RuleRow[]; onOpenMessage: (conversationId: number, messageId: number) => void }) {
  const t = useStrings()
  const ruleId = useAutomationPlace((state) => state.activityOf)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('all')
  const rule = rules.find(({ id }) => id === ruleId)
  useEffect(() => () => useAutomationPlace.setState({ activityOf: null }), [])
  return (
    <div className={styles.page}>
      <h2 className={styles.heading}>{t('automation.section-activity')}</h2>
      <Health />
      <Answers />
      <Suggestions onOpenMessage={onOpenMessage} />
      <div className={styles.filters}>
        <Segmented label={t('automation.filter')} value={outcome} segments={outcomes.map((value) => ({ value, label: t(`automation.outcome-${value}`) }))} onChange={setOutcome} />
        {rule && <Button size="s" icon={<X aria-hidden size={14} />} onClick={() => useAutomationPlace.setState({ activityOf: null })}>{t('automation.only-rule', { name: rule.name })}</Button>}
      </div>
      <TraceList key={`${ruleId} ${outcome}`} ruleId={ruleId} outcome={outcome === 'all' ? null : outcome} onOpenMessage={onOpenMessage} />
      {rules.length > 0 && <div className={styles.dryRun}><DryRunPanel ruleId={null} draft={null} canRun onOpenMessage={onOpenMessage} /></div>}
    </div>
  )
}
