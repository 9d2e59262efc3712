import { call } from '@orpc/server'
import { expect, test } from 'vitest'
import { sampleCustomers } from '#simulator/scenarios/sample-shop/customers.ts'
import { firstHour } from '#simulator/scenarios/sample-shop/first-hour.ts'
import { addSampleAutomation } from '../../../electron/hosts/shop/sample-automation.ts'
import { noteSampleConsent } from '../../../electron/hosts/shop/sample-consent.ts'
import { automationOf } from '../../support/automation.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { testShops } from '../../support/test-shops.ts'

const openShop = testShops()
/** Friday, 10:00 in Seoul, when the bakery is open. */
const friday = Date.UTC(2026, 10, 20, 1)

test.each(['ko', 'en'] as const)('the rules of the sample shop are all in order, are made once, and what is asked in its first hour is answered by the rule meant for it (%s)', async (language) => {
  const shop = await openShop({ clock: new ManualClock(friday) })
  const automation = automationOf(shop)
  await call(shop.router.fields.create, { name: '생일', kind: 'date', currency: null, choices: [] }, shop.asOwner)
  await noteSampleConsent(shop.store, sampleCustomers(language), friday)
  expect(await addSampleAutomation(shop.core, language)).toBe(true)
  expect(await addSampleAutomation(shop.core, language)).toBe(false)
  const rules = await call(shop.router.automation.rules, undefined, shop.asOwner)
  for (const rule of rules) expect((await call(shop.router.automation.checkRule, { ruleId: rule.id, draft: rule }, shop.asOwner)).problems, rule.name).toEqual([])

  const outcomes: unknown[] = []
  for (const { customer, by, text } of firstHour(sampleCustomers(language), language)) {
    const phone = customer.phone ?? ''
    await shop.clock.advance(3000)
    if (by === 'shop') {
      await shop.delivers({ message_echoes: [{ from: '821023456789', to: phone, id: `wamid.ECHO${phone}`, timestamp: String(Math.floor(shop.clock.nowMs() / 1000)), type: 'text', text: { body: text } }] }, 'smb_message_echoes')
      continue
    }
    await shop.customerWrites(text, { phone, name: customer.name })
    const trace = await automation.lastTrace(phone)
    outcomes.push([trace?.steps[0]?.ruleName, trace?.why[0]])
  }
  const [parking, discount, cakes, hello, delivery, person] = { ko: ['주차 문의', '할인 코드', '케이크 상담', '첫인사', '배달 문의', '상담원 연결'], en: ['Parking', 'Discount code', 'Cakes', 'Hello', 'Parking', 'Talk to a person'] }[language]
  expect(outcomes).toEqual([
    [parking, 'keyword fired replied'], [discount, 'keyword fired replied'], [cakes, 'keyword fired replied'], [hello, 'greeting fired replied'],
    [delivery, 'keyword stopped person-answered automation.person-silence'], [person, 'handover fired replied'],
  ])
})
