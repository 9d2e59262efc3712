import { memo, useState } from 'react'
import { Forward } from 'lucide-react'
import { contentText } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { FailureNotice } from './failure-notice.tsx'
import { MessageBody } from './message-body.tsx'
import { MessageMeta } from './message-meta.tsx'
import { MessageToolbar } from './message-toolbar.tsx'
import { Tombstone } from './message-versions.tsx'
import { spokenLabel } from './model/message-words.ts'
import { QuoteBlock } from './quote-block.tsx'
import { ReactionChips } from './reaction-chips.tsx'
import { textDirection } from '../../ui/message-text/text-direction.ts'
import { emojiOnlyCount } from '../../ui/message-text/emoji-only.ts'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import styles from './message-row.module.css'

type Props = {
  message: Message
  startsDay: boolean
  continuesGroup: boolean
  hasDivider: boolean
  customerName: string
  /** Holds the roving focus: the only message in the tab order. */
  isCurrent: boolean
  isReacting: boolean
  /** Jumped to: marked for a moment. */
  isHighlighted: boolean
  onReactingChange: (messageId: number, isReacting: boolean) => void
}

export const MessageRow = memo(function MessageRow(props: Props) {
  const t = useStrings()
  const { message } = props
  return (
    <div className={styles.row} data-continues={props.continuesGroup || undefined}>
      {props.startsDay && <DayHeader atMs={message.timestampMs} />}
      {props.hasDivider && <div className={styles.divider} role="separator" aria-label={t('thread.new-messages')}><span aria-hidden>{t('thread.new-messages')}</span></div>}
      {message.content.type === 'system' ? <SystemNotice {...props} /> : <MessageArticle {...props} />}
    </div>
  )
})

function DayHeader({ atMs }: { atMs: number }) {
  const format = useFormat()
  const nowMs = useNowMs()
  return <h3 className={styles.day} data-day-header><span>{format.dayHeader(atMs, nowMs)}</span></h3>
}

function SystemNotice({ message, isCurrent, customerName }: Props) {
  const t = useStrings()
  const format = useFormat()
  return (
    <article className={styles.system} data-message-id={message.id} tabIndex={isCurrent ? 0 : -1} aria-label={spokenLabel(message, customerName, format.time(message.timestampMs), t)}>
      <MessageBody message={message} content={message.content} />
    </article>
  )
}

function MessageArticle({ message, customerName, isCurrent, isReacting, isHighlighted, onReactingChange }: Props) {
  const t = useStrings()
  const format = useFormat()
  const [isHovered, setIsHovered] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const isDeleted = message.deletedAtMs !== null
  const isNear = isHovered || hasFocus || isReacting
  return (
    <RowTabIndexContext value={isCurrent ? 0 : -1}>
      <article
        className={styles.message} data-message-id={message.id} data-direction={message.direction} data-origin={message.origin} data-status={message.status}
        data-highlighted={isHighlighted || undefined} data-bare={isBare(message) || undefined} data-kind={message.content.type} data-captioned={(contentText(message.content) !== null) || undefined}
        tabIndex={isCurrent ? 0 : -1} aria-label={spokenLabel(message, customerName, format.time(message.timestampMs), t)}
        onPointerEnter={() => setIsHovered(true)} onPointerLeave={() => setIsHovered(false)}
        onFocus={() => setHasFocus(true)} onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
      >
        <div className={styles.line}>
          <div className={styles.bubble} dir={textDirection(contentText(message.content) ?? '')}>
            {message.isForwarded && !isDeleted && <span className={styles.forwarded}><Forward aria-hidden size={12} />{t('thread.forwarded')}</span>}
            {message.quoted && !isDeleted && <QuoteBlock quoted={message.quoted} />}
            {isDeleted ? <Tombstone message={message} /> : <MessageBody message={message} content={message.content} />}
            <MessageMeta message={message} isNear={isNear} />
          </div>
          {isNear && <MessageToolbar message={message} isReacting={isReacting} onReactingChange={(isOpen) => onReactingChange(message.id, isOpen)} />}
        </div>
        {message.reactions.length > 0 && !isDeleted && <ReactionChips message={message} />}
        <FailureNotice message={message} />
      </article>
    </RowTabIndexContext>
  )
}

/** Stickers and messages of a few emoji stand without a bubble. */
function isBare(message: Message): boolean {
  if (message.deletedAtMs !== null || message.quoted) return false
  return message.content.type === 'sticker' ? message.media?.state === 'ready' : message.content.type === 'text' && emojiOnlyCount(message.content.body) > 0
}
