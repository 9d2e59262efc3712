import { useEffect, useRef, useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { messageWords } from './model/message-words.ts'
import type { ThreadState } from './model/thread-state.ts'

/** Says what the customer writes while the conversation is open, once. */
export function LiveAnnouncer({ state, customerName }: { state: ThreadState; customerName: string }) {
  const t = useStrings()
  const [words, setWords] = useState('')
  const known = useRef<{ ids: ReadonlySet<number>; timestampMs: number; generation: number } | null>(null)

  useEffect(() => {
    const last = state.messages.at(-1)
    if (state.phase !== 'ready' || state.hasNewer) return
    const before = known.current
    known.current = { ids: new Set(state.messages.map((message) => message.id)), timestampMs: last?.timestampMs ?? 0, generation: state.generation }
    if (!before || before.generation !== state.generation) return
    const fresh = state.messages.filter((message) => message.direction === 'inbound' && message.timestampMs >= before.timestampMs && !before.ids.has(message.id))
    if (fresh.length > 0) setWords(fresh.map((message) => t('thread.announce', { name: customerName, text: messageWords(message, t) })).join('. '))
  }, [state, customerName, t])

  return <VisuallyHidden><span aria-live="polite" data-thread-announcer>{words}</span></VisuallyHidden>
}
