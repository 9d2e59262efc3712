import { serviceWindowAt } from '#shared/domain/service-window.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { SteadyTime } from '../kernel/steady-time.ts'
import { uploadedSinceMs } from '../kernel/upload-age.ts'
import type { OutboxItem } from '../ports/store/sending-store.ts'
import type { RateLimits, Sendable } from './buckets/rate-limits.ts'
import type { BusyConversations } from './busy-conversations.ts'
import type { ConnectionGate } from './connection-gate.ts'
import type { Departures } from './departures.ts'
import { automaticTooLateError, windowClosedError, type MessageSender } from './message-sender.ts'
import type { SendingPause } from './sending-pause.ts'
import type { SendingStatus } from './sending-status.ts'
import { needsUpload } from './to-send-request.ts'

/** Requests that leave soon after each other share one durable claim; a shorter wait would only mean more transactions. */
const shortestWaitMs = 10
/** Claimed ahead of departure, so that the time a commit takes costs nothing of the rate. What a crash finds claimed cannot be told from sent, so not more. */
const claimedAheadMs = 200
/** At a low rate a slow commit outlasts the time above. */
const fewestAhead = 8
/** Looked at beyond what may leave now, so that a customer at a limit does not hide the next one. */
const lookahead = 32
const mostUploads = 3
/** Rows of rules, see `NewOutgoing`; only their answers grow stale. */
const automationPriority = 1
const hiddenRowsEveryMs = 1_000
/** Answers of Meta can take this long; enough requests must be on their way to keep the rate. */
const expectedAnswerMs = 1_500

type Parts = { ports: FeaturePorts; time: SteadyTime; limits: RateLimits; busy: BusyConversations; gate: ConnectionGate; pause: SendingPause; status: SendingStatus; sender: MessageSender; departures: Departures }
type Plan = { toSend: (Sendable & { item: OutboxItem })[]; toUpload: OutboxItem[] }

/** Picks what the limits allow, claims it durably, and lets it leave. */
export class Outbox {
  readonly #parts: Parts
  /** Keys of files on their way to Meta, until their id there is written down: whoever brings the same one along waits for it. */
  readonly #uploading = new Set<string>()
  #launchedAtMonotonicMs = Number.NEGATIVE_INFINITY

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Milliseconds until there may be more to do; null: only when woken. */
  async sendNext(): Promise<number | null> {
    const { ports, time, limits, busy, pause, status, departures } = this.#parts
    status.refresh()
    if (pause.reason !== null) return null
    const nowMs = time.nowMs()
    const sinceLaunchMs = ports.clock.monotonicMs() - this.#launchedAtMonotonicMs
    if (sinceLaunchMs < shortestWaitMs) return shortestWaitMs - sinceLaunchMs
    const allowance = this.#allowance(nowMs)
    if (allowance <= 0) return this.#untilProbe(nowMs)
    const mostAhead = Math.max(fewestAhead, Math.ceil((limits.throughput.perSecond * claimedAheadMs) / 1000))
    if (departures.waitingCount > mostAhead / 2) {
      const brake = limits.throughputBrake(nowMs)
      if (brake) status.setBrake({ ...brake, conversationId: null, waitingCount: 0 })
      return null
    }
    const room = Math.min(allowance, mostAhead - departures.waitingCount)
    /** As they are when rows are read: an upload that ends before they are planned is not in them yet. */
    const uploading = new Set(this.#uploading)
    const due = await ports.store.dueOutgoing({ nowMs, limit: room + lookahead, excluding: busy.excluded(nowMs), uploadedSinceMs: uploadedSinceMs(ports, nowMs) })
    const plan = this.#plan({ due, room, nowMs, uploading })
    status.setBrake(busy.heldBy())
    await this.#launch(plan, nowMs)
    return plan.toSend.length > 0 ? shortestWaitMs : this.#untilNextDue(nowMs)
  }

  #allowance(nowMs: number): number {
    const { limits, busy, gate } = this.#parts
    const mostInFlight = Math.max(8, Math.ceil((limits.throughput.perSecond * expectedAnswerMs) / 1000))
    return gate.allowance(mostInFlight, busy.inFlightCount, nowMs)
  }

  #plan({ due, room, nowMs, uploading }: { due: OutboxItem[]; room: number; nowMs: number; uploading: ReadonlySet<string> }): Plan {
    const { ports, limits, busy, sender } = this.#parts
    const plan: Plan = { toSend: [], toUpload: [] }
    for (const item of due) {
      const isWindowOpen = serviceWindowAt(item.windowEndsAtMs, ports.clock.nowMs()).state === 'open'
      const sendable = { item, contactId: item.contactId, isBusinessInitiated: !isWindowOpen }
      if (!isWindowOpen && item.content.type !== 'template') {
        sender.fail(item, windowClosedError)
        continue
      }
      if (item.priority === automationPriority && nowMs - item.queuedAtMs > ports.facts.policy('automation.send-within')) {
        sender.fail(item, automaticTooLateError)
        continue
      }
      if (needsUpload(item)) {
        const isUnderway = uploading.has(keyOf(item)) || plan.toUpload.some((other) => keyOf(other) === keyOf(item))
        if (!isUnderway && plan.toUpload.length + uploading.size < mostUploads) plan.toUpload.push(item)
        continue
      }
      const brake = limits.ownBrake(sendable, nowMs)
      if (brake) busy.brake(item.conversationId, brake)
      else if (plan.toSend.length < room) {
        limits.reserve(sendable, nowMs)
        plan.toSend.push(sendable)
      }
    }
    return plan
  }

  async #launch({ toSend, toUpload }: Plan, nowMs: number): Promise<void> {
    const { ports, sender, departures } = this.#parts
    for (const item of toUpload) {
      this.#uploading.add(keyOf(item))
      void sender.uploadFile(item, () => this.#uploading.delete(keyOf(item)))
    }
    if (toSend.length === 0) return
    const claimed = new Set(await ports.store.claim(toSend.map(({ item, isBusinessInitiated }) => ({ messageId: item.messageId, atMs: nowMs, isBusinessInitiated }))))
    this.#launchedAtMonotonicMs = ports.clock.monotonicMs()
    const leaving = toSend.filter(({ item }) => claimed.has(item.messageId))
    for (const { item } of leaving) departures.add(item)
    ports.signals.emit('changed', { messages: leaving.map(({ item: { conversationId, messageId } }) => ({ conversationId, messageId, change: 'updated' })) })
  }

  #untilProbe(nowMs: number): number | null {
    const probeAtMs = this.#parts.gate.nextProbeAtMs()
    return probeAtMs === null || this.#parts.busy.inFlightCount > 0 ? null : Math.max(shortestWaitMs, probeAtMs - nowMs)
  }

  /** A row that is due but held hides the ones that become due after it, so those are looked for now and then. */
  async #untilNextDue(nowMs: number): Promise<number | null> {
    const { ports, busy } = this.#parts
    const dueAtMs = await ports.store.nextDueAtMs(nowMs)
    if (dueAtMs === null) return null
    const nextAtMs = Math.min(busy.nextReleaseAtMs() ?? Number.POSITIVE_INFINITY, dueAtMs > nowMs ? dueAtMs : nowMs + hiddenRowsEveryMs)
    return Math.max(shortestWaitMs, nextAtMs - nowMs)
  }
}

const keyOf = ({ attachment, messageId }: OutboxItem) => attachment?.key ?? `message ${messageId}`
