import type { ShopFacts } from '../kernel/shop-facts.ts'
import type { RateFacts } from './buckets/rate-limits.ts'

/** Meta's rate for the number, unless the owner asked for less. */
export function rateFacts(facts: ShopFacts): RateFacts {
  const { account } = facts
  const policyKey = account?.isOnPhoneApp ? 'rate.throughput-coexistence' : 'rate.throughput'
  const ownWish = facts.overrides[policyKey] === undefined ? Number.POSITIVE_INFINITY : facts.policy(policyKey)
  const granted = account?.throughputPerSecond ?? facts.policy(policyKey)
  return {
    throughput: { perSecond: Math.max(1, Math.min(granted, ownWish)), policyKey },
    messagingLimitTier: account?.messagingLimitTier ?? null,
    policy: (key) => facts.policy(key),
  }
}
