import { Ban, Check, Minus } from 'lucide-react'
import type { AutomationTrace, TraceStep } from '#shared/domain/automation/trace.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useFormat } from '../../strings/format.ts'
import { policyEntryText } from '../../strings/policy-text.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { stepSentence } from './rule-words.ts'
import styles from './trace.module.css'

const icons: Record<TraceStep['result'], typeof Check> = { fired: Check, stopped: Ban, 'no-match': Minus }

/** Which rules were considered, which fired, and which guard stopped them by which entry of the policy pack. */
export function TraceSteps({ trace, onOpenRule }: { trace: Pick<AutomationTrace, 'steps' | 'consideredCount' | 'budget' | 'tookMs'>; onOpenRule?: ((ruleId: number) => void) | undefined }) {
  const t = useStrings()
  const unnamed = trace.consideredCount - trace.steps.length
  return (
    <div className={styles.trace}>
      <ol className={styles.steps}>
        {trace.steps.map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps of a decision never change
          <Step key={index} step={step} onOpenRule={onOpenRule} />
        ))}
      </ol>
      {unnamed > 0 && <p className={styles.note}>{t('automation.trace-more', { count: unnamed })}</p>}
      <p className={`${styles.note} tabular`}>{t('automation.trace-facts', { used: trace.budget.used, limit: trace.budget.limit, ms: Math.round(trace.tookMs) })}</p>
    </div>
  )
}

function Step({ step, onOpenRule }: { step: TraceStep; onOpenRule: ((ruleId: number) => void) | undefined }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const Icon = icons[step.result]
  const name = step.ruleName ?? t(step.ruleKind === 'flow' ? 'automation.trace-flow' : 'automation.trace-guard')
  const { ruleId } = step
  return (
    <li className={styles.step} data-result={step.result}>
      <span className={styles.stepIcon} aria-hidden><Icon size={14} /></span>
      <div className={styles.stepText}>
        <span className={styles.stepHead}>
          {ruleId !== null && onOpenRule ? <button type="button" className={styles.ruleLink} onClick={() => onOpenRule(ruleId)}><bdi>{name}</bdi></button> : <bdi className={styles.ruleName}>{name}</bdi>}
          {step.ruleKind && step.ruleKind !== 'flow' && <span className={styles.kind}>{t(`automation.kind-${step.ruleKind}`)}</span>}
        </span>
        <span>{stepSentence(step, t, format)}</span>
        {step.policyKey && <span className={styles.policy}>{policyEntryText(step.policyKey, limit(step.policyKey), t, format)}</span>}
      </div>
    </li>
  )
}
