import { MessageCircle } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Message } from '#shared/domain/message.ts'
import { useConversationRow } from '../../client/conversation-row.ts'
import { useCommands } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { FindBar } from './find-bar.tsx'
import { JumpButtons } from './jump-buttons.tsx'
import { LiveAnnouncer } from './live-announcer.tsx'
import { messageKeyAction, messageMenu } from './message-menu.tsx'
import { threadRows } from './model/group-messages.ts'
import { shownMessages } from './model/thread-state.ts'
import { PictureViewer } from './picture-viewer.tsx'
import { CustomerNameContext, ThreadActionsContext } from './thread-context.ts'
import { ThreadHeader } from './thread-header.tsx'
import type { ScrollTarget } from './held-place.ts'
import { ThreadList, type ThreadListHandle } from './thread-list.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { anchorOf, initialTarget, shownPictures, type AskedDay } from './thread-places.ts'
import { useConversationActions } from './use-conversation-actions.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useChatPictures } from './use-chat-pictures.ts'
import { useThreadActionsFor } from './use-thread-actions.ts'
import { useThreadModel } from './use-thread-model.ts'
import styles from './thread.module.css'

export type ThreadProps = {
  conversationId: number
  jumpTo: { messageId: number; nonce: number } | null
  onQuote: (message: Message) => void
  onEditAgain: (text: string) => void
  onOpenPanel: () => void
  onOpenConversation?: ((conversationId: number) => void) | undefined
  /** Why automation answered this message or did not. */
  onExplain?: ((messageId: number) => void) | undefined
}

export const Thread = memo(function Thread(props: ThreadProps) {
  return <OpenThread key={props.conversationId} {...props} />
})

const highlightMs = 2400
const dayOf = (ms: number) => new Date(ms).toDateString()

function OpenThread({ conversationId, jumpTo, onQuote, onEditAgain, onOpenPanel, onOpenConversation, onExplain }: ThreadProps) {
  const t = useStrings()
  const area = useRef<HTMLDivElement>(null)
  const list = useRef<ThreadListHandle>(null)
  const findField = useRef<HTMLInputElement>(null)
  const target = useRef<ScrollTarget | AskedDay | null>(null)
  const [isAtBottom, setIsAtBottom] = useState(true)
  const [back, setBack] = useState<ScrollTarget | null>(null)
  const [highlightedId, setHighlightedId] = useState<number | null>(null)
  const [reactingId, setReactingId] = useState<number | null>(null)
  const [pictureId, setPictureId] = useState<number | null>(null)
  const [isFinding, setIsFinding] = useState(false)
  const [isPickingDate, setIsPickingDate] = useState(false)
  const row = useConversationRow(conversationId)
  const conversation = row.data ?? null
  const name = conversation?.contactName ?? ''

  const isAtEnd = () => list.current?.isAtBottom() === true && !model.state.hasNewer
  const isReading = () => document.visibilityState === 'visible' && document.hasFocus() && isAtEnd()
  const { model, state } = useThreadModel(conversationId, jumpTo === null, {
    isReading,
    onOwnMessage: () => toLatest(),
    onResync: () => open(list.current?.place() ?? { to: 'bottom' }),
  })

  const open = (to: ScrollTarget | AskedDay) => {
    target.current = to
    void model.open(anchorOf(to))
  }
  const goTo = (to: ScrollTarget) => {
    if ((to.to === 'bottom' && model.state.hasNewer) || !list.current?.go(to)) open(to)
  }
  const toLatest = () => {
    setBack(null)
    goTo({ to: 'bottom' })
  }
  const jump = (messageId: number) => {
    const from = list.current?.place()
    if (from) setBack((kept) => kept ?? from)
    goTo({ to: 'message', messageId, align: 'center' })
    setHighlightedId(messageId)
  }
  const pickDate = (ms: number) => {
    const from = list.current?.place()
    if (from) setBack((kept) => kept ?? from)
    setIsPickingDate(false)
    open({ to: 'day', ms })
  }
  const handlers = useLatest({ jump, pickDate, toLatest })

  useEffect(() => {
    if (jumpTo) {
      target.current = { to: 'message', messageId: jumpTo.messageId, align: 'center' }
      setHighlightedId(jumpTo.messageId)
      void model.open({ at: 'around', messageId: jumpTo.messageId }, true)
    } else if (model.state.phase !== 'ready') void model.open({ at: 'first-unread' }, true)
    // oxlint-disable-next-line react/exhaustive-deps -- the first place; later jumps are handled below
  }, [model])
  const isFirstJump = useRef(true)
  useEffect(() => {
    if (!isFirstJump.current && jumpTo) handlers.current.jump(jumpTo.messageId)
    isFirstJump.current = false
  }, [jumpTo, handlers])

  useEffect(() => {
    if (highlightedId === null) return
    const timer = setTimeout(() => setHighlightedId(null), highlightMs)
    return () => clearTimeout(timer)
  }, [highlightedId])

  const rows = useMemo(() => {
    const before = state.hasOlder ? (state.messages[0] ?? null) : null
    return threadRows(before, shownMessages(state), state.dividerId, dayOf)
  }, [state])
  const loadedPictures = useMemo(() => shownPictures(rows.map((one) => one.message)), [rows])
  const pictures = useChatPictures(conversationId, pictureId !== null, loadedPictures)
  const actions = useThreadActionsFor(model, { onQuote, onEditAgain, onOpenConversation, onExplain, jumpTo: jump, openPicture: setPictureId })
  const conversationActions = useConversationActions(conversation)
  const checkRead = useMarkRead(conversation, state, useStable(isReading))

  const onBottomChange = useCallback((isBottom: boolean) => {
    setIsAtBottom(isBottom)
    if (isBottom && !model.state.hasNewer) {
      model.reachedBottom()
      checkRead()
    }
  }, [model, checkRead])
  const onReactingChange = useCallback((messageId: number, isReacting: boolean) => setReactingId(isReacting ? messageId : null), [])
  const lastJumpId = useRef<number | null>(null)
  const onFindJump = useCallback((messageId: number) => {
    lastJumpId.current = messageId
    handlers.current.jump(messageId)
  }, [handlers])
  const closeFind = useCallback(() => {
    setIsFinding(false)
    if (lastJumpId.current !== null) list.current?.focus(lastJumpId.current)
  }, [])
  const scroller = useCallback(() => area.current?.querySelector<HTMLElement>('[data-thread-scroller]') ?? null, [])
  const openFind = () => {
    setIsFinding(true)
    findField.current?.select()
  }
  const messageOf = (messageId: number) => model.state.messages.find((message) => message.id === messageId)

  useCommands({
    'thread.find': openFind,
    'thread.jump-to-date': () => setIsPickingDate(true),
    'thread.latest': toLatest,
    'conversation.pin': conversationActions?.pin,
    'conversation.mute': conversationActions?.mute,
    'conversation.archive': conversationActions?.archive,
    'conversation.mark-unread': conversationActions?.markUnread,
  })

  const onMessageKey = (messageId: number, event: KeyboardEvent) => {
    const message = messageOf(messageId)
    const run = message && messageKeyAction(message, event, actions, () => setReactingId(messageId))
    if (!run) return
    event.preventDefault()
    run()
  }

  return (
    <ThreadActionsContext value={actions}>
      <CustomerNameContext value={name}>
        <div className={styles.thread} data-thread={state.phase} data-thread-conversation={conversationId}>
          <ThreadHeader row={conversation} actions={conversationActions} onFind={openFind} onPickDate={() => setIsPickingDate(true)} onOpenPanel={onOpenPanel} />
          {isFinding && <FindBar conversationId={conversationId} field={findField} scroller={scroller} onJump={onFindJump} onClose={closeFind} />}
          <div ref={area} className={styles.area}>
            {state.phase === 'loading' && <ThreadSkeleton />}
            {state.phase === 'failed' && <ErrorState error={model.error} title={t('thread.error-title')} body={t('thread.error-text')} onRetry={() => void model.open({ at: 'first-unread' }, true)} />}
            {state.phase === 'ready' && rows.length === 0 && <EmptyState icon={<MessageCircle />} title={t('thread.empty-title')} body={t('thread.empty-text', { name })} />}
            {state.phase === 'ready' && rows.length > 0 && (
              <ThreadList
                key={state.generation} ref={list} label={t('thread.conversation', { name })} rows={rows} hasOlder={state.hasOlder} hasNewer={state.hasNewer}
                hasShiftedStart={state.hasShiftedStart} customerName={name} initialTarget={initialTarget(target.current, rows, state.dividerId)}
                highlightedId={highlightedId} reactingId={reactingId} onReactingChange={onReactingChange} onNearStart={() => void model.loadOlder()}
                onNearEnd={() => void model.loadNewer()} onBottomChange={onBottomChange} onMessageKey={onMessageKey}
                menuFor={(messageId, link) => messageMenu(messageOf(messageId), link, actions, () => setReactingId(messageId), t)}
                isPickingDate={isPickingDate} onPickingDateChange={setIsPickingDate} onPickDate={pickDate}
              />
            )}
            {state.phase === 'ready' && (
              <JumpButtons
                newCount={state.arrivedIds.length} isAtLatest={isAtBottom && !state.hasNewer} canGoBack={back !== null} onLatest={toLatest}
                onBack={() => { if (back) goTo(back); setBack(null) }}
              />
            )}
          </div>
          <LiveAnnouncer state={state} customerName={name} />
          {pictureId !== null && <PictureViewer pictures={pictures} openId={pictureId} customerName={name} onOpen={setPictureId} onClose={() => setPictureId(null)} />}
        </div>
      </CustomerNameContext>
    </ThreadActionsContext>
  )
}

function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}

function useStable<Result>(work: () => Result): () => Result {
  const latest = useLatest(work)
  return useCallback(() => latest.current(), [latest])
}
