import { List, ReplyIcon, Store, X } from 'lucide-react'
import type { ProductAction } from '#shared/domain/message-content.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import type { DraftSession } from '../draft/draft-session.ts'
import { useDraft } from '../draft/use-draft.ts'
import styles from './choices-strip.module.css'

/** What the customer may tap below the text being written; goes out with it as one message. */
export function ChoicesStrip({ session, onLeave }: { session: DraftSession; onLeave: () => void }) {
  const t = useStrings()
  const replies = useDraft(session, (state) => state.replies)
  const action = replies?.action
  if (!replies || !action) return null
  const remove = () => {
    session.change({ type: 'replies', replies: { ...replies, action: null } })
    onLeave()
  }
  if (action.kind === 'product') return <CardStrip action={action} onRemove={remove} />
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
        onClick={remove}
      />
    </section>
  )
}

function CardStrip({ action: { name, price }, onRemove }: { action: ProductAction; onRemove: () => void }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <section className={styles.strip} aria-label={t('products.with-card')}>
      <Store aria-hidden size={16} className={styles.icon} />
      <bdi className={styles.button}>{name}</bdi>
      <span className={`${styles.price} tabular`}>{price && format.money(price.minor, price.currency)}</span>
      <IconButton label={t('products.without-card')} size="s" icon={<X />} onClick={onRemove} />
    </section>
  )
}
