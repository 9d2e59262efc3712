import { expect, test } from 'vitest'
import { anchorShift } from '../../../renderer/features/inbox/anchor-shift.ts'

const places = (...ids: number[]) => ids.map((id) => ({ id, isPinned: false, lastActivityAtMs: 0 }))

test('a new row above the visible part moves it down by one', () => {
  expect(anchorShift(places(1, 2, 3, 4, 5), places(9, 1, 2, 3, 4, 5), 2, 5)).toBe(1)
})

test('a visible row that jumps to the top is outvoted by those that stayed', () => {
  expect(anchorShift(places(1, 2, 3, 4, 5, 6), places(4, 1, 2, 3, 5, 6), 2, 6)).toBe(0)
  expect(anchorShift(places(1, 2, 3, 4, 5, 6, 7), places(3, 8, 1, 2, 4, 5, 6, 7), 2, 7)).toBe(1)
})

test('rows gone from above move it up; nothing known left does not move it', () => {
  expect(anchorShift(places(1, 2, 3, 4), places(3, 4), 2, 4)).toBe(-2)
  expect(anchorShift(places(1, 2), places(3, 4), 0, 2)).toBe(0)
})
