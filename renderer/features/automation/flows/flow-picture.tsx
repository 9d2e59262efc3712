import { CircleHelp, CornerDownRight, ListTree, MessageSquare, Tag, UserRound, type LucideIcon } from 'lucide-react'
import type { FlowDraft, FlowStep } from '#shared/domain/automation/flow.ts'
import { useLabels } from '../../../client/library.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { flowTree, type FlowLine } from './flow-steps.ts'
import styles from './flow-picture.module.css'

const icons: Record<FlowStep['kind'], LucideIcon> = { menu: ListTree, ask: CircleHelp, say: MessageSquare, label: Tag, handover: UserRound }

/** The whole flow at a glance; a line leads to its step. */
export function FlowPicture({ draft, troubled, onOpen }: { draft: FlowDraft; troubled: ReadonlySet<string>; onOpen: (stepId: string) => void }) {
  const t = useStrings()
  return (
    <section className={styles.picture} aria-label={t('automation.flow-picture')}>
      <h3 className={styles.heading}>{t('automation.flow-picture')}</h3>
      <Lines lines={flowTree(draft)} troubled={troubled} onOpen={onOpen} />
    </section>
  )
}

function Lines({ lines, troubled, onOpen }: { lines: readonly FlowLine[]; troubled: ReadonlySet<string>; onOpen: (stepId: string) => void }) {
  const t = useStrings()
  const labels = useLabels().items
  return (
    <ul className={styles.lines}>
      {lines.map((line) => {
        const { step } = line
        const Icon = line.isAgain ? CornerDownRight : icons[step.kind]
        const names = step.kind === 'label' ? step.addLabels.map((id) => labels.find((label) => label.id === id)?.name).filter(Boolean).join(', ') : ''
        const words = step.kind === 'label' ? names : (step.body ?? '')
        return (
          <li key={line.key} className={styles.line}>
            {line.choice !== null && <span className={styles.choice}><bdi>{line.choice || '…'}</bdi></span>}
            <button type="button" className={styles.step} data-again={line.isAgain || undefined} data-troubled={troubled.has(step.id) || undefined} onClick={() => onOpen(step.id)}>
              <Icon aria-hidden size={14} />
              <span className={styles.words}>{line.isAgain ? t('automation.flow-again', { number: line.number }) : <><span className="tabular">{line.number}</span> <bdi>{words.trim() === '' ? t(`automation.step-${step.kind}`) : words}</bdi></>}</span>
            </button>
            {line.lines.length > 0 && <Lines lines={line.lines} troubled={troubled} onOpen={onOpen} />}
          </li>
        )
      })}
    </ul>
  )
}
