import { SlidingWindow } from './sliding-window.ts'
import { TokenBucket } from './token-bucket.ts'

/** Requests take unequal time to arrive; this keeps Meta's own second from seeing one too many. */
const arrivalMarginMs = 2
/** Messages of this much time may leave at once: a slow disk or a short stall of this computer costs nothing. */
const burstMs = 250
const slowestFactor = 0.1
const recoveryStepMs = 5_000
const recoveryFactor = 1.1

/**
 * What the number may send per second. Never more than the rate in any second, and evenly spread inside it.
 * Meta counts both directions: messages received use up room as well, as soon as they are known. Those still on
 * their way here cannot be counted; a 130429 caused by them slows the bucket.
 */
export class ThroughputBucket {
  #perSecond: number
  #factor = 1
  #slowedAtMs = 0
  #window: SlidingWindow
  #pace: TokenBucket

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#window = new SlidingWindow(perSecond, 1000 + arrivalMarginMs)
    this.#pace = paceOf(perSecond)
  }

  get perSecond(): number {
    return Math.max(1, this.#perSecond * this.#factor)
  }

  setRate(perSecond: number): void {
    if (perSecond === this.#perSecond) return
    this.#perSecond = perSecond
    this.#apply()
  }

  availableAtMs(nowMs: number): number {
    this.#recover(nowMs)
    return Math.max(this.#window.availableAtMs(nowMs), this.#pace.availableAtMs(nowMs))
  }

  room(nowMs: number): number {
    this.#recover(nowMs)
    return Math.min(this.#window.room(nowMs), this.#pace.room(nowMs))
  }

  take(nowMs: number): void {
    this.#window.take(nowMs)
    this.#pace.take(nowMs)
  }

  received(count: number, nowMs: number): void {
    for (let index = 0; index < Math.min(count, this.#perSecond); index += 1) this.#window.take(nowMs)
  }

  /** Meta said 130429: go slower, then find the way back step by step. */
  slowDown(nowMs: number): void {
    if (nowMs - this.#slowedAtMs < 1000 && this.#factor < 1) return
    this.#slowedAtMs = nowMs
    this.#factor = Math.max(slowestFactor, this.#factor * 0.6)
    this.#apply()
  }

  #recover(nowMs: number): void {
    if (this.#factor === 1 || nowMs - this.#slowedAtMs < recoveryStepMs) return
    this.#slowedAtMs = nowMs
    this.#factor = Math.min(1, this.#factor * recoveryFactor)
    this.#apply()
  }

  #apply(): void {
    this.#window.setLimit(Math.max(1, Math.floor(this.perSecond)))
    this.#pace = paceOf(this.perSecond)
  }
}

function paceOf(perSecond: number): TokenBucket {
  return new TokenBucket(Math.max(1, Math.round((perSecond * burstMs) / 1000)), 1000 / perSecond)
}
