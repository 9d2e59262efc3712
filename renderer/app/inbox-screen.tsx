import { ArrowLeft, MessageCircle } from 'lucide-react'
import { Suspense, useEffect, type ReactNode } from 'react'
import { api } from '../client/api.ts'
import { useQuery } from '../client/use-query.ts'
import { commandKeys } from '../commands/registry.ts'
import { useStrings } from '../strings/use-strings.ts'
import { Button } from '../ui/button.tsx'
import { Drawer } from '../ui/drawer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { useEscape } from '../ui/escape-ladder.ts'
import { chordText } from '../ui/key-chord.ts'
import { SplitPane } from '../ui/split-pane.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { landmarkIds } from './landmarks.ts'
import type { Layout } from './layout.ts'
import { closeConversation, insertText, jumpToMessage, openConversation, setDrawerOpen, setPanelOpen, setQuoted, setSearchOpen, togglePanel, useNavigation } from './navigation.ts'
import { Composer, ContactPanel, InboxList, SearchPanel, Thread } from './parts.ts'
import { ListSkeleton, ThreadSkeleton } from './skeletons.tsx'
import styles from './inbox-screen.module.css'

export function InboxScreen({ layout }: { layout: Layout }) {
  const t = useStrings()
  const conversationId = useNavigation((state) => state.conversationId)
  const conversation = conversationId === null ? <NothingOpen /> : <ConversationPane key={conversationId} conversationId={conversationId} layout={layout} />
  return (
    <>
      <VisuallyHidden><h1>{t('frame.inbox')}</h1></VisuallyHidden>
      {layout === 'single' ? (
        conversationId === null ? <ListPane /> : conversation
      ) : (
        <SplitPane rememberAs="list-width" label={t('ui.resize-list')} min={320} max={380} initial={340} start={<ListPane />} end={conversation} />
      )}
    </>
  )
}

function ListPane() {
  const t = useStrings()
  const selectedId = useNavigation((state) => state.conversationId)
  const isSearchOpen = useNavigation((state) => state.isSearchOpen)
  const closeSearch = () => setSearchOpen(false)
  useEscape('panel', isSearchOpen, closeSearch)
  return (
    <section id={landmarkIds.list} tabIndex={-1} aria-label={t('frame.list')} className={styles.list}>
      <ErrorBoundary resetKey={String(isSearchOpen)}>
        <Suspense fallback={<ListSkeleton />}>
          {isSearchOpen ? <SearchPanel onOpen={openConversation} onClose={closeSearch} /> : <InboxList selectedId={selectedId} onOpen={openConversation} />}
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

function ConversationPane({ conversationId, layout }: { conversationId: number; layout: Layout }) {
  const t = useStrings()
  const { jumpTo, quoted, insertion, isPanelOpen, isDrawerOpen } = useNavigation()
  const row = useQuery(async () => (await api.conversations.byIds({ conversationIds: [conversationId] }))[0] ?? null, [conversationId])
  const isDrawer = layout !== 'wide'
  useEscape('panel', isPanelOpen && !isDrawer && row.state === 'ready', () => setPanelOpen(false))

  const isGone = row.state === 'ready' && row.data === null
  useEffect(() => {
    if (isGone) closeConversation()
  }, [isGone])

  if (row.state === 'error') return <ErrorState error={row.error} onRetry={row.reload} />
  if (isGone) return <NothingOpen />

  const panel = row.data && (
    <PanelFrame isDrawer={isDrawer} isOpen={isDrawer ? isDrawerOpen : isPanelOpen}>
      <ContactPanel contactId={row.data.contactId} conversationId={conversationId} onJump={jumpToMessage} onClose={() => togglePanel(isDrawer)} />
    </PanelFrame>
  )
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
              <Thread conversationId={conversationId} jumpTo={jumpTo} onQuote={setQuoted} onEditAgain={insertText} onOpenPanel={() => togglePanel(isDrawer)} onOpenConversation={openConversation} />
            </div>
            <Composer conversationId={conversationId} quoted={quoted} onClearQuote={() => setQuoted(null)} insertion={insertion} />
          </Suspense>
        </ErrorBoundary>
      </section>
      {panel}
    </div>
  )
}

function PanelFrame({ isDrawer, isOpen, children }: { isDrawer: boolean; isOpen: boolean; children: ReactNode }) {
  const t = useStrings()
  const content = (
    <ErrorBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
  if (isDrawer) return <Drawer isOpen={isOpen} onClose={() => setDrawerOpen(false)} label={t('frame.panel')}>{content}</Drawer>
  return isOpen ? <aside aria-label={t('frame.panel')} className={styles.panel}>{content}</aside> : null
}
