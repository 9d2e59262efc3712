import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { RuleDraft } from '#shared/domain/automation/rule.ts'
import type { DryRun } from '#shared/domain/automation/trace.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { ProgressBar } from '../../ui/states/progress-bar.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { DryRunLines } from './dry-run-lines.tsx'
import { useDryRun } from './use-dry-run.ts'
import styles from './dry-run.module.css'

const counts = ['100', '1000', '10000'] as const

/** `draft` null and `ruleId` null: all rules together, as they are saved. */
type Props = { ruleId: number | null; draft: RuleDraft | null; canRun: boolean; onOpenMessage: (conversationId: number, messageId: number) => void }

/** What would have happened with the latest real messages; nothing is sent. */
export function DryRunPanel({ ruleId, draft, canRun, onOpenMessage }: Props) {
  const t = useStrings()
  const format = useFormat()
  const [count, setCount] = useState<(typeof counts)[number]>('100')
  const { run, start, cancel, isFailed } = useDryRun()
  const isRunning = run?.state === 'running'
  return (
    <section className={styles.panel} aria-label={t('automation.dry-run')}>
      <h3 className={styles.heading}>{t('automation.dry-run')}</h3>
      <p className={styles.hint}>{t('automation.dry-run-hint')}</p>
      <div className={styles.start}>
        <Select label={t('automation.dry-run-over')} value={count} options={counts.map((value) => ({ value, label: t('automation.dry-run-count', { count: Number(value) }) }))} onChange={setCount} />
        {isRunning
          ? <Button onClick={cancel}>{t('automation.dry-run-cancel')}</Button>
          : <Button icon={<FlaskConical aria-hidden size={16} />} disabled={!canRun} onClick={() => start({ ruleId, draft: draft && { ...draft, name: draft.name.trim() || '-' }, messageCount: Number(count) })}>{t('automation.dry-run-start')}</Button>}
      </div>
      {!canRun && <p className={styles.hint}>{t('automation.dry-run-not-yet')}</p>}
      {isFailed && <p role="alert" className={styles.failed}>{t('automation.dry-run-failed')}</p>}
      <div role="status" aria-live="polite">
        {run && isRunning && <p className={`${styles.progressText} tabular`}>{t('automation.dry-run-progress', { done: format.number(run.checkedCount), total: format.number(run.totalCount) })}</p>}
        {run && !isRunning && <Result run={run} />}
      </div>
      {run && isRunning && <ProgressBar label={t('automation.dry-run')} fraction={run.checkedCount / Math.max(1, run.totalCount)} />}
      {run && run.lines.length > 0 && <DryRunLines lines={run.lines} onOpenMessage={onOpenMessage} />}
    </section>
  )
}

function Result({ run }: { run: DryRun }) {
  const t = useStrings()
  return (
    <>
      {run.state === 'cancelled' && <p className={styles.hint}>{t('automation.dry-run-cancelled')}</p>}
      {run.state === 'failed' && <p className={styles.failed}>{t('automation.dry-run-failed')}</p>}
      <p className={`${styles.summary} tabular`}>{t('automation.dry-run-result', { checked: run.checkedCount, replied: run.repliedCount, stopped: run.stoppedCount, acted: run.actedCount })}</p>
      {run.stops.length > 0 && (
        <ul className={styles.stops}>
          {run.stops.map((stop) => <li key={stop.reason}><span>{t(`automation.stop.${stop.reason as 'cap'}`)}</span><span className="tabular">{t('automation.times', { count: stop.count })}</span></li>)}
        </ul>
      )}
    </>
  )
}
