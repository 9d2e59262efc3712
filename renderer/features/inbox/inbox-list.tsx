import type { ConversationFilter } from '#shared/domain/conversation.ts'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { chordAria } from '../../ui/key-chord.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { ConversationListbox } from './conversation-listbox.tsx'
import { FilterChips } from './filter-chips.tsx'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxSkeleton } from './inbox-skeleton.tsx'
import { inboxKeys } from './inbox-keys.ts'
import { useClosingNoticeMs } from './use-closing-notice.ts'
import { useInbox } from './use-inbox.ts'
import { useInboxCounts } from './use-inbox-counts.ts'
import styles from './inbox-list.module.css'

export type InboxListProps = {
  selectedId: number | null
  onOpen: (conversationId: number, messageId?: number) => void
  /** The search over everything was asked for. */
  onSearch: () => void
  /** The sample shop is open: an empty list offers patience instead of the sample. */
  isSample?: boolean | undefined
}

export function InboxList({ selectedId, onOpen, onSearch, isSample = false }: InboxListProps) {
  const t = useStrings()
  const [filter, setFilter] = useState<ConversationFilter>('all')
  const [announcement, setAnnouncement] = useState('')
  const closingWithinMs = useClosingNoticeMs()
  const counts = useInboxCounts()

  const { feed, state, error } = useInbox(filter, closingWithinMs)

  useEffect(() => feed.onArrivals((rows) => {
    const [first] = rows
    if (first) setAnnouncement(rows.length === 1 ? t('inbox.announce-one', { name: first.contactName }) : t('inbox.announce-many', { count: rows.length }))
  }), [feed, t])

  useEffect(() => feed.open(selectedId), [feed, selectedId])

  return (
    <section className={styles.inbox} aria-label={t('inbox.title')}>
      <header className={styles.header}>
        <button type="button" className={styles.search} aria-keyshortcuts={chordAria(inboxKeys.search)} onClick={onSearch}>
          <Search aria-hidden />
          <span className="one-line">{t('inbox.search')}</span>
          <span aria-hidden className={styles.keys}><Kbd keys={inboxKeys.search} /></span>
        </button>
        <FilterChips filter={filter} counts={counts} onChange={setFilter} />
      </header>
      {state.phase === 'loading' && <InboxSkeleton />}
      {state.phase === 'failed' && <ErrorState error={error} title={t('inbox.error-title')} body={t('inbox.error-body')} onRetry={() => void feed.choose(filter)} />}
      {state.phase === 'ready' && state.order.length === 0 && <InboxEmpty filter={filter} isSample={isSample} onShowAll={() => setFilter('all')} />}
      {state.phase === 'ready' && state.order.length > 0 && (
        <ConversationListbox feed={feed} state={state} total={counts?.[filter] ?? 0} closingWithinMs={closingWithinMs} selectedId={selectedId} onOpen={onOpen} />
      )}
      <div aria-live="polite"><VisuallyHidden>{announcement}</VisuallyHidden></div>
    </section>
  )
}
