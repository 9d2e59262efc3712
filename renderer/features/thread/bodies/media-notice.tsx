import { Clock, Download, FileX, RotateCw, TriangleAlert } from 'lucide-react'
import { useContext } from 'react'
import type { Media, Message } from '#shared/domain/message.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { RowTabIndexContext } from '../../../ui/message-text/row-tab-index.ts'
import { useThreadActions } from '../thread-context.ts'
import styles from './media-notice.module.css'

type AbsentState = Exclude<Media['state'], 'ready'>

const words: Record<AbsentState, MessageKey> = {
  waiting: 'thread.media-waiting', downloading: 'thread.media-downloading', failed: 'thread.media-failed', expired: 'thread.media-expired', refused: 'thread.media-refused',
}
const icons: Record<AbsentState, typeof Clock> = { waiting: Clock, downloading: Download, failed: TriangleAlert, expired: FileX, refused: FileX }

/** Why a file is not here (yet), in words, in the space the file itself will take. */
export function MediaNotice({ message, media, state, children }: { message: Message; media: Media | null; state: AbsentState; children?: string | undefined }) {
  const t = useStrings()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const Icon = icons[state]
  return (
    <div className={styles.notice} data-state={state}>
      <Icon aria-hidden className={styles.icon} />
      <span>{children ?? t(words[state])}</span>
      {state === 'failed' && <Button size="s" icon={<RotateCw size={14} />} tabIndex={tabIndex} onClick={() => actions.retryMedia(message)}>{t('thread.media-retry')}</Button>}
      {media?.problem && state !== 'expired' && (
        <details className={styles.details}>
          <summary tabIndex={tabIndex}>{t('common.details')}</summary>
          <code>{media.problem}</code>
        </details>
      )}
    </div>
  )
}
