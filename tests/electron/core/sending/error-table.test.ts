import { call } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { errorRules, knownErrorCode, ruleForProblem } from '#shared/policy/error-codes.ts'
import { pauseFor } from '#core/sending/decide-outcome.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { rejected } from '../../../support/scripted-cloud-api.ts'

const bodies = (shop: Shop) => shop.cloudApi.sent.map(({ content }) => (content.type === 'text' ? content.body : ''))

/** The order of first attempts is the order of writing, whatever happened in between. */
const firstAttempts = (shop: Shop) => [...new Set(bodies(shop))]

describe.each(errorRules)('code $code', (rule) => {
  test(`answered once: ${rule.retry}, ${rule.action}`, async () => {
    const shop = await openShop()
    await shop.customerWrites('질문이요')
    shop.cloudApi.answers = [rejected(rule.code)]
    const first = await shop.sends('하나')
    const second = await shop.sends('둘')
    await shop.clock.advance(1_000)
    const pause = pauseFor(rule.action)

    if (pause !== null) {
      expect(await shop.state()).toMatchObject({ isPaused: true, pauseReason: pause, queuedCount: 2 })
      expect(bodies(shop)).toEqual(['하나'])
      expect(await shop.message(first.id)).toMatchObject({ status: 'queued', error: { code: rule.code } })
    } else if (rule.retry === 'backoff') {
      await shop.clock.advance((rule.waitMs ?? 2_000) * 1.3)
      expect(bodies(shop)).toEqual(['하나', '하나', '둘'])
      expect((await shop.message(first.id)).status).toBe('accepted')
    } else {
      expect(bodies(shop)).toEqual(['하나', '둘'])
      expect(await shop.message(first.id)).toMatchObject({ status: 'failed', error: { code: rule.code } })
    }
    if (pause === null) expect((await shop.message(second.id)).status).toBe('accepted')
    expect(firstAttempts(shop)[0]).toBe('하나')
    await shop.close()
  })
})

test.each(errorRules.filter((rule) => rule.budget !== null))('code $code is given up after $budget attempts', async ({ code, budget }) => {
  const shop = await openShop()
  await shop.customerWrites('질문이요')
  shop.cloudApi.answers = Array.from({ length: 20 }, () => rejected(code))
  const message = await shop.sends('하나')
  await shop.clock.advance(3 * 3_600_000)
  expect(shop.cloudApi.sent).toHaveLength(budget ?? 0)
  expect(await shop.message(message.id)).toMatchObject({ status: 'failed', error: { code } })
  await shop.close()
})

describe('a code that no table knows', () => {
  test('of a server that failed is tried again, any other refusal is final', () => {
    const problem = { code: 999_999, subcode: null, httpStatus: 500, isTransient: false }
    expect(ruleForProblem(problem).retry).toBe('backoff')
    expect(ruleForProblem({ ...problem, httpStatus: 400, isTransient: true }).retry).toBe('backoff')
    expect(ruleForProblem({ ...problem, httpStatus: 400 }).retry).toBe('never')
    expect(ruleForProblem({ code: null, subcode: null, httpStatus: 502, isTransient: false }).retry).toBe('backoff')
  })

  test('between 200 and 299 is a missing permission', () => {
    expect([200, 230, 299].map(knownErrorCode)).toEqual([200, 200, 200])
    expect(knownErrorCode(300)).toBeNull()
    expect(ruleForProblem({ code: 230, subcode: null, httpStatus: 403, isTransient: false }).action).toBe('pause-permission')
  })

  test('100 with subcode 33 speaks of the number, not of the message', () => {
    expect(ruleForProblem({ code: 100, subcode: 33, httpStatus: 400, isTransient: false }).action).toBe('pause-permission')
    expect(ruleForProblem({ code: 100, subcode: null, httpStatus: 400, isTransient: false }).action).toBe('fix-data')
  })
})

test('Meta says how long to wait, and Danggol waits that long', async () => {
  const shop = await openShop()
  await shop.customerWrites('질문이요')
  shop.cloudApi.answers = [rejected(80007, { retryAfterMs: 300_000 })]
  await shop.sends('하나')
  await shop.clock.advance(299_000)
  expect(shop.cloudApi.sent).toHaveLength(1)
  await shop.clock.advance(3_000)
  expect(shop.cloudApi.sent).toHaveLength(2)
  await shop.close()
})

test('the token revoked while a hundred messages go out loses none and keeps their order', async () => {
  const shop = await openShop({ account: { messagingLimitTier: 'TIER_UNLIMITED' } })
  const phones = Array.from({ length: 10 }, (_unused, index) => `8210000000${index.toString().padStart(2, '0')}`)
  for (const phone of phones) await shop.customerWrites('질문이요', { phone, name: phone })
  let count = 0
  let isRevoked = true
  shop.cloudApi.rule = () => ((count += 1) > 30 && isRevoked ? rejected(190, { httpStatus: 401 }) : null)
  for (let index = 0; index < 10; index += 1) for (const phone of phones) await shop.sends(`${index}`, { phone })
  await shop.clock.advance(30_000)
  const state = await shop.state()
  expect(state).toMatchObject({ isPaused: true, pauseReason: 'token-invalid' })
  expect(shop.cloudApi.acceptedReferences.length + state.queuedCount).toBe(100)
  isRevoked = false
  await call(shop.router.account.replaceToken, { token: 'new-token' }, shop.asOwner)
  await shop.clock.advance(30_000)
  const accepted = shop.cloudApi.sent.filter(({ clientReference }) => shop.cloudApi.acceptedReferences.includes(clientReference))
  expect(new Set(shop.cloudApi.acceptedReferences).size).toBe(100)
  for (const phone of phones) {
    const order = [...new Map(accepted.filter(({ to }) => to.phone === phone).map((request) => [request.clientReference, request])).values()]
    expect(order.map(({ content }) => (content.type === 'text' ? content.body : ''))).toEqual(Array.from({ length: 10 }, (_unused, index) => `${index}`))
  }
  await shop.close()
})
