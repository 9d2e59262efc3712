import { Ban, CornerDownRight, MessageSquareReply, Tag } from 'lucide-react'
import type { DryRunLine, TraceOutcome } from '#shared/domain/automation/trace.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { stepSentence } from './rule-words.ts'
import styles from './dry-run.module.css'

const icons: Record<TraceOutcome, typeof Ban> = { replied: MessageSquareReply, acted: Tag, stopped: Ban, 'no-match': Ban }

/** Each line opens its message in the inbox. */
export function DryRunLines({ lines, onOpenMessage }: { lines: readonly DryRunLine[]; onOpenMessage: (conversationId: number, messageId: number) => void }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  return (
    <ul className={styles.lines} aria-label={t('automation.dry-run-lines')}>
      {lines.map((line) => {
        const Icon = icons[line.outcome]
        const step = line.steps.find(({ result }) => result !== 'no-match')
        return (
          <li key={line.messageId}>
            <button type="button" className={styles.line} data-outcome={line.outcome} onClick={() => onOpenMessage(line.conversationId, line.messageId)}>
              <span className={styles.lineHead}><bdi className={styles.person}>{line.contactName}</bdi><time className="tabular">{format.listTime(line.atMs, nowMs)}</time></span>
              <bdi className={styles.said}>{line.text ?? t('automation.no-words')}</bdi>
              <span className={styles.answer}>
                {line.outcome === 'replied' ? <CornerDownRight aria-hidden size={14} /> : <Icon aria-hidden size={14} />}
                <bdi>{line.replyText ?? (step ? stepSentence(step, t, format) : '')}</bdi>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
