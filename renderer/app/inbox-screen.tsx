import type { ConversationRow } from '#shared/domain/conversation.ts'
import { ArrowLeft, MessageCircle } from 'lucide-react'
import { memo, Suspense, useCallback, useEffect } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useConversationPart } from '../client/conversation-row.ts'
import { commandKeys } from '../commands/registry.ts'
import { SearchPanel } from '../features/search/search-panel.tsx'
import { useStrings } from '../strings/use-strings.ts'
import { Button } from '../ui/actions/button.tsx'
import { EmptyState } from '../ui/states/empty-state.tsx'
import { ErrorState } from '../ui/states/error-state.tsx'
import { useEscape } from '../ui/overlays/escape-ladder.ts'
import { chordText } from '../ui/actions/key-chord.ts'
import { SplitPane } from '../ui/pages/split-pane.tsx'
import { VisuallyHidden } from '../ui/marks/visually-hidden.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { landmarkIds } from './landmarks.ts'
import type { Layout } from './layout.ts'
import { closeConversation, explainMessage, insertText, jumpToMessage, openConversation, setDrawerOpen, setPanelOpen, setQuoted, setSearchOpen, togglePanel, useNavigation } from './navigation.ts'
import { PanelFrame } from './panel-frame.tsx'
import { Composer, ContactPanel, InboxList, loadPartsAhead, Thread } from './parts.ts'
import { ListSkeleton, ThreadSkeleton } from './skeletons.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { useShownConversation } from './use-shown-conversation.ts'
import styles from './inbox-screen.module.css'

export function InboxScreen({ layout }: { layout: Layout }) {
  const t = useStrings()
  const wantedId = useNavigation((state) => state.conversationId)
  const isSearchOpen = useNavigation((state) => state.isSearchOpen)
  const isJump = useNavigation((state) => state.jumpTo !== null)
  const conversationId = useShownConversation(wantedId, isJump)
  const conversation = conversationId === null ? <NothingOpen /> : <ConversationPane conversationId={conversationId} isWanted={conversationId === wantedId} layout={layout} />
  return (
    <>
      <VisuallyHidden><h1>{t('frame.inbox')}</h1></VisuallyHidden>
      {layout === 'single' ? (
        conversationId === null || isSearchOpen ? <ListPane isSingle /> : conversation
      ) : (
        <SplitPane rememberAs="list-width" label={t('ui.resize-list')} min={320} max={380} initial={340} start={<ListPane isSingle={false} />} end={conversation} />
      )}
    </>
  )
}

/** The search is no part to be loaded: whoever asks for it types on at once. */
function ListPane({ isSingle }: { isSingle: boolean }) {
  const t = useStrings()
  const selectedId = useNavigation((state) => state.conversationId)
  const isSearchOpen = useNavigation((state) => state.isSearchOpen)
  const closeSearch = () => setSearchOpen(false)
  const openFound = (conversationId: number, messageId?: number) => {
    openConversation(conversationId, messageId)
    if (isSingle) closeSearch()
  }
  useEscape('panel', isSearchOpen, closeSearch)
  return (
    <section id={landmarkIds.list} tabIndex={-1} aria-label={t('frame.list')} className={styles.list}>
      <ErrorBoundary resetKey={String(isSearchOpen)}>
        <Suspense fallback={<ListSkeleton />}>
          {isSearchOpen ? <SearchPanel onOpen={openFound} onClose={closeSearch} /> : <InboxList selectedId={selectedId} onOpen={openConversation} onShown={loadPartsAhead} />}
        </Suspense>
      </ErrorBoundary>
    </section>
  )
}

function NothingOpen() {
  const t = useStrings()
  return (
    <section id={landmarkIds.content} tabIndex={-1} aria-label={t('frame.thread')} className={styles.nothing}>
      <EmptyState
        icon={<MessageCircle />}
        title={t('frame.nothing-open-title')}
        body={t('frame.nothing-open-body', { keys: chordText(commandKeys('go.palette') ?? '') })}
      />
    </section>
  )
}

const contactIdOf = (row: ConversationRow) => row.contactId
const clearQuote = () => setQuoted(null)

/** Stays while conversations come and go: thread and composer change with the id, the panel a frame later. */
const ConversationPane = memo(function ConversationPane({ conversationId, isWanted, layout }: { conversationId: number; isWanted: boolean; layout: Layout }) {
  const t = useStrings()
  const { jumpTo, quoted, insertion } = useNavigation(useShallow(({ jumpTo, quoted, insertion }) => ({ jumpTo, quoted, insertion })))
  const contactId = useConversationPart(conversationId, contactIdOf)
  const isDrawer = layout !== 'wide'
  const openPanel = useCallback(() => togglePanel(isDrawer), [isDrawer])

  const isGone = contactId.state === 'ready' && contactId.data === null
  useEffect(() => {
    if (isGone && isWanted) closeConversation()
  }, [isGone, isWanted])

  if (contactId.state === 'error') return <ErrorState error={contactId.error} onRetry={contactId.reload} />
  if (isGone) return <NothingOpen />
  return (
    <div className={styles.conversation}>
      <section id={landmarkIds.content} tabIndex={-1} aria-label={t('frame.thread')} className={styles.main}>
        {layout === 'single' && (
          <Button variant="quiet" size="s" icon={<ArrowLeft aria-hidden size={16} />} className={styles.back} onClick={closeConversation}>
            {t('frame.back-to-list')}
          </Button>
        )}
        <ErrorBoundary resetKey={conversationId}>
          <Suspense fallback={<ThreadSkeleton />}>
            <div className={styles.thread}>
              <Thread conversationId={conversationId} jumpTo={isWanted ? jumpTo : null} onQuote={setQuoted} onEditAgain={insertText} onOpenPanel={openPanel} onOpenConversation={openConversation} onExplain={explainMessage} />
            </div>
            <Composer key={conversationId} conversationId={conversationId} quoted={isWanted ? quoted : null} onClearQuote={clearQuote} insertion={isWanted ? insertion : null} />
          </Suspense>
        </ErrorBoundary>
      </section>
      <Panel conversationId={conversationId} isDrawer={isDrawer} />
    </div>
  )
})

const Panel = memo(function Panel({ conversationId, isDrawer }: { conversationId: number; isDrawer: boolean }) {
  const isPanelOpen = useNavigation((state) => state.isPanelOpen)
  const isDrawerOpen = useNavigation((state) => state.isDrawerOpen)
  const shownId = useAfterPaint(conversationId)
  const contactId = useConversationPart(shownId, contactIdOf).data ?? null
  useEscape('panel', isPanelOpen && !isDrawer && contactId !== null, () => setPanelOpen(false))
  if (contactId === null) return null
  return (
    <PanelFrame isDrawer={isDrawer} isOpen={isDrawer ? isDrawerOpen : isPanelOpen} isBehind={shownId !== conversationId} onClose={() => setDrawerOpen(false)}>
      <ContactPanel contactId={contactId} conversationId={shownId} onJump={jumpToMessage} onClose={() => togglePanel(isDrawer)} />
    </PanelFrame>
  )
})
