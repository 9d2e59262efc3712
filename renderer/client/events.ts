import type { AppEvent } from '#shared/contract/events.ts'
import { api, dropChannel, reconnectNow } from './api.ts'

type EventOf<Type extends AppEvent['type']> = Extract<AppEvent, { type: Type }>
type Listener = (event: AppEvent) => void

const listeners = new Map<AppEvent['type'], Set<Listener>>()
const resyncListeners = new Set<() => void>()

/** Hears one kind of event from the single subscription. Answers how to stop. */
export function onEvent<Type extends AppEvent['type']>(type: Type, listener: (event: EventOf<Type>) => void): () => void {
  const group = listeners.get(type) ?? new Set()
  listeners.set(type, group)
  group.add(listener as Listener)
  return () => void group.delete(listener as Listener)
}

/** Called when events may have been missed (connection made anew, computer woke up): ask again for what is on screen. */
export function onResync(listener: () => void): () => void {
  resyncListeners.add(listener)
  return () => void resyncListeners.delete(listener)
}

/** For tests and for events that start on this side, such as a clicked browser notification. */
export function publishEvent(event: AppEvent): void {
  for (const listener of listeners.get(event.type) ?? []) listener(event)
}

function resync(): void {
  for (const listener of resyncListeners) listener()
}

const sleptIfLongerThanMs = 30_000
const heartbeatMs = 10_000
const answerWithinMs = 4_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function listenForever(): Promise<never> {
  for (let round = 0; ; round += 1) {
    try {
      const events = await api.events.subscribe()
      if (round > 0) resync()
      for await (const event of events) publishEvent(event)
    } catch {
      // The next round waits for the connection.
    }
    await pause(Math.min(100 * (round + 1), 1000))
  }
}

async function checkConnection(): Promise<void> {
  reconnectNow()
  const answer = api.shop.state().then(
    () => true,
    () => true,
  )
  if (!(await Promise.race([answer, pause(answerWithinMs).then(() => false)]))) dropChannel()
}

let isStarted = false

/** Once, at the start of the app. */
export function startEvents(): void {
  if (isStarted) return
  isStarted = true
  void listenForever()
  onEvent('library', ({ part }) => part === 'customers' && resync())

  let lastBeatMs = Date.now()
  const beat = () => {
    const nowMs = Date.now()
    const hasSlept = nowMs - lastBeatMs > sleptIfLongerThanMs
    lastBeatMs = nowMs
    if (!hasSlept) return
    void checkConnection()
    resync()
  }
  setInterval(beat, heartbeatMs)
  window.addEventListener('online', () => void checkConnection())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') beat()
  })
}
