import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replySpeed } from '#core/automation/reply-speed.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { keyword, openAutomation, type Automation } from '../../../support/automation.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { unreachable } from '../../../support/scripted-cloud-api.ts'

const second = 1_000
const hour = 3_600 * second

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

it('tells how many answers left within the target, and which waited too long to leave, until that is a day ago', async () => {
  const speed = async () => (await call(shop.router.automation.automationHealth, undefined, shop.asOwner)).speed
  await automation.add(keyword('메뉴', '김치찌개예요.'))
  expect(await speed()).toEqual({ targetMs: 2_000, replyCount: 0, withinTargetCount: 0, late: null })
  await shop.customerWrites('메뉴요')
  expect(await speed()).toEqual({ targetMs: 2_000, replyCount: 1, withinTargetCount: 1, late: null })

  let isOffline = true
  shop.cloudApi.rule = () => (isOffline ? unreachable : null)
  await shop.customerWrites('메뉴요', { phone: '821000000001' })
  await shop.clock.advance(7 * second)
  expect(await speed()).toMatchObject({ replyCount: 2, withinTargetCount: 1, late: { level: 'warning', limitMs: 5_000, count: 1, spentOn: 'sending' } })
  await shop.clock.advance(7 * second)
  expect(await speed()).toMatchObject({ late: { level: 'alarm', limitMs: 10_000, count: 1 } })
  isOffline = false
  await shop.clock.advance(60 * second)
  expect(await automation.replies('821000000001')).toEqual(['김치찌개예요.'])
  const left = (await speed()).late!
  expect(left.slowestMs).toBeGreaterThan(10_000)
  await shop.clock.advance(hour)
  expect((await speed()).late).toEqual(left)
  await shop.clock.advance(24 * hour)
  expect(await speed()).toEqual({ targetMs: 2_000, replyCount: 0, withinTargetCount: 0, late: null })
})

it.each([
  [[1_000, 900], { withinTargetCount: 1, late: null }],
  [[2_000, 2_900], { withinTargetCount: 0, late: null }],
  [[4_000, 1_001], { withinTargetCount: 0, late: { level: 'warning', limitMs: 5_000, count: 1, slowestMs: 5_001, spentOn: 'deciding' } }],
  [[1, 10_000], { withinTargetCount: 0, late: { level: 'alarm', limitMs: 10_000, count: 1, slowestMs: 10_001, spentOn: 'sending' } }],
])('deciding and leaving together count: %s', ([decidingMs, sendingMs], expected) => {
  expect(replySpeed([{ decidingMs: decidingMs!, sendingMs: sendingMs! }], policyValue)).toEqual({ targetMs: 2_000, replyCount: 1, ...expected })
})
