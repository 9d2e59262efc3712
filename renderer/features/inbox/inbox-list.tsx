import type { ConversationFilter } from '#shared/domain/conversation.ts'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLabels } from '../../client/library.ts'
import { useLive } from '../../client/live.ts'
import { commandKeys, runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { chordAria } from '../../ui/actions/key-chord.ts'
import { Kbd } from '../../ui/actions/kbd.tsx'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { ConversationListbox } from './conversation-listbox.tsx'
import { FilterChips } from './filter-chips.tsx'
import { LabelFilter } from './label-filter.tsx'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxSkeleton } from './inbox-skeleton.tsx'
import { useClosingNoticeMs } from './use-closing-notice.ts'
import { useInbox } from './use-inbox.ts'
import { useInboxCommands } from './use-inbox-commands.ts'
import chips from './filter-chips.module.css'
import styles from './inbox-list.module.css'

export type InboxListProps = { selectedId: number | null; onOpen: (conversationId: number, messageId?: number) => void; /** Once the rows are there. */ onShown: () => void }

export function InboxList({ selectedId, onOpen, onShown }: InboxListProps) {
  const t = useStrings()
  const [filter, setFilter] = useState<ConversationFilter>('all')
  const [chosenLabelId, setLabelId] = useState<number | null>(null)
  const labels = useLabels()
  const label = labels.items.find(({ id }) => id === chosenLabelId)
  const labelId = label?.id ?? null
  const [announcement, setAnnouncement] = useState('')
  const closingWithinMs = useClosingNoticeMs()
  const counts = useLive((live) => live.counts)
  const { feed, state, error } = useInbox(filter, labelId, closingWithinMs)
  useInboxCommands({ state, filter, labelId, selectedId, onOpen })

  useEffect(() => feed.onArrivals((rows) => {
    const [first] = rows
    if (first) setAnnouncement(rows.length === 1 ? t('inbox.announce-one', { name: first.contactName }) : t('inbox.announce-many', { count: rows.length }))
  }), [feed, t])

  useEffect(() => feed.open(selectedId), [feed, selectedId])

  const isShown = state.phase === 'ready'
  useEffect(() => {
    if (isShown) onShown()
  }, [isShown, onShown])

  return (
    <div className={styles.inbox}>
      <header className={styles.header}>
        <SearchEntry />
        <div className={chips.bar}>
          <FilterChips filter={filter} counts={counts} onChange={setFilter} />
          <LabelFilter labelId={labelId} onChange={setLabelId} />
        </div>
      </header>
      {state.phase === 'loading' && <InboxSkeleton />}
      {state.phase === 'failed' && <ErrorState error={error} title={t('inbox.error-title')} body={t('inbox.error-body')} onRetry={() => void feed.choose(filter, labelId)} />}
      {state.phase === 'ready' && state.order.length === 0 && <InboxEmpty filter={filter} labelName={label?.name ?? null} onShowAll={() => { setFilter('all'); setLabelId(null) }} />}
      {state.phase === 'ready' && state.order.length > 0 && (
        <ConversationListbox feed={feed} state={state} total={Math.min(counts?.[filter] ?? 0, label?.contactCount ?? Infinity)} closingWithinMs={closingWithinMs} selectedId={selectedId} onOpen={onOpen} />
      )}
      <div aria-live="polite"><VisuallyHidden>{announcement}</VisuallyHidden></div>
    </div>
  )
}

/** Looks like the field it opens. */
function SearchEntry() {
  const t = useStrings()
  const keys = commandKeys('go.search')
  return (
    <button type="button" className={styles.search} aria-keyshortcuts={keys && chordAria(keys)} onClick={() => runCommand('go.search')}>
      <Search aria-hidden />
      <span className="one-line">{t('inbox.search')}</span>
      {keys && <span aria-hidden className={styles.keys}><Kbd keys={keys} /></span>}
    </button>
  )
}
