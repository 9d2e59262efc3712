import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SimulatorOptions } from '#simulator/options.ts'
import { account, customer, errorOf, startTestbed, wamidOf, type Item, type Testbed } from './support/testbed.ts'

let bed: Testbed
const begin = async (behaviour: SimulatorOptions['behaviour'] = {}) => {
  bed = await startTestbed({ behaviour })
}
beforeEach(() => begin())
afterEach(() => bed.stop())

const told = async (field: string) => {
  await bed.simulator.control.idle()
  return bed.shop.of(field).at(-1)
}
const entryTimes = () => bed.shop.posts.map((post) => (JSON.parse(post.raw) as { entry: { time?: number }[] }).entry[0]!.time)
const nowSeconds = () => Math.floor(bed.clock.nowMs() / 1000)
const marketing = { type: 'template', template: { name: 'weekend_sale', language: { code: 'ko' }, components: [{ type: 'header', parameters: [{ type: 'image', image: { link: 'https://shop.example/a.jpg' } }] }, { type: 'body', parameters: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }] }, { type: 'button', sub_type: 'copy_code', index: 1, parameters: [{ type: 'coupon_code', coupon_code: 'A1' }] }] } }
const order = { type: 'template', template: { name: 'reservation_reminder', language: { code: 'ko' }, components: [{ type: 'body', parameters: [{ type: 'text', text: '3' }] }] } }
const text = { type: 'text', text: { body: 'x' } }

describe('a customer who wants no marketing', () => {
  const outcome = async (message: Item) => {
    const id = wamidOf(await bed.send(message))
    await bed.pass(10_000)
    return bed.shop.statuses.findLast((status) => status['id'] === id)
  }

  test('is announced, and marketing fails with 131050 until it is resumed', async () => {
    bed.simulator.control.receive({ from: customer, ...text })
    bed.simulator.control.preferences({ phone: `+${customer}`, value: 'stop' })
    expect(await told('user_preferences')).toEqual({
      messaging_product: 'whatsapp', metadata: { display_phone_number: '8225550142', phone_number_id: account.phoneNumberId },
      contacts: [{ profile: { name: 'Customer 0001' }, wa_id: customer, user_id: expect.stringMatching(/^KR\./) }],
      user_preferences: [{ wa_id: customer, user_id: expect.stringMatching(/^KR\./), detail: 'User requested to stop marketing messages', category: 'marketing_messages', value: 'stop', timestamp: nowSeconds() }],
    })
    expect(await outcome(marketing)).toMatchObject({ status: 'failed', errors: [{ code: 131050 }] })
    expect(await outcome(order)).toMatchObject({ status: 'read' })
    bed.simulator.control.preferences({ phone: customer, value: 'resume' })
    expect(await outcome(marketing)).toMatchObject({ status: 'read' })
  })

  test('may be known by user id only', async () => {
    bed.simulator.control.preferences([{ user_id: 'KR.HIDDEN1', value: 'stop' }, { user_id: 'KR.HIDDEN1', value: 'signup', signup_id: '77' }])
    const value = await told('user_preferences')
    expect(value!['user_preferences']).toEqual([{ user_id: 'KR.HIDDEN1', detail: expect.any(String), category: 'marketing_messages', value: 'signup', timestamp: nowSeconds(), signup_id: '77' }])
    expect(bed.simulator.control.state().people.find((person) => person['user_id'] === 'KR.HIDDEN1')).toMatchObject({ hasStoppedMarketing: false })
  })
})

describe('notices about the account', () => {
  const effects: readonly (readonly [notice: Item & { event: string }, value: Item, code: number | null])[] = [
    [{ event: 'ACCOUNT_RESTRICTION' }, { restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: expect.any(Number) }] }, 368],
    [{ event: 'ACCOUNT_VIOLATION' }, { violation_info: { violation_type: 'SPAM' } }, null],
    [{ event: 'DISABLED_UPDATE' }, { ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: expect.stringMatching(/^\w+ \d+, 20\d\d$/) } }, 131031],
    [{ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE' } }, { ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE' } }, null],
    [{ event: 'PARTNER_REMOVED' }, { phone_number: '8225550142', waba_info: { waba_id: account.wabaId, owner_business_id: expect.any(String) }, disconnection_info: { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' } }, 200],
    [{ event: 'ACCOUNT_OFFBOARDED' }, {}, 133010],
    [{ event: 'ACCOUNT_DELETED' }, {}, 133010],
    [{ event: 'SOMETHING_NEW', extra: 1 }, { extra: 1 }, null],
  ]
  test.each(effects)('%j is told and felt', async (notice, value, code) => {
    bed.simulator.control.account(notice)
    expect(await told('account_update')).toMatchObject({ event: notice.event, ...value })
    expect(entryTimes()).toEqual([nowSeconds()])
    const answer = await bed.send(order)
    expect(code === null ? answer.status : errorOf(answer).code).toBe(code ?? 200)
  })

  test('a restricted account may answer, a reconnected or reinstated one may do everything', async () => {
    bed.simulator.control.receive({ from: customer, ...text })
    bed.simulator.control.account({ event: 'ACCOUNT_RESTRICTION' })
    expect((await bed.send(text)).status).toBe(200)
    expect(errorOf(await bed.send({ ...order, to: '+821000000099' })).code).toBe(368)
    bed.simulator.control.account([{ event: 'ACCOUNT_OFFBOARDED' }, { event: 'ACCOUNT_RECONNECTED' }])
    expect((await bed.send({ ...order, to: '+821000000099' })).status).toBe(200)
    bed.simulator.control.account([{ event: 'DISABLED_UPDATE' }, { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }])
    expect((await bed.send(text)).status).toBe(200)
  })
})

test('a new limit, a new speed and a notice about quality are told; a rating alone is read', async () => {
  bed.simulator.control.quality({ qualityRating: 'RED' })
  expect((await bed.graph('GET', `${account.phoneNumberId}?fields=quality_rating`)).body['quality_rating']).toBe('RED')
  expect(bed.shop.posts.length).toBe(0)
  bed.simulator.control.quality({ messagingLimit: 10_000 })
  expect(await told('business_capability_update')).toEqual({ max_daily_conversations_per_business: 10_000, max_phone_numbers_per_waba: 25 })
  bed.simulator.control.quality({ messagingLimit: null, throughputPerSecond: 1000 })
  expect(await told('phone_number_quality_update')).toEqual({ display_phone_number: '8225550142', event: 'THROUGHPUT_UPGRADE', max_daily_conversations_per_business: 'TIER_UNLIMITED' })
  bed.simulator.control.quality({ event: 'FLAGGED', qualityRating: 'RED' })
  expect(await told('phone_number_quality_update')).toMatchObject({ event: 'FLAGGED' })
})

test('templates are paused, disabled, refused, measured and moved to another category', async () => {
  const id = '1689550004'
  const who = { message_template_id: Number(id), message_template_name: 'weekend_sale', message_template_language: 'ko' }
  const judge = (judgement: Parameters<typeof bed.simulator.control.templates>[0]) => bed.simulator.control.templates(judgement)
  judge({ id, quality: 'YELLOW' })
  expect(await told('message_template_quality_update')).toEqual({ previous_quality_score: 'GREEN', new_quality_score: 'YELLOW', ...who })
  judge({ id, category: 'UTILITY' })
  expect(await told('template_category_update')).toEqual({ ...who, previous_category: 'MARKETING', new_category: 'UTILITY' })
  judge({ id, status: 'PAUSED' })
  expect(await told('message_template_status_update')).toEqual({ event: 'PAUSED', ...who, message_template_category: 'UTILITY', reason: null, other_info: { title: 'FIRST_PAUSE', description: expect.any(String) } })
  judge({ id, status: 'DISABLED' })
  expect(await told('message_template_status_update')).toMatchObject({ event: 'DISABLED', disable_info: { disable_date: String(nowSeconds()) } })
  judge({ id, status: 'REJECTED', reason: 'PROMOTIONAL' })
  expect(await told('message_template_status_update')).toMatchObject({ event: 'REJECTED', reason: 'PROMOTIONAL', rejection_info: { reason: expect.any(String) } })
})

describe('what the owner types on the phone', () => {
  const unread = () => bed.simulator.control.state().people.find((person) => person['phone'] === customer)!['unreadByShop']

  test('shows that the customer was read, and takes reactions and statuses; by itself no status is told', async () => {
    bed.simulator.control.receive({ from: customer, ...text })
    expect(unread()).toBe(1)
    const [{ id }] = bed.simulator.control.echoes({ to: customer, ...text }) as [{ id: string }]
    expect(unread()).toBe(0)
    await bed.pass(60_000)
    expect(bed.shop.statuses).toEqual([])
    bed.simulator.control.statuses({ wamid: id, status: 'read' })
    await bed.simulator.control.idle()
    expect(bed.shop.statuses).toMatchObject([{ id, status: 'read', recipient_id: customer }])
    expect(bed.shop.statuses[0]).not.toHaveProperty('pricing')
  })

  test('runs its course where it is asked for', async () => {
    bed.simulator.control.behaviour({ tellsEchoStatuses: true })
    bed.simulator.control.echoes([{ to: customer, ...text }, { to: customer, type: 'revoke', revoke: { original_message_id: 'wamid.X' } }])
    await bed.pass(60_000)
    expect(bed.shop.statuses.map((status) => status['status'])).toEqual(['sent', 'delivered', 'read'])
  })
})
