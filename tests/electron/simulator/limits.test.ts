import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, errorOf, startTestbed, wamidOf, type Item, type Testbed } from './support/testbed.ts'

let bed: Testbed
beforeEach(async () => {
  bed = await startTestbed()
})
afterEach(() => bed.stop())

const text = { type: 'text', text: { body: 'x' } }
const hello = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } }
const failures = () => bed.shop.statuses.filter((status) => status['status'] === 'failed').map((status) => [status['id'], (status['errors'] as Item[])[0]!['code']])
const writes = (from = customer, more: Item = {}) => bed.simulator.control.receive({ from, type: 'text', text: { body: 'hi' }, ...more })
const hour = 3_600_000

describe('the 24 hour window', () => {
  test('outside it free text is accepted and then fails with 131047', async () => {
    const wamid = wamidOf(await bed.send(text))
    await bed.pass(5000)
    expect(failures()).toEqual([[wamid, 131047]])
    const failed = bed.shop.statuses[0]!
    expect(failed['errors']).toMatchObject([{ title: 'Re-engagement message', message: 'Re-engagement message', href: expect.stringContaining('error-codes'), error_data: { details: expect.stringContaining('24 hours') } }])
    expect(failed).not.toHaveProperty('pricing')
    expect(bed.shop.values[0]).not.toHaveProperty('contacts')
  })

  test('or is refused at once when told so', async () => {
    bed.simulator.control.behaviour({ outsideWindow: 'synchronous' })
    const answer = await bed.send(text)
    expect([answer.status, errorOf(answer).code]).toEqual([400, 131047])
  })

  test('is 24 hours from the time of the message, not of its arrival', async () => {
    writes(customer, { timestamp: String(bed.clock.nowMs() / 1000 - 23 * 3600) })
    const inside = wamidOf(await bed.send(text))
    await bed.pass(hour + 1000)
    const outside = wamidOf(await bed.send(text))
    await bed.pass(5000)
    expect(bed.shop.statuses.find((status) => status['id'] === inside)).toMatchObject({ status: 'sent' })
    expect(failures()).toEqual([[outside, 131047]])
  })

  test('a template needs none; history opens none', async () => {
    bed.simulator.control.history({ threads: [{ to: customer, messages: [{ id: 'wamid.H', from: customer, timestamp: String(bed.clock.nowMs() / 1000 - 60), type: 'text', text: { body: 'old' } }] }], isToldNow: true })
    const wamid = wamidOf(await bed.send(text))
    await bed.send(hello)
    await bed.pass(20_000)
    expect(failures()).toEqual([[wamid, 131047]])
    expect(bed.shop.statuses.filter((status) => status['status'] === 'delivered').length).toBe(1)
  })
})

describe('rates', () => {
  test('one person: 45 at once, then one every six seconds', async () => {
    writes()
    const codes: number[] = []
    for (let index = 0; index < 46; index += 1) {
      const answer = await bed.send(text)
      codes.push(answer.status === 200 ? 0 : errorOf(answer).code)
    }
    expect(codes).toEqual([...Array.from({ length: 45 }, () => 0), 131056])
    await bed.pass(6000)
    expect((await bed.send(text)).status).toBe(200)
    expect(errorOf(await bed.send(text)).code).toBe(131056)
    expect((await bed.send({ ...text, to: '+821000000002' })).status).toBe(200)
  })

  test.each([20, 80, 1000])('the number: %i in a second, then 130429', async (perSecond) => {
    bed.simulator.control.behaviour({ throughputPerSecond: perSecond, pairBurst: 10_000 })
    const answers = await Promise.all(Array.from({ length: perSecond + 3 }, () => bed.send(hello)))
    expect(answers.filter((answer) => answer.status === 200).length).toBe(perSecond)
    expect(new Set(answers.filter((answer) => answer.status !== 200).map((answer) => errorOf(answer).code))).toEqual(new Set([130429]))
    await bed.pass(1000)
    expect((await bed.send(hello)).status).toBe(200)
  })

  test('inbound messages use the same throughput', async () => {
    bed.simulator.control.behaviour({ throughputPerSecond: 20 })
    for (let index = 0; index < 19; index += 1) writes(`8210000001${String(index).padStart(2, '0')}`)
    expect((await bed.send(text)).status).toBe(200)
    expect(errorOf(await bed.send(text)).code).toBe(130429)
  })

  test('the portfolio: so many new people in 24 hours, by webhook', async () => {
    bed.simulator.control.behaviour({ messagingLimit: 2 })
    const wamids: string[] = []
    for (const to of ['+821000000011', '+821000000012', '+821000000011', '+821000000013']) wamids.push(wamidOf(await bed.send({ ...hello, to })))
    await bed.pass(20_000)
    expect(failures().length).toBe(1)
    writes('821000000014')
    await bed.send({ ...hello, to: '+821000000014' })
    await bed.pass(24 * hour)
    await bed.send({ ...hello, to: '+821000000015' })
    await bed.pass(20_000)
    expect(failures()).toEqual([[expect.toSatisfy((id: string) => wamids.includes(id)), 131048]])
  })
})

test('an undeliverable number fails with 131026 by webhook, a stopped one with 131050 for marketing', async () => {
  bed.simulator.control.people([{ phone: '821000000021', isReachable: false }, { phone: '821000000022', hasStoppedMarketing: true }])
  const lost = wamidOf(await bed.send({ ...hello, to: '+821000000021' }))
  const components = [{ type: 'header', parameters: [{ type: 'image', image: { link: 'https://shop.example/a.jpg' } }] }, { type: 'body', parameters: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }] }, { type: 'button', sub_type: 'copy_code', index: 1, parameters: [{ type: 'coupon_code', coupon_code: 'A1' }] }]
  const unwanted = wamidOf(await bed.send({ type: 'template', to: '+821000000022', template: { name: 'weekend_sale', language: { code: 'ko' }, components } }))
  await bed.pass(5000)
  expect(new Map(failures() as [string, number][])).toEqual(new Map([[lost, 131026], [unwanted, 131050]]))
})

test('a test number writes to its list only', async () => {
  bed.simulator.control.behaviour({ allowedRecipients: ['821000000031'] })
  expect(errorOf(await bed.send(hello))).toMatchObject({ code: 131030, error_subcode: 2655007 })
  expect((await bed.send({ ...hello, to: '+821000000031' })).status).toBe(200)
})

test.each([['locked', 131031, 403], ['unpaid', 131042, 400], ['maintenance', 131057, 500], ['unregistered', 133010, 400]] as const)('an account that is %s answers %i', async (state, code, status) => {
  bed.simulator.control.behaviour({ account: state })
  const answer = await bed.send(hello)
  expect([answer.status, errorOf(answer).code]).toEqual([status, code])
})
