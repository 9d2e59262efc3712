import type { BrakeBucket } from '#shared/domain/health.ts'
import { OwnerPolicy } from './owner-policy.ts'
import { PairBuckets } from './pair.ts'
import { PortfolioTier, tierLimit } from './portfolio-tier.ts'
import { ThroughputBucket } from './throughput.ts'

export type RateFacts = {
  /** What Meta allows the number, or the owner's stricter wish. */
  throughput: { perSecond: number; policyKey: string }
  messagingLimitTier: string | null
  policy: (key: string) => number
}
export type Sendable = { contactId: number; isBusinessInitiated: boolean }
export type Verdict = { bucket: BrakeBucket; policyKey: string; untilMs: number }

/** The four limits as one answer: may this message leave now, and if not, which limit holds it until when. */
export class RateLimits {
  readonly throughput: ThroughputBucket
  readonly pair: PairBuckets
  readonly #tier: PortfolioTier
  readonly #owner: OwnerPolicy
  #facts: RateFacts

  constructor(facts: RateFacts) {
    this.#facts = facts
    this.throughput = new ThroughputBucket(facts.throughput.perSecond)
    this.pair = new PairBuckets(pairRate(facts))
    this.#tier = new PortfolioTier(tierOf(facts))
    this.#owner = new OwnerPolicy(facts.policy)
  }

  update(facts: RateFacts): void {
    this.#facts = facts
    this.throughput.setRate(facts.throughput.perSecond)
    this.pair.setRate(pairRate(facts))
    this.#tier.setLimit(tierOf(facts))
    this.#owner.setLimits(facts.policy)
  }

  /** Held by the number's own rate, whoever the message is for. */
  throughputBrake(nowMs: number): Verdict | null {
    const untilMs = this.throughput.availableAtMs(nowMs)
    return untilMs > nowMs ? { bucket: 'throughput', policyKey: this.#facts.throughput.policyKey, untilMs } : null
  }

  /** Held by a limit of this customer or of messages like this one. */
  ownBrake({ contactId, isBusinessInitiated }: Sendable, nowMs: number): Verdict | null {
    const pairAtMs = this.pair.availableAtMs(contactId, nowMs)
    if (pairAtMs > nowMs) return { bucket: 'pair', policyKey: 'rate.pair-interval', untilMs: pairAtMs }
    if (!isBusinessInitiated) return null
    const tierAtMs = this.#tier.availableAtMs(contactId, nowMs)
    if (tierAtMs > nowMs) return { bucket: 'portfolio-tier', policyKey: 'rate.portfolio-tier', untilMs: tierAtMs }
    const owner = this.#owner.availability(nowMs)
    return owner.atMs > nowMs ? { bucket: 'owner-policy', policyKey: owner.policyKey, untilMs: owner.atMs } : null
  }

  /** Chosen to leave: messages chosen together must know of each other. */
  reserve({ contactId, isBusinessInitiated }: Sendable, atMs: number): void {
    if (!isBusinessInitiated) return
    this.#tier.take(contactId, atMs)
    this.#owner.take(atMs)
  }

  /** Leaves now. A slow disk lies between choice and departure, and Meta counts from the departure. */
  depart({ contactId }: { contactId: number }, atMs: number): void {
    this.throughput.take(atMs)
    this.pair.take(contactId, atMs)
  }
}

function pairRate({ policy }: RateFacts) {
  return { burst: policy('rate.pair-burst'), intervalMs: policy('rate.pair-interval') }
}

function tierOf({ messagingLimitTier, policy }: RateFacts): number {
  return tierLimit(messagingLimitTier, policy('rate.portfolio-tier'))
}
