import { List, ReplyIcon, X } from 'lucide-react'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import type { DraftSession } from '../draft/draft-session.ts'
import { useDraft } from '../draft/use-draft.ts'
import styles from './choices-strip.module.css'

/** What the customer may tap below the text being written; goes out with it as one message. */
export function ChoicesStrip({ session, onLeave }: { session: DraftSession; onLeave: () => void }) {
  const t = useStrings()
  const replies = useDraft(session, (state) => state.replies)
  const action = replies?.action
  if (!replies || !action) return null
  const titles = action.kind === 'buttons' ? action.buttons : action.sections.flatMap((section) => section.rows)
  const Icon = action.kind === 'buttons' ? ReplyIcon : List
  return (
    <section className={styles.strip} aria-label={t(action.kind === 'buttons' ? 'quick-replies.with-buttons' : 'quick-replies.with-list')}>
      <Icon aria-hidden size={16} className={styles.icon} />
      {action.kind === 'list' && <bdi className={styles.button}>{action.button}</bdi>}
      <ul className={styles.titles}>
        {titles.map(({ id, title }) => <li key={id} className={styles.title}><bdi>{title}</bdi></li>)}
      </ul>
      <IconButton
        label={t('quick-replies.without-choices')}
        size="s"
        icon={<X />}
        onClick={() => {
          session.change({ type: 'replies', replies: { ...replies, action: null } })
          onLeave()
        }}
      />
    </section>
  )
}
