import { useEffect, useRef, useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { messageWords } from './model/message-words.ts'
import type { ThreadState } from './model/thread-state.ts'

/** Says what the customer writes while the conversation is open, once (W48). */
export function LiveAnnouncer({ state, customerName }: { state: ThreadState; customerName: string }) {
  const t = useStrings()
  const [words, setWords] = useState('')
  const knownUpTo = useRef<{ timestampMs: number; generation: number } | null>(null)

  useEffect(() => {
    const last = state.messages.at(-1)
    if (!last || state.phase !== 'ready' || state.hasNewer) return
    const known = knownUpTo.current
    knownUpTo.current = { timestampMs: last.timestampMs, generation: state.generation }
    if (!known || known.generation !== state.generation) return
    const fresh = state.messages.filter((message) => message.timestampMs > known.timestampMs && message.direction === 'inbound')
    if (fresh.length > 0) setWords(fresh.map((message) => t('thread.announce', { name: customerName, text: messageWords(message, t) })).join('. '))
  }, [state, customerName, t])

  return <VisuallyHidden><span aria-live="polite" data-thread-announcer>{words}</span></VisuallyHidden>
}
