import { expect, test } from 'vitest'
import { chatAddress } from '../../../renderer/features/palette/chat-address.ts'

test.each([
  ['https://wa.me/821055500112', '821055500112', null],
  ['wa.me/821055500112?text=%EC%95%88%EB%85%95', '821055500112', '안녕'],
  ['whatsapp://send?phone=%2B82%2010-5550-0112&text=hi', '821055500112', 'hi'],
  ['https://api.whatsapp.com/send?phone=821055500112', '821055500112', null],
  ['+82 10-5550-0112', '+821055500112', null],
  ['010-5550-0112', '01055500112', null],
])('%s', (pasted, phone, text) => {
  expect(chatAddress(pasted)).toEqual({ phone, text })
})

test.each(['김민지', '12', 'https://example.com/821055500112', 'https://wa.me.example.com/821055500112', 'javascript:alert(1)', 'whatsapp://send', '1234567890123456789', ''])('%s is no chat', (pasted) => {
  expect(chatAddress(pasted)).toBeNull()
})
