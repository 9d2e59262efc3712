import { expect, test } from 'vitest'
import { credentials } from '#shared/contract/shop.ts'
import { emptyCredentials, trimmed, unusableFields } from '../../../renderer/features/welcome/connect-fields.ts'

const good = { ...emptyCredentials(), phoneNumberId: '106540352242922', wabaId: '102290129340398', token: 'EAAB-long-enough-token', appSecret: '0123456789abcdef' }

test('an empty form names what is missing, and only that', () => {
  expect([...unusableFields(emptyCredentials())].sort()).toEqual(['appSecret', 'phoneNumberId', 'token', 'wabaId'])
})

test('what the form lets through, the contract takes', () => {
  expect(unusableFields(good).size).toBe(0)
  expect(credentials.safeParse(trimmed({ ...good, token: `  ${good.token}\n` })).success).toBe(true)
})

test('a phone number is not a phone number id', () => {
  expect(unusableFields({ ...good, phoneNumberId: '+82 10-5550-0112' })).toEqual(new Set(['phoneNumberId']))
})

test('the invented word differs each time', () => {
  expect(emptyCredentials().verifyToken).toMatch(/^[a-z2-9]{16}$/)
  expect(emptyCredentials().verifyToken).not.toBe(emptyCredentials().verifyToken)
})
