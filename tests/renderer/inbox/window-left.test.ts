import { expect, test } from 'vitest'
import { windowLeft } from '../../../renderer/features/inbox/window-left.ts'

const hour = 3_600_000

test('counts whole hours and minutes down and turns to closing at the notice', () => {
  expect(windowLeft(null, 0, 4 * hour)).toEqual({ state: 'none' })
  expect(windowLeft(24 * hour, 0, 4 * hour)).toEqual({ state: 'open', hours: 24, minutes: 0 })
  expect(windowLeft(4 * hour + 1, 0, 4 * hour)).toEqual({ state: 'open', hours: 4, minutes: 0 })
  expect(windowLeft(4 * hour, 0, 4 * hour)).toEqual({ state: 'closing', hours: 4, minutes: 0 })
  expect(windowLeft(2 * hour + 59_999, 0, 4 * hour)).toEqual({ state: 'closing', hours: 2, minutes: 0 })
  expect(windowLeft(1, 0, 4 * hour)).toEqual({ state: 'closing', hours: 0, minutes: 1 })
  expect(windowLeft(5, 5, 4 * hour)).toEqual({ state: 'closed' })
})
