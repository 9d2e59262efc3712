import { Trash2 } from 'lucide-react'
import type { FlowProblem } from '#shared/domain/automation/flow-check.ts'
import type { FlowStep } from '#shared/domain/automation/flow.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { FlowStepFields } from './flow-step-fields.tsx'
import styles from './flows.module.css'

type Props = { step: FlowStep; number: number; steps: readonly FlowStep[]; problems: readonly FlowProblem[]; isUntouched: boolean; onChange: (step: FlowStep) => void; onRemove: (() => void) | null }

/** One step with what is wrong in it; a field that nobody touched yet is not accused of being empty. */
export function FlowStepCard({ step, number, steps, problems, isUntouched, onChange, onRemove }: Props) {
  const t = useStrings()
  const shown = problems.filter(({ kind }) => !isUntouched || (kind !== 'text-empty' && kind !== 'choice-empty'))
  return (
    <li className={styles.step} data-step={step.id}>
      <div className={styles.stepHead}>
        <span className={styles.stepNumber}>{number}</span>
        <span className={styles.stepKind}>{t(`automation.step-${step.kind}`)}</span>
        {onRemove && <IconButton size="s" label={t('automation.remove-step', { number })} icon={<Trash2 />} onClick={onRemove} />}
      </div>
      <FlowStepFields step={step} steps={steps} onChange={onChange} />
      {shown.map((problem) => (
        <p key={`${problem.kind} ${problem.choice ?? ''}`} role={problem.isAdvice ? undefined : 'alert'} className={problem.isAdvice ? styles.advice : styles.wrong}>
          {t(`automation.flow-problem.${problem.kind}`, { limit: 0, title: '', ...problem.params, choice: (problem.choice ?? 0) + 1 })}
        </p>
      ))}
    </li>
  )
}
