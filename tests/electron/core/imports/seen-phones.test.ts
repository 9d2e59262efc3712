import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SeenPhones } from '#core/imports/seen-phones.ts'

it('knows the row of every number like a map does', () => {
  const numbers = fc.oneof(fc.integer({ min: 821_020_000_000, max: 821_020_000_400 }), fc.integer({ min: 1_000_000, max: 999_999_999_999_999 }))
  fc.assert(fc.property(fc.array(numbers, { maxLength: 3000, size: 'max' }), (phones) => {
    const [seen, map] = [new SeenPhones(), new Map<number, number>()]
    phones.forEach((phone, row) => {
      expect(seen.rowOf(String(phone))).toBe(map.get(phone))
      if (map.has(phone)) return
      map.set(phone, row)
      seen.note(String(phone), row)
    })
    for (const [phone, row] of map) expect(seen.rowOf(String(phone))).toBe(row)
  }), { numRuns: 30 })
})

it('keeps apart numbers that follow one another', () => {
  const seen = new SeenPhones()
  for (let row = 0; row < 100_000; row += 1) seen.note(String(821_020_000_000 + row), row)
  expect(['821020000000', '821020099999', '821020100000'].map((phone) => seen.rowOf(phone))).toEqual([0, 99_999, undefined])
})
