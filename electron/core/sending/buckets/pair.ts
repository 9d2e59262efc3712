import { TokenBucket } from './token-bucket.ts'

/** Requests take unequal time to arrive; one percent more than Meta asks for keeps 131056 away. */
const marginFactor = 1.01
/** Above this many customers, buckets that are full again are forgotten. */
const mostRemembered = 4096

type PairRate = { burst: number; intervalMs: number }

/** One message per interval to the same customer, with a burst borrowed from later (131056). */
export class PairBuckets {
  #rate: PairRate
  #buckets = new Map<number, TokenBucket>()
  /** After a 131056 that customer waits 4^n seconds, n counted until a message passes. */
  readonly #penalties = new Map<number, { count: number; untilMs: number }>()

  constructor(rate: PairRate) {
    this.#rate = rate
  }

  setRate(rate: PairRate): void {
    if (rate.burst === this.#rate.burst && rate.intervalMs === this.#rate.intervalMs) return
    this.#rate = rate
    this.#buckets = new Map()
  }

  availableAtMs(contactId: number, nowMs: number): number {
    return Math.max(this.#buckets.get(contactId)?.availableAtMs(nowMs) ?? nowMs, this.#penalties.get(contactId)?.untilMs ?? nowMs)
  }

  take(contactId: number, nowMs: number): void {
    let bucket = this.#buckets.get(contactId)
    if (!bucket) {
      this.#forgetFull(nowMs)
      bucket = new TokenBucket(this.#rate.burst, this.#rate.intervalMs * marginFactor)
      this.#buckets.set(contactId, bucket)
    }
    bucket.take(nowMs)
  }

  /** The moment this customer may be written to again. */
  penalise(contactId: number, nowMs: number): number {
    const count = (this.#penalties.get(contactId)?.count ?? 0) + 1
    const untilMs = nowMs + 1000 * 4 ** Math.min(count, 6)
    this.#penalties.set(contactId, { count, untilMs })
    return untilMs
  }

  passed(contactId: number): void {
    this.#penalties.delete(contactId)
  }

  #forgetFull(nowMs: number): void {
    if (this.#buckets.size < mostRemembered) return
    for (const [contactId, bucket] of this.#buckets) if (bucket.isFull(nowMs)) this.#buckets.delete(contactId)
  }
}
