import { useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { Tabs } from '../../ui/pages/tabs.tsx'
import { FailedLine } from '../../ui/states/failed-line.tsx'
import { MediaList } from './media-list.tsx'
import { useSharedMedia, type MediaKind } from './use-shared-media.ts'
import styles from './contact-panel.module.css'

const kinds: readonly MediaKind[] = ['pictures', 'documents', 'voice']

export function SharedMediaSection({ conversationId, onJump }: { conversationId: number; onJump: (messageId: number) => void }) {
  const t = useStrings()
  const [kind, setKind] = useState<MediaKind>('pictures')
  return (
    <section className={styles.section}>
      <Tabs
        label={t('contacts.media')}
        value={kind}
        onChange={setKind}
        tabs={kinds.map((each) => ({
          value: each,
          label: t(`contacts.media-${each}`),
          content: each === kind ? <MediaOfKind key={`${conversationId} ${each}`} conversationId={conversationId} kind={each} onJump={onJump} /> : null,
        }))}
      />
    </section>
  )
}

function MediaOfKind({ conversationId, kind, onJump }: { conversationId: number; kind: MediaKind; onJump: (messageId: number) => void }) {
  const t = useStrings()
  const media = useSharedMedia(conversationId, kind)
  if (media.state === 'loading') {
    return <div className={kind === 'pictures' ? styles.grid : styles.files} aria-hidden>{[1, 2, 3].map((index) => <Skeleton key={index} shape="block" height={kind === 'pictures' ? '5rem' : '2.5rem'} />)}</div>
  }
  if (media.state === 'failed') {
    return <FailedLine text={t('contacts.media-failed')} onRetry={media.retry} />
  }
  if (media.items.length === 0) return <p className={styles.meta}>{t(`contacts.media-none-${kind}`)}</p>
  return (
    <>
      <MediaList kind={kind} items={media.items} onJump={onJump} />
      {media.next !== null && <Button size="s" variant="quiet" className={styles.more} isBusy={media.isLoadingMore} onClick={media.loadMore}>{t('common.more')}</Button>}
    </>
  )
}
