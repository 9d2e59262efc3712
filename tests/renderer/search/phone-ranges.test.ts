import { expect, test } from 'vitest'
import { phoneRanges } from '../../../renderer/features/search/phone-ranges.ts'

test('digits are found whatever stands between them', () => {
  expect(phoneRanges('+821055501234', '5550-12')).toEqual([[5, 11]])
  expect(phoneRanges('+82 10-5550-1234', '55501234')).toEqual([[7, 16]])
})

test('a number written the domestic way is found in the international one', () => {
  expect(phoneRanges('+821055501234', '010-5550')).toEqual([[3, 9]])
})

test('words are no number', () => {
  expect(phoneRanges('+821055501234', '1234 cake')).toEqual([])
  expect(phoneRanges('+821055501234', '-')).toEqual([])
})
