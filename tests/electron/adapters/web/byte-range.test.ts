import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRange } from '#adapters/web/byte-range.ts'

test.each([
  [null, 'whole'],
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=990-', { start: 990, end: 999 }],
  ['bytes=-10', { start: 990, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=900-5000', { start: 900, end: 999 }],
  ['bytes=1000-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['items=0-1', 'whole'],
])('%s of 1000 bytes', (header, expected) => {
  expect(readRange(header, 1000)).toEqual(expected)
})

test('no header makes a range outside the file', () => {
  fc.assert(fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat({ max: 5000 }), (noise, from, to, sizeBytes) => {
    for (const header of [noise, `bytes=${from}-${to}`, `bytes=${noise}`, `bytes=-${from}`, `bytes=${from}-`]) {
      const range = readRange(header, sizeBytes)
      if (typeof range === 'string') continue
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThan(sizeBytes)
    }
  }))
})
