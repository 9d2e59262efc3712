const daySpanMs = 86_400_000

const tierLimits: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Number.POSITIVE_INFINITY,
}

/** Customers per rolling 24 h that the tier allows; an unknown tier counts as the entry of the policy pack. */
export function tierLimit(tier: string | null, unknownTierLimit: number): number {
  return (tier === null ? undefined : tierLimits[tier]) ?? unknownTierLimit
}

/**
 * Different customers written to outside their window in any 24 h. A customer who already counts may be
 * written to again without using more of the limit.
 */
export class PortfolioTier {
  #limit: number
  /** Latest business-initiated message per customer; oldest first, so the front expires first. */
  readonly #lastAtMs = new Map<number, number>()

  constructor(limit: number) {
    this.#limit = limit
  }

  setLimit(limit: number): void {
    this.#limit = limit
  }

  availableAtMs(contactId: number, nowMs: number): number {
    this.#forget(nowMs)
    if (this.#lastAtMs.has(contactId)) return nowMs
    const excess = this.#lastAtMs.size - this.#limit
    if (excess < 0) return nowMs
    return Math.max(nowMs, this.#oldest(excess) + daySpanMs)
  }

  take(contactId: number, nowMs: number): void {
    this.#lastAtMs.delete(contactId)
    this.#lastAtMs.set(contactId, nowMs)
  }

  #oldest(index: number): number {
    let position = 0
    for (const atMs of this.#lastAtMs.values()) if (position++ === index) return atMs
    return Number.NEGATIVE_INFINITY
  }

  #forget(nowMs: number): void {
    for (const [contactId, atMs] of this.#lastAtMs) {
      if (atMs + daySpanMs > nowMs) return
      this.#lastAtMs.delete(contactId)
    }
  }
}
