import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api } from '../../client/api.ts'
import { onEvent, onResync } from '../../client/events.ts'
import { releaseFirstPage, takeFirstPage } from '../../client/first-page.ts'
import { ThreadModel } from './model/thread-model.ts'
import type { ThreadState } from './model/thread-state.ts'

type Callbacks = { isReading: () => boolean; onOwnMessage: () => void; onResync: () => void }

/**
 * The loaded stretch of one conversation, kept true by events for as long as the component is on screen. `isAtFirst`: it begins where a conversation
 * usually opens, so what was read ahead is shown at once.
 */
export function useThreadModel(conversationId: number, isAtFirst: boolean, callbacks: Callbacks): { model: ThreadModel; state: ThreadState } {
  const latest = useRef(callbacks)
  useEffect(() => {
    latest.current = callbacks
  })
  const [{ model, first }] = useState(() => {
    const first = isAtFirst ? takeFirstPage(conversationId) : null
    return { first, model: new ThreadModel(conversationId, api.messages, first?.page ?? null) }
  })
  const state = useSyncExternalStore(model.subscribe, () => model.state)

  useEffect(() => {
    const stops = [
      onEvent('changed', (event) => {
        const changes = event.messages.filter((change) => change.conversationId === conversationId)
        if (changes.length === 0) return
        const newest = model.state.messages.at(-1)?.id ?? 0
        void model.takeChanges(changes.map((change) => change.messageId), () => latest.current.isReading()).then(() => {
          const last = model.state.messages.at(-1)
          if (last && last.id > newest && last.origin === 'person' && document.hasFocus()) latest.current.onOwnMessage()
        })
      }),
      onResync(() => latest.current.onResync()),
    ]
    if (first) releaseFirstPage(first)
    if (first?.isVoid) void model.open({ at: 'first-unread' }, true)
    else if (first && first.changedIds.size > 0) void model.takeChanges([...first.changedIds], () => latest.current.isReading())
    return () => {
      for (const stop of stops) stop()
      model.end()
    }
  }, [conversationId, model, first])

  return { model, state }
}
