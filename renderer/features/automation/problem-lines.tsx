import type { RuleProblem } from '#shared/contract/automation.ts'
import { useStrings } from '../../strings/use-strings.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { problemText } from './rule-words.ts'
import styles from './editor.module.css'

/** What is wrong beside its field; only what keeps the rule from being saved is announced. */
export function ProblemLines({ problems }: { problems: readonly RuleProblem[] }) {
  const t = useStrings()
  return problems.map((problem) => {
    const text = problemText(problem, t)
    return <p key={`${problem.kind} ${text}`} role={problem.isAdvice ? undefined : 'alert'} className={problem.isAdvice ? styles.advice : editorPage.error}>{text}</p>
  })
}
