import { describe, expect, it } from 'vitest'
import { policyValue } from '#shared/policy/policy.ts'
import { nextChangeInMs, replyWindowAt, timeLeft } from '../../../renderer/features/composer/window/reply-window.ts'

const limit = (key: string) => policyValue(key)
const hour = 3_600_000
const minute = 60_000
const endsAt = 100 * hour

describe('reply window', () => {
  it('closes at its very millisecond and says when the customer last wrote', () => {
    expect(replyWindowAt(endsAt, endsAt - 1, limit)).toEqual({ state: 'open', endsAtMs: endsAt, isClosingSoon: true })
    expect(replyWindowAt(endsAt, endsAt, limit)).toEqual({ state: 'closed', endedAtMs: endsAt, lastInboundAtMs: endsAt - 24 * hour })
    expect(replyWindowAt(null, 0, limit)).toEqual({ state: 'never-opened' })
  })

  it('turns amber at the notice of the policy', () => {
    expect(replyWindowAt(endsAt, endsAt - 4 * hour - 1, limit)).toMatchObject({ isClosingSoon: false })
    expect(replyWindowAt(endsAt, endsAt - 4 * hour, limit)).toMatchObject({ isClosingSoon: true })
  })

  it('is looked at again exactly when something changes', () => {
    expect(nextChangeInMs(endsAt, endsAt - 5 * hour, limit)).toBe(hour)
    expect(nextChangeInMs(endsAt, endsAt - 90 * minute - 500, limit)).toBe(500)
    expect(nextChangeInMs(endsAt, endsAt - 90 * minute, limit)).toBe(minute)
    expect(nextChangeInMs(endsAt, endsAt - 2500, limit)).toBe(500)
    expect(nextChangeInMs(endsAt, endsAt, limit)).toBeNull()
    expect(nextChangeInMs(null, 0, limit)).toBeNull()
  })

  it('reaches the end by following its own timer, without standing still', () => {
    let now = endsAt - 4 * hour - 1
    let rounds = 0
    for (let inMs = nextChangeInMs(endsAt, now, limit); inMs !== null; inMs = nextChangeInMs(endsAt, now, limit)) {
      expect(inMs).toBeGreaterThan(0)
      now += inMs
      rounds += 1
    }
    expect(now).toBe(endsAt)
    expect(rounds).toBeLessThan(320)
  })

  it('counts hours and minutes, and seconds in the last minute', () => {
    expect(timeLeft(endsAt, endsAt - 2 * hour - 13 * minute)).toEqual({ hours: 2, minutes: 13, seconds: null })
    expect(timeLeft(endsAt, endsAt - minute - 1)).toEqual({ hours: 0, minutes: 2, seconds: null })
    expect(timeLeft(endsAt, endsAt - 999)).toEqual({ hours: 0, minutes: 0, seconds: 1 })
  })
})
