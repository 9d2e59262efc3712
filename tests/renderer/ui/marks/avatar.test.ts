import { expect, test } from 'vitest'
import { avatarColour, initials } from '../../../../renderer/ui/marks/avatar.tsx'

test.each([
  ['김민지', '민지'], ['남궁민수', '민수'], ['하나', '하나'], ['단골 손님', '단골'], ['Sofia Martinez', 'SM'], ['james', 'J'],
  ['+82 10-5550-0112', '12'], ['', '?'], ['  ', '?'], ['👩‍🍳 Bakery', 'B'], ['👩‍🍳', '👩‍🍳'], ['محمد علي', 'مع'], ['Zoë “Z” Quinn', 'ZQ'],
])('%s is %s', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

test('colours are stable and all are used', () => {
  expect(avatarColour('17')).toBe(avatarColour('17'))
  expect(new Set(Array.from({ length: 200 }, (_, id) => avatarColour(String(id)))).size).toBe(8)
})
