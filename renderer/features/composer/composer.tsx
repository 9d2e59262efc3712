import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type { Message } from '#shared/domain/message.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { MessageDrop } from './attachments/message-drop.tsx'
import { openDraft } from './draft/sessions.ts'
import { useDraft } from './draft/use-draft.ts'
import { ComposerCard, type ComposerCardHandle } from './composer-card.tsx'
import { BlockedPanel, ClosedPanel } from './window/closed-panel.tsx'
import { useReplyTarget } from './window/use-reply-target.ts'
import { useReplyWindow } from './window/use-reply-window.ts'
import { WindowCountdown } from './window/window-countdown.tsx'
import styles from './composer.module.css'

export type ComposerProps = {
  conversationId: number
  /** A message the thread asked to quote; the draft may hold another one from before. */
  quoted: Message | null
  onClearQuote: () => void
  /** Text put in at the caret, once per `nonce`. */
  insertion: { text: string; nonce: number } | null
}

/**
 * The reply to one conversation. Files may be dropped anywhere on the element that holds it together with the
 * thread (its parent).
 */
export const Composer = memo(function Composer({ conversationId, quoted, onClearQuote, insertion }: ComposerProps) {
  const t = useStrings()
  const reply = useReplyTarget(conversationId)
  const { window, nowMs } = useReplyWindow(reply.state === 'ready' ? reply.target.windowEndsAtMs : null)
  const { session, files } = openDraft(conversationId)
  const region = useRef<HTMLElement>(null)
  const card = useRef<ComposerCardHandle>(null)
  const { spoken, announce } = useAnnouncer()
  const canWrite = reply.state === 'ready' && !reply.target.isBlocked && window.state === 'open'

  useEffect(() => () => void session.flush(), [session])
  useEffect(() => {
    if (quoted) session.change({ type: 'quoted', message: quoted })
  }, [session, quoted])
  useInsertion(insertion, (text) => {
    if (card.current) card.current.insert(text)
    else session.change({ type: 'text-set', text: session.state.text + text })
  })
  useWindowAnnouncements(reply.state === 'ready' ? canWrite : null, reply.state === 'ready' ? reply.target.contactName : '', announce)

  const addFiles = useCallback((added: File[]) => void files.add(added), [files])

  return (
    <section ref={region} className={styles.composer} aria-label={t('composer.region')}>
      {reply.state === 'loading' && <Skeleton height="88px" shape="block" />}
      {reply.state === 'error' && (
        <div className={styles.failed} role="alert">
          {t('composer.row-failed')}
          <Button size="s" onClick={reply.reload}>{t('common.retry')}</Button>
        </div>
      )}
      {reply.state === 'ready' && canWrite && (
        <>
          {window.state === 'open' && window.isClosingSoon && <WindowCountdown endsAtMs={window.endsAtMs} nowMs={nowMs} />}
          <ComposerCard ref={card} session={session} files={files} contactName={reply.target.contactName} onFiles={addFiles} onClearQuote={onClearQuote} announce={announce} />
          <MessageDrop anchor={region} onFiles={addFiles} />
        </>
      )}
      {reply.state === 'ready' && !canWrite && <KeptApart conversationId={conversationId} target={reply.target} window={window} />}
      <VisuallyHidden><span role="status" aria-live="polite">{spoken}</span></VisuallyHidden>
    </section>
  )
})

function KeptApart({ conversationId, target, window }: { conversationId: number; target: Parameters<typeof ClosedPanel>[0]['target']; window: ReturnType<typeof useReplyWindow>['window'] }) {
  const { session } = openDraft(conversationId)
  const text = useDraft(session, (state) => state.text)
  if (target.isBlocked) return <BlockedPanel target={target} draftText={text} />
  return window.state === 'open' ? null : <ClosedPanel target={target} window={window} draftText={text} />
}

/** Each nonce is carried out once, also when the same text is wanted again. */
function useInsertion(insertion: ComposerProps['insertion'], insert: (text: string) => void): void {
  const done = useRef(0)
  useEffect(() => {
    if (!insertion || insertion.nonce === done.current) return
    done.current = insertion.nonce
    insert(insertion.text)
  })
}

function useAnnouncer(): { spoken: string; announce: (text: string) => void } {
  const [spoken, setSpoken] = useState('')
  return { spoken, announce: setSpoken }
}

/** Says when the field opens or closes while it is on screen. */
function useWindowAnnouncements(canWrite: boolean | null, name: string, announce: (text: string) => void): void {
  const t = useStrings()
  const before = useRef<boolean | null>(null)
  useEffect(() => {
    if (before.current !== null && canWrite !== null && before.current !== canWrite) {
      announce(canWrite ? t('composer.reopened', { name }) : t('composer.closed-announce'))
    }
    before.current = canWrite ?? before.current
  }, [canWrite, name, announce, t])
}
