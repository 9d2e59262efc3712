import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { noConditions } from '#shared/domain/automation/rule.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { openAutomation, rule, type Automation } from '../../../support/automation.ts'
import type { Shop } from '../../../support/open-shop.ts'

const hour = 3_600_000

let shop: Shop
let automation: Automation
beforeEach(async () => ({ shop, automation } = await openAutomation()))
afterEach(() => shop.close())

const contactOf = async (phone: string) => (await shop.conversation(phone)).contactId

it('a date that is so many days past sets off its rule for those a condition leaves, and says who could only have had a template', async () => {
  const paid = await shop.store.addLabel({ name: '입금', color: 'red' })
  const due = await shop.store.addField({ key: 'due', name: '결제일', kind: 'date', choices: [], currency: null })
  const [owing, quiet, settled] = ['821000000001', '821000000002', '821000000003']
  await shop.customerWrites('주문할게요', { phone: quiet })
  await automation.add(rule({ kind: 'event', event: { on: 'field-date', fieldId: due, daysBefore: -7, isYearly: false, atMinute: 660 } }, ['결제를 잊지 않으셨죠?'], { conditions: { ...noConditions, labelsNone: [paid] } }))
  await shop.clock.advance((6 * 24 + 6) * hour)
  for (const phone of [owing, settled]) await shop.customerWrites('주문할게요', { phone })
  await shop.store.changeLabels({ contactIds: [await contactOf(settled)], add: [paid], remove: [], nowMs: shop.clock.nowMs(), undoId: null })
  for (const phone of [owing, quiet, settled]) await shop.store.setFieldValues({ values: [{ contactId: await contactOf(phone), fieldId: due, value: '2026-11-20' }], nowMs: shop.clock.nowMs(), undoId: null })
  await shop.clock.advance(2 * hour)
  expect(shop.cloudApi.sent).toHaveLength(0)
  await shop.clock.advance(16 * hour)
  await shop.clock.advance(2 * hour)
  expect(await automation.replies(owing)).toEqual(['결제를 잊지 않으셨죠?'])
  expect(shop.cloudApi.sent).toHaveLength(1)
  const { items } = await call(shop.router.automation.traces, { conversationId: (await shop.conversation(quiet)).id, ruleId: null, outcome: 'stopped', after: null, limit: 10 }, shop.asOwner)
  expect(items).toMatchObject([{ trigger: 'field-date', steps: [{ reason: 'window-closed', policyKey: 'window.length' }] }])
  const reason = items[0]!.steps[0]!.reason
  expect([ko[`automation.why.${reason}`], en[`automation.why.${reason}`]]).toEqual([expect.stringContaining('템플릿'), expect.stringContaining('template')])
  expect((await call(shop.router.automation.traces, { conversationId: (await shop.conversation(settled)).id, ruleId: null, outcome: 'no-match', after: null, limit: 10 }, shop.asOwner)).items[0]?.steps[0]?.reason).toBe('label-excluded')
})
