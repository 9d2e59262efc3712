import { CircleAlert, X } from 'lucide-react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import type { Problem } from '../draft/draft-state.ts'
import { describeProblem } from './describe-problem.ts'
import { PolicyWhy } from './policy-why.tsx'
import styles from './notice.module.css'

export function ProblemNotice({ problem, onDismiss }: { problem: Problem; onDismiss: () => void }) {
  const t = useStrings()
  const { title, next, policyKey } = describeProblem(t, useFormat(), problem)
  return (
    <div role="alert" className={styles.notice}>
      <CircleAlert aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        {next && <p>{next}</p>}
        {policyKey && <PolicyWhy policyKey={policyKey} />}
      </div>
      <IconButton label={t('composer.dismiss')} size="s" icon={<X />} onClick={onDismiss} />
    </div>
  )
}
