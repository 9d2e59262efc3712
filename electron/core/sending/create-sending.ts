import type { AccountStanding, SendingState } from '#shared/domain/health.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { StatusFailure } from '../kernel/signals.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import { WakefulLoop } from '../kernel/wakeful-loop.ts'
import { RateLimits } from './buckets/rate-limits.ts'
import { BusyConversations } from './busy-conversations.ts'
import { ConnectionGate } from './connection-gate.ts'
import { Departures } from './departures.ts'
import { MessageSender } from './message-sender.ts'
import { OutcomeRecorder } from './outcome-recorder.ts'
import { Outbox } from './outbox.ts'
import { rateFacts } from './rate-facts.ts'
import { ReportedFailures } from './reported-failures.ts'
import { SendingPause } from './sending-pause.ts'
import { SendingStatus } from './sending-status.ts'
import { expireUnconfirmed } from './unknown-outcomes.ts'

const daySpanMs = 86_400_000
/** Longest wait for requests on their way when the app closes; what is left counts as interrupted. */
const longestFarewellMs = 3_000

export type Sending = {
  pause: SendingPause
  readState(): Promise<SendingState>
  start(): Promise<void>
  stop(): Promise<void>
}

/** The outbox and everything that moves it. */
export function createSending(ports: FeaturePorts, time: SteadyTime, publish: (state: SendingState) => void): Sending {
  const { store, clock, facts, signals } = ports
  const limits = new RateLimits(rateFacts(facts))
  const busy = new BusyConversations()
  const gate = new ConnectionGate()
  const recorder = new OutcomeRecorder(ports)
  const pause: SendingPause = new SendingPause(ports, () => wake())
  const status = new SendingStatus({ ...ports, time, pause }, publish)
  const sender = new MessageSender({ ports, time, limits, busy, gate, pause, recorder, onFreed: (isUnknown) => freed(isUnknown) })
  const departures = new Departures({ clock, time, limits, busy, send: (item) => void sender.send(item), onLeft: () => loop.wake() })
  const outbox: Outbox = new Outbox({ ports, time, limits, busy, gate, pause, status, sender, departures })
  const loop: WakefulLoop = new WakefulLoop(ports, 'sending', () => outbox.sendNext())
  const unknownLoop = new WakefulLoop(ports, 'sending.unknown', () => expireUnconfirmed(ports, time))
  let onIdle: (() => void) | null = null

  const wake = () => {
    status.refresh()
    loop.wake()
  }
  const freed = (isUnknown: boolean) => {
    if (busy.inFlightCount === 0) onIdle?.()
    if (isUnknown) unknownLoop.wake()
    wake()
  }
  const probeNow = () => {
    gate.probeNow()
    wake()
  }
  const updateLimits = () => {
    limits.update(rateFacts(facts))
    busy.releaseBraked()
    wake()
  }
  const reported = new ReportedFailures({ ports, time, limits, busy, pause })
  const onDeliveryFailed = (failure: StatusFailure) => void reported.handle(failure).catch((error: unknown) => ports.log.error('sending.report-not-handled', error))
  const onStanding = ({ state, sinceMs }: AccountStanding) => {
    const isOurs = pause.reason === 'disconnected' || pause.reason === 'account-locked'
    if (state === 'ok' && isOurs) void pause.resume()
    if ((state === 'locked' || state === 'disconnected') && !pause.isOutdated(sinceMs)) void pause.pause(state === 'locked' ? 'account-locked' : 'disconnected')
  }

  signals.on('queued', wake)
  signals.on('projected', ({ settled, arrived }) => {
    if (arrived.length > 0) limits.throughput.received(arrived.length, time.nowMs())
    for (const messageId of settled) busy.settle(messageId)
    if (settled.length > 0) wake()
    else status.refresh()
  })
  signals.on('delivery-failed', onDeliveryFailed)
  signals.on('account-standing', onStanding)
  signals.on('api-recovered', probeNow)
  signals.on('policy-changed', updateLimits)
  signals.on('account-changed', updateLimits)

  return {
    pause,
    readState: () => status.read(),
    async start() {
      await pause.load()
      limits.update(rateFacts(facts))
      for (const attempt of await store.attemptsSince(time.nowMs() - daySpanMs)) {
        limits.reserve(attempt, attempt.atMs)
        limits.depart(attempt, attempt.atMs)
      }
      await holdInterrupted(ports, busy, time)
      loop.start()
      unknownLoop.start()
    },
    async stop() {
      await loop.stop()
      await unknownLoop.stop()
      if (busy.inFlightCount > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(longestFarewellMs, resolve)
          onIdle = () => {
            cancel()
            resolve()
          }
        })
      }
      status.stop()
      await recorder.stop()
    },
  }
}

/** What a crash interrupted may or may not have been sent: unknown, and its conversation waits a moment for a sign. */
async function holdInterrupted({ store, facts, log, signals }: FeaturePorts, busy: BusyConversations, time: SteadyTime): Promise<void> {
  const interrupted = await store.markInterrupted(time.nowMs())
  if (interrupted.length === 0) return
  log.warn('sending.interrupted', { count: interrupted.length })
  const untilMs = time.nowMs() + facts.policy('sending.unknown-hold')
  for (const message of await store.messagesByIds(interrupted)) {
    busy.holdForUnknown(message.id, message.conversationId, untilMs)
    signals.emit('changed', { messages: [{ conversationId: message.conversationId, messageId: message.id, change: 'updated' }] })
  }
}
