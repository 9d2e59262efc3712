import { useContext } from 'react'
import type { Message, Reaction } from '#shared/domain/message.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import { useThreadActions } from './thread-context.ts'
import styles from './reaction-chips.module.css'

export function ReactionChips({ message }: { message: Message }) {
  return <div className={styles.chips}>{message.reactions.map((reaction) => <Chip key={`${reaction.from}-${reaction.emoji}`} message={message} reaction={reaction} />)}</div>
}

/** The shop's own reaction is a button that takes it away again. */
function Chip({ message, reaction }: { message: Message; reaction: Reaction }) {
  const t = useStrings()
  const format = useFormat()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const values = { emoji: reaction.emoji, time: format.exact(reaction.atMs) }
  if (reaction.from === 'customer') return <span className={styles.chip} role="img" aria-label={t('thread.reaction-customer', values)} title={t('thread.reaction-customer', values)}>{reaction.emoji}</span>
  return (
    <button
      type="button" className={styles.chip} data-mine tabIndex={tabIndex} title={t('thread.reaction-shop', values)}
      aria-label={`${t('thread.reaction-shop', values)}. ${t('thread.remove-reaction', { emoji: reaction.emoji })}`} onClick={() => actions.react(message, null)}
    >
      {reaction.emoji}
    </button>
  )
}
