import { ArrowLeft, SearchX } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { api } from '../../client/api.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { SearchField } from '../../ui/fields/search-field.tsx'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { RecentSearches } from './recent-searches.tsx'
import { CustomerRow, MessageRow } from './result-rows.tsx'
import { rememberQuery, rememberRecent, useSearchMemory } from './search-memory.ts'
import { SearchSession, type SearchState } from './search-session.ts'
import { SearchSkeleton } from './search-skeleton.tsx'
import styles from './search-panel.module.css'

export type SearchPanelProps = { onOpen: (conversationId: number, messageId?: number) => void; onClose: () => void }

/** Finds customers and messages in the whole shop. The focus stays in the field; arrow keys walk the results. */
export function SearchPanel({ onOpen, onClose }: SearchPanelProps) {
  const t = useStrings()
  const [session] = useState(() => new SearchSession(api.search, systemTimer))
  const state = useSyncExternalStore(session.subscribe, session.getState)
  const typed = useSearchMemory((memory) => memory.query)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [active, setActive] = useState({ answered: '', index: 0 })
  const count = state.customers.length + state.messages.length
  const index = active.answered === state.answered ? Math.min(active.index, count - 1) : 0
  const moveTo = (next: number) => setActive({ answered: state.answered, index: Math.max(0, Math.min(count - 1, next)) })
  const rowId = (at: number) => `${listId}-${at}`

  useEffect(() => session.write(typed), [session, typed])
  useLayoutEffect(() => field.current?.select(), [])
  useEffect(() => {
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' })
    if (index >= count - 10) void session.loadMore()
  }, [listId, index, count, session])

  const choose = (at: number) => {
    const customer = state.customers[at]
    const hit = state.messages[at - state.customers.length]
    if (customer) onOpen(customer.id)
    else if (hit) onOpen(hit.conversationId, hit.messageId)
    else return
    moveTo(at)
    rememberRecent(state.answered)
  }
  useImeEnter(field, { act: () => choose(index) })

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + 8, PageUp: index - 8 }
    const move = moves[event.key]
    if (move === undefined || count === 0) return
    event.preventDefault()
    moveTo(move)
  }

  return (
    <search className={styles.panel} aria-label={t('search.title')}>
      <header className={styles.header}>
        <IconButton label={t('search.close')} shortcut="Escape" icon={<ArrowLeft />} onClick={onClose} />
        <SearchField
          ref={field}
          className={styles.field}
          label={t('search.field')}
          value={typed}
          onChange={rememberQuery}
          role="combobox"
          aria-expanded={count > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? rowId(index) : undefined}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel is opened in order to type
          autoFocus
          onKeyDown={onKeyDown}
        />
      </header>
      <div className={styles.body} onScroll={(event) => isNearEnd(event.currentTarget) && void session.loadMore()}>
        <Answer state={state} typed={typed} listId={listId} rowId={rowId} activeIndex={index} onChoose={choose} onRetry={() => session.retry()} />
      </div>
      <div role="status"><VisuallyHidden>{foundText(state, t)}</VisuallyHidden></div>
    </search>
  )
}

const isNearEnd = (element: HTMLElement) => element.scrollHeight - element.scrollTop - element.clientHeight < 600

function foundText(state: SearchState, t: ReturnType<typeof useStrings>): string {
  if (state.phase !== 'ready') return ''
  return t(state.next === null ? 'search.found' : 'search.found-more', { customers: state.customers.length, messages: state.messages.length })
}

type AnswerProps = { state: SearchState; typed: string; listId: string; rowId: (at: number) => string; activeIndex: number; onChoose: (at: number) => void; onRetry: () => void }

function Answer({ state, typed, listId, rowId, activeIndex, onChoose, onRetry }: AnswerProps) {
  const t = useStrings()
  const { phase, customers, messages, answered } = state
  const count = customers.length + messages.length
  if (phase === 'failed') return <ErrorState error={state.error} title={t('search.error-title')} onRetry={onRetry} />
  if (phase === 'idle') return <RecentSearches />
  if (phase === 'searching' && answered === '') return <SearchSkeleton />
  if (count === 0) return phase === 'ready' ? <EmptyState icon={<SearchX />} title={t('search.none-title', { query: typed.trim() })} body={t('search.none-body')} /> : <SearchSkeleton />
  return (
    <div id={listId} role="listbox" aria-label={t('search.results')} aria-busy={phase === 'searching'}>
      {customers.length > 0 && (
        <div role="group" aria-label={t('search.customers')}>
          <div className={styles.heading} aria-hidden>{t('search.customers')}</div>
          {customers.map((row, at) => <CustomerRow key={row.id} row={row} query={answered} elementId={rowId(at)} isActive={at === activeIndex} onChoose={() => onChoose(at)} />)}
        </div>
      )}
      {messages.length > 0 && (
        <div role="group" aria-label={t('search.messages')}>
          <div className={styles.heading} aria-hidden>{t('search.messages')}</div>
          {messages.map((hit, offset) => {
            const at = customers.length + offset
            return <MessageRow key={hit.messageId} hit={hit} elementId={rowId(at)} isActive={at === activeIndex} onChoose={() => onChoose(at)} />
          })}
        </div>
      )}
      {state.isLoadingMore && <div className={styles.more} aria-hidden>{t('search.loading-more')}</div>}
    </div>
  )
}
