import { expect, test } from 'vitest'
import { ShownNumbers } from '../../../../electron/core/kernel/shown-numbers.ts'

test('numbers of the shop’s own country are written as at home, others internationally', () => {
  let own: string | null = '+82 10-0000-0000'
  const numbers = new ShownNumbers(() => own)
  expect(numbers.text('821012345678')).toBe('010-1234-5678')
  expect(numbers.text('12133734253')).toBe('+1 213 373 4253')
  own = '+1 213 373 4200'
  expect(numbers.text('821012345678')).toBe('+82 10 1234 5678')
  expect(numbers.text('12133734253')).toBe('(213) 373-4253')
  own = null
  expect(numbers.text('821012345678')).toBe('+82 10 1234 5678')
})

test('only somebody without a name is called by the number; what is no number stays', () => {
  const numbers = new ShownNumbers(() => '+82 10-0000-0000')
  expect(numbers.name('+821012345678')).toBe('010-1234-5678')
  expect(numbers.name('김민지')).toBe('김민지')
  expect(numbers.name('+82 할인')).toBe('+82 할인')
  expect(numbers.text('999')).toBe('+999')
})
