import type { ConversationFilter } from '#shared/domain/conversation.ts'
import type { Health, SendingState } from '#shared/domain/health.ts'
import { create } from 'zustand'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'

type Live = { health: Health | null; sending: SendingState | null; unreadCount: number; counts: Record<ConversationFilter, number> | null }

/** What the whole frame shows all the time: health, the outbox, unread conversations (muted ones excluded). */
export const useLive = create<Live>(() => ({ health: null, sending: null, unreadCount: 0, counts: null }))

const settleMs = 150
/** Windows close and mutes end without an event. */
const minuteMs = 60_000

/** Once, when a shop is open. Answers how to stop. */
export function followLive(): () => void {
  const load = () => {
    void api.account.health().then((health) => useLive.setState({ health }), () => undefined)
    void api.sending.state().then((sending) => useLive.setState({ sending }), () => undefined)
    count()
  }
  const count = () => void api.conversations.counts().then((counts) => useLive.setState({ unreadCount: counts.unread, counts }), () => undefined)

  let timer: ReturnType<typeof setTimeout> | undefined
  const countSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      count()
    }, settleMs)
  }

  load()
  const everyMinute = setInterval(count, minuteMs)
  const stops = [
    onEvent('health', (event) => useLive.setState({ health: event.health })),
    onEvent('sending', (event) => useLive.setState({ sending: event.state })),
    onEvent('changed', countSoon),
    onResync(load),
  ]
  return () => {
    clearTimeout(timer)
    clearInterval(everyMinute)
    for (const stop of stops) stop()
  }
}
