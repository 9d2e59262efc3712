import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OwnerPolicy } from '#core/sending/buckets/owner-policy.ts'
import { PairBuckets } from '#core/sending/buckets/pair.ts'
import { PortfolioTier, tierLimit } from '#core/sending/buckets/portfolio-tier.ts'
import { SlidingWindow } from '#core/sending/buckets/sliding-window.ts'
import { ThroughputBucket } from '#core/sending/buckets/throughput.ts'
import { TokenBucket } from '#core/sending/buckets/token-bucket.ts'

type Bucket = { availableAtMs(nowMs: number): number; take(nowMs: number): void }

/** Takes as early as allowed, after pauses of the given lengths; answers when each was taken. */
function drive(bucket: Bucket, pausesMs: readonly number[]): number[] {
  let nowMs = 1_000_000
  return pausesMs.map((pauseMs) => {
    nowMs = Math.max(nowMs + pauseMs, bucket.availableAtMs(nowMs + pauseMs))
    bucket.take(nowMs)
    return nowMs
  })
}

function mostInAnySpan(takenAtMs: readonly number[], spanMs: number): number {
  let most = 0
  for (let end = 0, start = 0; end < takenAtMs.length; end += 1) {
    while ((takenAtMs[start] ?? 0) <= (takenAtMs[end] ?? 0) - spanMs) start += 1
    most = Math.max(most, end - start + 1)
  }
  return most
}

const pauses = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 300 })

describe('SlidingWindow', () => {
  test('never lets more than its limit through in any span', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5_000 }), pauses, (limit, spanMs, pausesMs) => {
      expect(mostInAnySpan(drive(new SlidingWindow(limit, spanMs), pausesMs), spanMs)).toBeLessThanOrEqual(limit)
    }))
  })

  test('is fully used when there is always something to take', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5_000 }), (limit, spanMs) => {
      const takenAtMs = drive(new SlidingWindow(limit, spanMs), Array.from({ length: limit * 5 }, () => 0))
      expect((takenAtMs.at(-1) ?? 0) - (takenAtMs[0] ?? 0)).toBe(4 * spanMs)
    }))
  })

  test('tells the truth about room and time after a lower limit was set', () => {
    const window = new SlidingWindow(3, 1_000)
    for (const atMs of [0, 100, 200]) window.take(atMs)
    window.setLimit(1)
    expect(window.room(900)).toBe(0)
    expect(window.availableAtMs(900)).toBe(1_200)
  })
})

describe('TokenBucket', () => {
  test('allows its burst at once and one per interval afterwards', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10_000 }), (capacity, intervalMs) => {
      const takenAtMs = drive(new TokenBucket(capacity, intervalMs), Array.from({ length: capacity + 5 }, () => 0)).map((atMs) => atMs - 1_000_000)
      expect(takenAtMs.slice(0, capacity).every((atMs) => atMs === 0)).toBe(true)
      expect(takenAtMs.slice(capacity)).toEqual([1, 2, 3, 4, 5].map((count) => count * intervalMs))
    }))
  })

  test('never lets more through than burst plus what the time refilled', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 10, max: 1_000 }), fc.integer({ min: 1, max: 20_000 }), pauses, (capacity, intervalMs, spanMs, pausesMs) => {
      expect(mostInAnySpan(drive(new TokenBucket(capacity, intervalMs), pausesMs), spanMs)).toBeLessThanOrEqual(capacity + Math.ceil(spanMs / intervalMs))
    }))
  })

  test('counts whole tokens only', () => {
    const bucket = new TokenBucket(2, 1_000)
    bucket.take(0)
    expect([bucket.room(0), bucket.room(999), bucket.room(1_000)]).toEqual([1, 1, 2])
  })
})

describe('ThroughputBucket', () => {
  test.each([20, 80, 1000])('at %i per second: never more in any second, and at least 0.98 of it over a minute', (perSecond) => {
    const takenAtMs = drive(new ThroughputBucket(perSecond), Array.from({ length: perSecond * 60 }, () => 0))
    expect(mostInAnySpan(takenAtMs, 1_000)).toBeLessThanOrEqual(perSecond)
    const inFirstMinute = takenAtMs.filter((atMs) => atMs < 1_060_000).length
    expect(inFirstMinute / (perSecond * 60)).toBeGreaterThanOrEqual(0.98)
  })

  test('keeps the rate although the computer stalls for 40 ms every 200 ms', () => {
    const bucket = new ThroughputBucket(80)
    const takenAtMs: number[] = []
    for (let nowMs = 0; nowMs < 60_000; nowMs += nowMs % 200 === 0 ? 40 : 10) {
      for (let room = bucket.room(nowMs); room > 0; room -= 1) {
        bucket.take(nowMs)
        takenAtMs.push(nowMs)
      }
    }
    expect(mostInAnySpan(takenAtMs, 1_000)).toBeLessThanOrEqual(80)
    expect(takenAtMs.length / (80 * 60)).toBeGreaterThanOrEqual(0.98)
  })

  test('leaves room for messages received', () => {
    const bucket = new ThroughputBucket(80)
    bucket.received(75, 0)
    expect(bucket.room(0)).toBe(5)
  })

  test('slows down after 130429 and finds its way back', () => {
    const bucket = new ThroughputBucket(80)
    bucket.slowDown(1_000)
    bucket.slowDown(1_010)
    expect(bucket.perSecond).toBe(48)
    for (let nowMs = 1_000; nowMs < 60_000; nowMs += 1_000) bucket.availableAtMs(nowMs)
    expect(bucket.perSecond).toBe(80)
  })
})

describe('PairBuckets', () => {
  const rate = { burst: 45, intervalMs: 6_000 }

  test('one customer: 45 at once, then one per 6 s, at least 0.98 of what Meta permits', () => {
    const pair = new PairBuckets(rate)
    const bucket = { availableAtMs: (nowMs: number) => pair.availableAtMs(7, nowMs), take: (nowMs: number) => pair.take(7, nowMs) }
    const takenAtMs = drive(bucket, Array.from({ length: 60 }, () => 0))
    const permitted = 45 + 10
    expect(takenAtMs.filter((atMs) => atMs < 1_060_100 + 1).length).toBeGreaterThanOrEqual(Math.floor(permitted * 0.98))
    for (const spanMs of [6_000, 60_000]) expect(mostInAnySpan(takenAtMs, spanMs)).toBeLessThanOrEqual(45 + Math.ceil(spanMs / 6_000))
  })

  test('customers do not hold each other up', () => {
    const pair = new PairBuckets(rate)
    for (let count = 0; count < 45; count += 1) pair.take(1, 0)
    expect(pair.availableAtMs(1, 0)).toBeGreaterThan(0)
    expect(pair.availableAtMs(2, 0)).toBe(0)
  })

  test('131056 waits 4, 16, 64 s and forgets it once a message passed', () => {
    const pair = new PairBuckets(rate)
    expect([pair.penalise(1, 0), pair.penalise(1, 0), pair.penalise(1, 0)]).toEqual([4_000, 16_000, 64_000])
    pair.passed(1)
    expect(pair.penalise(1, 0)).toBe(4_000)
  })
})

describe('PortfolioTier', () => {
  test('never counts more different customers than the tier in any 24 h', () => {
    const step = fc.record({ contactId: fc.integer({ min: 1, max: 12 }), pauseMs: fc.integer({ min: 0, max: 8 * 3_600_000 }) })
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 200 }), (limit, steps) => {
      const tier = new PortfolioTier(limit)
      const taken: { contactId: number; atMs: number }[] = []
      let nowMs = 0
      for (const { contactId, pauseMs } of steps) {
        nowMs = Math.max(nowMs + pauseMs, tier.availableAtMs(contactId, nowMs + pauseMs))
        tier.take(contactId, nowMs)
        taken.push({ contactId, atMs: nowMs })
        const recent = new Set(taken.filter(({ atMs }) => atMs > nowMs - 86_400_000).map((one) => one.contactId))
        expect(recent.size).toBeLessThanOrEqual(limit)
      }
    }))
  })

  test('a customer who counts already costs nothing more', () => {
    const tier = new PortfolioTier(1)
    tier.take(1, 0)
    expect(tier.availableAtMs(1, 10)).toBe(10)
    expect(tier.availableAtMs(2, 10)).toBe(86_400_000)
  })

  test('reads the tiers Meta names', () => {
    expect([tierLimit('TIER_2K', 250), tierLimit('TIER_UNLIMITED', 250), tierLimit(null, 250), tierLimit('TIER_NEW', 250)]).toEqual([2_000, Number.POSITIVE_INFINITY, 250, 250])
  })
})

test('the owner policy holds all three limits at once and names the strictest', () => {
  const limits: Record<string, number> = { 'rate.owner-per-second': 2, 'rate.owner-per-minute': 5, 'rate.owner-per-hour': 8 }
  const owner = new OwnerPolicy((key) => limits[key] ?? 0)
  const bucket = { availableAtMs: (nowMs: number) => owner.availability(nowMs).atMs, take: (nowMs: number) => owner.take(nowMs) }
  const takenAtMs = drive(bucket, Array.from({ length: 30 }, () => 0))
  expect([1_000, 60_000, 3_600_000].map((spanMs) => mostInAnySpan(takenAtMs, spanMs))).toEqual([2, 5, 8])
  expect(owner.availability(takenAtMs.at(-1) ?? 0).policyKey).toMatch(/^rate\.owner-per-/)
})
