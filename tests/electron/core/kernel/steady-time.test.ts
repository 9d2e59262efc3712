import { describe, expect, it } from 'vitest'
import { SteadyTime } from '#core/kernel/steady-time.ts'
import type { Clock } from '#core/ports/clock.ts'

const startMs = Date.UTC(2026, 10, 20, 1)
const hour = 3_600_000

/** Wall time in whole milliseconds and monotonic time in fractions, as computers have them; each moves on its own. */
function twoClocks() {
  let wallMs = startMs
  let monotonicMs = 17.25
  const clock: Clock = { nowMs: () => Math.floor(wallMs), monotonicMs: () => monotonicMs, nextTurn: async () => {}, after: () => () => {} }
  return {
    time: new SteadyTime(clock),
    pass: (ms: number) => {
      wallMs += ms
      monotonicMs += ms
    },
    moveWall: (ms: number) => {
      wallMs += ms
    },
  }
}

describe('steady time', () => {
  it('runs as fast as the clock, however often it is read', () => {
    const { time, pass } = twoClocks()
    for (let reading = 0; reading < 100_000; reading += 1) {
      pass(0.3)
      time.nowMs()
    }
    expect(time.nowMs() - startMs).toBeGreaterThan(29_990)
    expect(time.nowMs() - startMs).toBeLessThanOrEqual(30_001)
  })

  it('does not add up pauses between its two readings', () => {
    const { time, pass, moveWall } = twoClocks()
    for (let reading = 0; reading < 1000; reading += 1) {
      moveWall(-40)
      pass(100)
      time.nowMs()
      moveWall(40)
      time.nowMs()
    }
    expect(time.nowMs() - startMs).toBeLessThanOrEqual(100_001)
  })

  it('counts time slept through, and goes on while a clock set back catches up', () => {
    const { time, pass, moveWall } = twoClocks()
    moveWall(72 * hour)
    expect(time.nowMs()).toBe(startMs + 72 * hour)
    moveWall(-5 * hour)
    expect(time.nowMs()).toBe(startMs + 72 * hour)
    pass(2000)
    expect(time.nowMs()).toBe(startMs + 72 * hour + 2000)
    expect(time.isWallBehind()).toBe(true)
    expect(time.toWallMs(time.nowMs() + 1000)).toBe(startMs + 67 * hour + 3000)
  })
})
