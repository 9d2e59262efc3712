import { expect, test } from 'vitest'
import { differsFromOwn, localTimeOf, offsetMinutes } from '../../../renderer/features/contacts/local-time.ts'

const winter = Date.UTC(2026, 0, 10)
const summer = Date.UTC(2026, 6, 10)

test('a country with one zone has one time, daylight saving included', () => {
  const germany = localTimeOf('DE', 'Asia/Seoul', winter)!
  expect([germany.earliestOffsetMinutes, germany.latestOffsetMinutes, germany.ownOffsetMinutes]).toEqual([60, 60, 540])
  expect(localTimeOf('DE', 'Asia/Seoul', summer)!.latestOffsetMinutes).toBe(120)
  expect(differsFromOwn(germany)).toBe(true)
})

test('a country with several zones says from when to when', () => {
  const unitedStates = localTimeOf('US', 'Asia/Seoul', winter)!
  expect([unitedStates.earliestOffsetMinutes, unitedStates.latestOffsetMinutes]).toEqual([-600, -300])
})

test('the same time as the shop is not worth a line, an unknown country has none', () => {
  expect(differsFromOwn(localTimeOf('JP', 'Asia/Seoul', winter)!)).toBe(false)
  expect(localTimeOf('XX', 'Asia/Seoul', winter)).toBeNull()
  expect(localTimeOf('not a country', 'Asia/Seoul', winter)).toBeNull()
})

test('offsets of zones with half hours', () => {
  expect(offsetMinutes('Asia/Kolkata', winter)).toBe(330)
  expect(offsetMinutes('America/St_Johns', winter)).toBe(-210)
  expect(offsetMinutes('UTC', winter)).toBe(0)
})
