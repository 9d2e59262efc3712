import type { Behaviour } from '../behaviour.ts'
import type { FaultBook } from '../faults/fault-book.ts'
import { escapedJson } from '../json.ts'
import type { Random } from '../random.ts'
import type { Ledger, WebhookEntry } from '../state/books.ts'
import type { SimulatorClock } from '../time/simulator-clock.ts'
import { bodyOf, type Change } from './batching.ts'
import { Poster, signature } from './post.ts'

type Receiver = { url: URL; verifyToken: string }
type Delivery = { entry: WebhookEntry; level: Change['level']; firstAttemptAtMs: number }
export type SenderParts = {
  wabaId: string
  appSecret: string
  clock: SimulatorClock
  random: Random
  ledger: Ledger
  faults: FaultBook
  behaviour: () => Behaviour
  receiverOf: (level: Change['level']) => Receiver | null
}

/**
 * Turns changes into signed posts: at least once, unordered, retried with growing delay until somebody answers
 * 200 or seven days have passed. Attempts run side by side up to `webhookConcurrency`.
 */
export class WebhookSender {
  readonly #parts: SenderParts
  readonly #poster = new Poster()
  #waiting: Change[] = []
  #cancelFlush: (() => void) | null = null
  #held: Delivery[] = []
  #queue: Delivery[] = []
  #queueHead = 0
  #active = 0
  #onIdle: (() => void)[] = []
  #isStopped = false

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  get poster(): Poster {
    return this.#poster
  }

  emit(change: Change): void {
    if (this.#isStopped) return
    const delay = this.#parts.faults.take('webhook', (fault) => fault.kind === 'delay')
    if (delay) this.#parts.clock.after(this.#parts.random.between(delay.delayMs ?? [1000, 5000]), () => this.#gather(change))
    else this.#gather(change)
  }

  /** Nothing waits to be posted now. Retries that are due later don't count. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#onIdle.push(resolve))
  }

  stop(): void {
    this.#isStopped = true
    this.#poster.close()
    this.#settleIdle()
  }

  #gather(change: Change): void {
    const behaviour = this.#parts.behaviour()
    const batch = this.#parts.faults.peek('webhook', (fault) => fault.kind === 'batch')
    const size = batch?.size ?? behaviour.webhookBatchSize
    if (size <= 1) {
      this.#post([change])
      return
    }
    this.#waiting.push(change)
    if (this.#waiting.length >= size) this.#flush()
    else this.#cancelFlush ??= this.#parts.clock.after(batch?.waitMs ?? behaviour.webhookBatchWaitMs, () => this.#flush())
  }

  #flush(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = null
    const changes = this.#waiting
    this.#waiting = []
    if (changes.length === 0) return
    if (changes.length > 1) this.#parts.faults.take('webhook', (fault) => fault.kind === 'batch')
    for (const level of ['phone', 'waba'] as const) {
      const sameLevel = changes.filter((change) => change.level === level)
      if (sameLevel.length > 0) this.#post(sameLevel)
    }
  }

  #post(changes: readonly Change[]): void {
    const { clock, faults, ledger, random } = this.#parts
    const json = escapedJson(bodyOf(changes, this.#parts.wabaId, random))
    const copies = faults.take('webhook', (fault) => fault.kind === 'duplicate') ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery: Delivery = { entry: ledger.webhook(clock.nowMs(), json), level: changes[0]!.level, firstAttemptAtMs: clock.nowMs() }
      this.#holdOrQueue(delivery)
    }
    this.#pump()
  }

  #holdOrQueue(delivery: Delivery): void {
    const shuffle = this.#parts.faults.take('webhook', (fault) => fault.kind === 'shuffle')
    if (!shuffle) {
      this.#queue.push(delivery)
      return
    }
    this.#held.push(delivery)
    if (this.#held.length >= (shuffle.size ?? 10)) this.#releaseHeld()
    else if (this.#held.length === 1) this.#parts.clock.after(shuffle.waitMs ?? 200, () => this.#releaseHeld())
  }

  #releaseHeld(): void {
    this.#queue.push(...this.#parts.random.shuffle(this.#held))
    this.#held = []
    this.#pump()
  }

  #pump(): void {
    const most = this.#parts.behaviour().webhookConcurrency
    while (this.#active < most && this.#queueHead < this.#queue.length) {
      const delivery = this.#queue[this.#queueHead]!
      this.#queueHead += 1
      this.#active += 1
      void this.#attempt(delivery).finally(() => {
        this.#active -= 1
        this.#pump()
        if (this.#isIdle()) this.#settleIdle()
      })
    }
    if (this.#queueHead > 4096 && this.#queueHead * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#queueHead)
      this.#queueHead = 0
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { entry } = delivery
    const receiver = this.#parts.receiverOf(delivery.level)
    if (!receiver) {
      entry.state = 'no-receiver'
      return
    }
    entry.attempts += 1
    const status = await this.#send(entry.json, receiver.url)
    entry.status = status
    if (this.#isStopped) return
    if (status === 200) entry.state = 'delivered'
    else this.#retryLater(delivery)
  }

  async #send(json: string, url: URL): Promise<number | null> {
    const { faults, appSecret } = this.#parts
    if (faults.take('webhook', (fault) => fault.kind === 'drop')) return null
    const forged = faults.take('webhook', (fault) => fault.kind === 'bad-signature' || fault.kind === 'no-signature' || fault.kind === 'truncated')
    const isForged = forged?.kind === 'bad-signature'
    const headers: Record<string, string> = forged?.kind === 'no-signature' ? {} : { 'x-hub-signature-256': signature(json, isForged ? `${appSecret}?` : appSecret) }
    const body = forged?.kind === 'truncated' ? json.slice(0, Math.floor(json.length / 2)) : json
    const answer = await this.#poster.post(url, body, headers, this.#parts.behaviour().webhookTimeoutMs)
    return answer.status
  }

  #retryLater(delivery: Delivery): void {
    const { clock, random } = this.#parts
    const { webhookRetryAfterMs, webhookGivesUpAfterMs } = this.#parts.behaviour()
    const planned = webhookRetryAfterMs[Math.min(delivery.entry.attempts, webhookRetryAfterMs.length) - 1]!
    const delayMs = planned * random.between([0.9, 1.1])
    if (clock.nowMs() + delayMs - delivery.firstAttemptAtMs > webhookGivesUpAfterMs) {
      delivery.entry.state = 'given-up'
      return
    }
    delivery.entry.state = 'retrying'
    clock.after(delayMs, () => {
      this.#queue.push(delivery)
      this.#pump()
    })
  }

  #isIdle(): boolean {
    return this.#active === 0 && this.#queueHead >= this.#queue.length
  }

  #settleIdle(): void {
    const waiting = this.#onIdle
    this.#onIdle = []
    for (const resolve of waiting) resolve()
  }
}
