import { Timer } from 'lucide-react'
import type { QuickReply } from '#shared/domain/quick-reply.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useTimeSaved } from '../../client/quick-replies.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Popover } from '../../ui/overlays/popover.tsx'
import styles from './quick-replies.module.css'

/** Uses and the time they saved, with how that is worked out. */
export function SavedTime({ replies }: { replies: readonly QuickReply[] }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const savedMs = useTimeSaved(replies)
  const count = replies.reduce((sum, reply) => sum + reply.useCount, 0)
  return (
    <footer className={styles.saved}>
      <Timer aria-hidden size={16} />
      <span className="tabular">{count === 0 ? t('quick-replies.saved-none') : t('quick-replies.saved-time', { count, time: format.countdown(savedMs) })}</span>
      <Popover side="top" label={t('quick-replies.saved-how')} trigger={<button type="button" className={styles.how}>{t('quick-replies.saved-how')}</button>}>
        <p className={styles.explained}>{t('quick-replies.saved-explained', { speed: limit('quick-replies.typing-speed'), choosing: format.countdown(limit('quick-replies.choosing-time')) })}</p>
      </Popover>
    </footer>
  )
}
