import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, fileOf, startTestbed, upload, wamidOf, type Item, type Testbed } from './support/testbed.ts'

let bed: Testbed
beforeEach(async () => {
  bed = await startTestbed({ seed: 11 })
})
afterEach(() => bed.stop())

const writes = (body: string, more: Item = {}) => bed.simulator.control.receive({ from: customer, type: 'text', text: { body }, ...more })
const hour = 3_600_000
const namesOf = (items: readonly Item[]) => items.map((item) => item['status'])

describe('what a post looks like', () => {
  test('it is signed over raw bytes in which everything outside ASCII is escaped', async () => {
    writes('안녕 😀 é')
    await bed.simulator.control.idle()
    const [post] = bed.shop.posts
    expect(post!.isGenuine).toBe(true)
    expect(post!.raw).toContain('\\uc548\\ub155 \\ud83d\\ude00 \\u00e9')
    // oxlint-disable-next-line no-control-regex -- the wire must carry no bare control or non-ASCII character
    expect(post!.raw).toMatch(/^[\x00-\x7f]*$/)
  })

  test('the handshake asks for the bare challenge at the start', async () => {
    const verdict = await bed.simulator.setWebhook(bed.shop.url)
    expect(verdict).toEqual({ isVerified: true, problem: null })
    const asked = bed.shop.challenges.at(-1)!
    expect([asked.get('hub.mode'), asked.get('hub.verify_token')]).toEqual(['subscribe', 'verify-me'])
  })

  test('an inbound message has the envelope of the documentation', async () => {
    const id = writes('hello')[0]!.id
    await bed.simulator.control.idle()
    expect(JSON.parse(bed.shop.posts[0]!.raw)).toEqual({
      object: 'whatsapp_business_account',
      entry: [{ id: '102030405060708', changes: [{ field: 'messages', value: {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: '8225550142', phone_number_id: '110220330440550' },
        contacts: [{ profile: { name: 'Customer 0001' }, wa_id: customer, user_id: expect.stringMatching(/^KR\.[0-9A-Z]{20}$/) }],
        messages: [{ from: customer, from_user_id: expect.stringMatching(/^KR\./), id, timestamp: String(bed.clock.nowMs() / 1000), type: 'text', text: { body: 'hello' } }],
      } }] }],
    })
  })
})

describe('who is shown', () => {
  test('phone only', async () => {
    bed.simulator.control.people({ phone: customer, persona: 'phone-only' })
    writes('hi')
    await bed.simulator.control.idle()
    expect(bed.shop.messages[0]).toHaveProperty('from', customer)
    expect(bed.shop.messages[0]).not.toHaveProperty('from_user_id')
    expect(bed.shop.values[0]!.contacts![0]).not.toHaveProperty('user_id')
  })

  test('user id only', async () => {
    bed.simulator.control.people({ phone: customer, persona: 'user-id-only', username: 'ana.k' })
    writes('hi')
    await bed.send({ type: 'text', text: { body: 'x' } })
    await bed.pass(10_000)
    expect(bed.shop.messages[0]).not.toHaveProperty('from')
    expect(bed.shop.values[0]!.contacts![0]).toEqual({ profile: { name: 'Customer 0001', username: 'ana.k' }, user_id: bed.shop.messages[0]!['from_user_id'] })
    for (const status of bed.shop.statuses) {
      expect(status).not.toHaveProperty('recipient_id')
      expect(status['recipient_user_id']).toBe(bed.shop.messages[0]!['from_user_id'])
    }
  })

  test('a new number leads to the same person with a new user id', async () => {
    writes('old')
    bed.simulator.control.receive({ from: customer, type: 'system', system: { type: 'user_changed_number', body: 'changed', wa_id: '821000000777', user_id: 'KR.NEW1' } })
    bed.simulator.control.receive({ from: '821000000777', type: 'text', text: { body: 'new' } })
    await bed.simulator.control.idle()
    const system = bed.shop.messages.find((message) => message['type'] === 'system')!
    expect(system['from']).toBe(customer)
    expect(bed.shop.messages.at(-1)).toMatchObject({ from: '821000000777', from_user_id: 'KR.NEW1' })
    expect(bed.shop.values.find((value) => value.messages?.[0]?.['type'] === 'system')).not.toHaveProperty('contacts')
  })
})

test('every inbound type arrives as it was given, media with a file behind it', async () => {
  const given: Item[] = [
    { type: 'text', text: { body: 'x' } },
    { type: 'image', image: { caption: 'look' } }, { type: 'video', video: {} }, { type: 'audio', audio: {} }, { type: 'document', document: {} }, { type: 'sticker', sticker: {} },
    { type: 'location', location: { latitude: 1, longitude: 2 } },
    { type: 'contacts', contacts: [{ name: { formatted_name: 'Bo' } }] },
    { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
    { type: 'button', button: { payload: 'YES', text: 'Yes' }, context: { id: 'wamid.TPL' } },
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'One' } } },
    { type: 'order', order: { catalog_id: '5', product_items: [{ product_retailer_id: 'a', quantity: 1 }] } },
    { type: 'edit', edit: { original_message_id: 'wamid.X', message: { context: { id: 'M0' }, type: 'text', text: { body: 'y' } } } },
    { type: 'revoke', revoke: { original_message_id: 'wamid.X' } },
    { type: 'unsupported', unsupported: { type: 'poll_creation' } },
    { type: 'request_welcome' },
  ]
  bed.simulator.control.receive(given.map((message) => ({ from: customer, ...message })) as never)
  await bed.simulator.control.idle()
  for (const message of given) {
    const told = bed.shop.messages.find((one) => one['type'] === message['type'])!
    const type = String(message['type'])
    if (message[type] !== undefined) expect(told[type]).toMatchObject(message[type] as Item)
  }
  expect(bed.shop.messages.find((one) => one['type'] === 'unsupported')!['errors']).toMatchObject([{ code: 131051 }])
  expect(bed.shop.messages.find((one) => one['type'] === 'button')!['context']).toEqual({ from: '8225550142', id: 'wamid.TPL' })
  for (const type of ['image', 'video', 'audio', 'document', 'sticker']) {
    const file = bed.shop.messages.find((one) => one['type'] === type)![type] as Record<string, string>
    const bytes = await fetch(file['url']!, { headers: { authorization: 'Bearer T0KEN' } })
    expect([bytes.status, bytes.headers.get('content-type')]).toEqual([200, file['mime_type']])
    const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
    expect(file['sha256']).toBe(Buffer.from(digest).toString('base64'))
  }
})

describe('statuses', () => {
  test('come in order with the callback data, prices on sent and delivered', async () => {
    writes('hi')
    const wamid = wamidOf(await bed.send({ type: 'text', text: { body: 'x' }, biz_opaque_callback_data: 'row-42' }))
    await bed.pass(20_000)
    expect(namesOf(bed.shop.statuses)).toEqual(['sent', 'delivered', 'read'])
    const pricing = { billable: false, pricing_model: 'PMP', category: 'service', type: 'free_customer_service' }
    for (const status of bed.shop.statuses) expect(status).toMatchObject({ id: wamid, recipient_id: customer, biz_opaque_callback_data: 'row-42', timestamp: expect.stringMatching(/^\d+$/) })
    expect(bed.shop.statuses.map((status) => status['pricing'])).toEqual([pricing, pricing, undefined])
    expect(bed.shop.statuses[0]).not.toHaveProperty('conversation')
  })

  test('read may come without delivered, and then carries the price', async () => {
    bed.simulator.control.behaviour({ skipsDeliveredShare: 1 })
    writes('hi')
    await bed.send({ type: 'text', text: { body: 'x' } })
    await bed.pass(20_000)
    expect(namesOf(bed.shop.statuses)).toEqual(['sent', 'read'])
    expect(bed.shop.statuses[1]).toHaveProperty('pricing')
  })

  test('a voice message is played', async () => {
    writes('hi')
    const bytes = Buffer.alloc(80)
    bytes.write('OggS', 0, 'latin1')
    bytes.write('OpusHead', 28, 'latin1')
    bytes[37] = 1
    const { body } = await upload(bed, bytes, 'audio/ogg')
    await bed.send({ type: 'audio', audio: { id: body['id'], voice: true } })
    await bed.pass(30_000)
    expect(namesOf(bed.shop.statuses)).toEqual(['sent', 'delivered', 'read', 'played'])
  })

  test('a reaction is only sent; a target that takes none fails with 131009', async () => {
    const id = writes('hi')[0]!.id
    await bed.send({ type: 'reaction', reaction: { message_id: id, emoji: '👍' } })
    await bed.send({ type: 'reaction', reaction: { message_id: 'wamid.NONE', emoji: '👍' } })
    await bed.pass(20_000)
    expect(new Map(bed.shop.statuses.map((status) => [status['status'], (status['errors'] as Item[] | undefined)?.[0]?.['code']]))).toEqual(new Map([['failed', 131009], ['sent', undefined]]))
    expect(bed.shop.statuses.length).toBe(2)
  })

  test('a file of the wrong kind fails with 131053', async () => {
    writes('hi')
    const { body } = await upload(bed, fileOf('image/png'), 'image/png')
    await bed.send({ type: 'sticker', sticker: { id: body['id'] } })
    await bed.pass(5000)
    expect(bed.shop.statuses).toMatchObject([{ status: 'failed', errors: [{ code: 131053, error_data: { details: expect.stringContaining('image/png') } }] }])
  })

  test('service is free for the first thousand of a month and billed after that since October 2026', async () => {
    bed.simulator.control.behaviour({ freeServiceMessagesPerMonth: 1 })
    writes('hi')
    await bed.send({ type: 'text', text: { body: '1' } })
    await bed.pass(20_000)
    await bed.send({ type: 'text', text: { body: '2' } })
    await bed.pass(20_000)
    expect(bed.shop.statuses.filter((status) => status['status'] === 'sent').map((status) => (status['pricing'] as Item)['type'])).toEqual(['free_customer_service', 'regular'])
  })

  test('before October 2026 utility inside the window was free', async () => {
    await bed.simulator.control.clock({ setMs: Date.UTC(2026, 8, 1) })
    writes('hi')
    await bed.send({ type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } })
    await bed.pass(20_000)
    expect(bed.shop.statuses[0]!['pricing']).toMatchObject({ category: 'utility', type: 'free_customer_service', billable: false })
  })

  test('an ad opens a free entry point once the shop answers', async () => {
    writes('hi', { referral: { source_type: 'ad', source_id: '1', ctwa_clid: 'c' } })
    await bed.send({ type: 'text', text: { body: 'x' } })
    await bed.pass(20_000)
    expect(bed.shop.statuses[0]).toMatchObject({ pricing: { type: 'free_entry_point' }, conversation: { origin: { type: 'referral_conversion' }, expiration_timestamp: expect.any(String) } })
    expect(bed.shop.statuses[1]!['conversation']).not.toHaveProperty('expiration_timestamp')
  })
})

describe('delivery', () => {
  test('is tried again with growing delay until 200, for seven days', async () => {
    bed.shop.answer = () => 500
    writes('hi')
    const triedAt: number[] = []
    bed.shop.answer = () => {
      triedAt.push(bed.simulator.clock.nowMs())
      return 503
    }
    await bed.pass(8 * 24 * hour)
    const [entry] = bed.simulator.books().webhooks
    expect(entry).toMatchObject({ status: 503, state: 'given-up', attempts: triedAt.length })
    const gaps = triedAt.slice(1).map((at, index) => at - triedAt[index]!)
    expect(gaps.length).toBeGreaterThan(15)
    expect(gaps[0]).toBeLessThan(1000)
    expect(gaps.slice(0, 9).every((gap, index) => index === 0 || gap > gaps[index - 1]!)).toBe(true)
    expect(triedAt.at(-1)! - triedAt[0]!).toBeLessThan(7 * 24 * hour)
  })

  test('ends with the first 200, and the books count the attempts', async () => {
    let left = 3
    bed.shop.answer = () => ((left -= 1) > 0 ? 500 : 200)
    writes('hi')
    await bed.pass(hour)
    expect(bed.simulator.books().webhooks).toMatchObject([{ status: 200, attempts: 3, state: 'delivered' }])
    expect(new Set(bed.shop.posts.map((post) => post.raw)).size).toBe(1)
  })

  test('survives a receiver that is not there', async () => {
    bed.shop.stop()
    writes('hi')
    await bed.pass(1000)
    expect(bed.simulator.books().webhooks).toMatchObject([{ status: null, state: 'retrying' }])
  })

  test('can be duplicated, batched, shuffled, delayed, dropped and forged', async () => {
    const { control } = bed.simulator
    control.addFaults({ on: 'webhook', kind: 'duplicate', count: 1 })
    writes('twice')
    await control.idle()
    expect(bed.shop.posts.map((post) => post.raw)).toEqual([bed.shop.posts[0]!.raw, bed.shop.posts[0]!.raw])

    bed.shop.posts.length = 0
    control.addFaults({ on: 'webhook', kind: 'batch', size: 5, count: 1 })
    for (let index = 0; index < 5; index += 1) writes(`b${index}`)
    await bed.pass(1000)
    expect(bed.shop.posts.length).toBe(1)
    expect(bed.shop.messages.length).toBe(5)

    bed.shop.posts.length = 0
    control.behaviour({ webhookConcurrency: 1 })
    control.addFaults({ on: 'webhook', kind: 'shuffle', size: 8, count: 8 })
    for (let index = 0; index < 8; index += 1) writes(`s${index}`)
    await bed.pass(1000)
    const order = bed.shop.messages.map((message) => (message['text'] as Item)['body'])
    const written = Array.from({ length: 8 }, (_, index) => `s${index}`)
    expect(order).not.toEqual(written)
    expect(new Set(order)).toEqual(new Set(written))
    expect(order.length).toBe(8)

    bed.shop.posts.length = 0
    control.addFaults({ on: 'webhook', kind: 'delay', delayMs: 60_000, count: 1 })
    writes('late')
    await bed.pass(59_000)
    expect(bed.shop.posts.length).toBe(0)
    await bed.pass(2000)
    expect(bed.shop.posts.length).toBe(1)

    bed.shop.posts.length = 0
    control.addFaults({ on: 'webhook', kind: 'drop', count: 1 })
    writes('dropped')
    await control.idle()
    expect(bed.shop.posts.length).toBe(0)
    await bed.pass(1000)
    expect(bed.shop.posts.length).toBe(1)

    bed.shop.posts.length = 0
    bed.shop.answer = (post) => (post.isGenuine ? 200 : 401)
    control.addFaults([{ on: 'webhook', kind: 'bad-signature', count: 1 }, { on: 'webhook', kind: 'no-signature', count: 1 }])
    writes('forged')
    await bed.pass(60_000)
    expect(bed.shop.posts.map((post) => post.isGenuine)).toEqual([false, false, true])
  })

  test('a blocked customer is not heard', async () => {
    writes('hi')
    const answer = await bed.graph('POST', '110220330440550/block_users', { messaging_product: 'whatsapp', block_users: [{ user: `+${customer}` }] })
    expect(answer.body).toEqual({ messaging_product: 'whatsapp', block_users: { added_users: [{ input: `+${customer}`, wa_id: customer }] } })
    expect(writes('again')[0]!.isDelivered).toBe(false)
    await bed.simulator.control.idle()
    expect(bed.shop.messages.length).toBe(1)
  })
})

test('account notices, preferences and fields not invented yet can be told', async () => {
  bed.simulator.control.changes([
    { field: 'account_update', value: { event: 'ACCOUNT_RESTRICTION' } },
    { field: 'user_preferences', value: { user_preferences: [{ wa_id: customer, value: 'stop' }] }, withMetadata: true },
    { field: 'something_new', value: { a: 1 } },
  ])
  await bed.simulator.control.idle()
  expect(bed.shop.of('account_update')).toEqual([{ event: 'ACCOUNT_RESTRICTION' }])
  expect(bed.shop.of('user_preferences')[0]).toMatchObject({ metadata: { phone_number_id: '110220330440550' } })
  expect(bed.shop.of('something_new')).toEqual([{ a: 1 }])
  expect(JSON.parse(bed.shop.posts[0]!.raw).entry[0].time).toBeTypeOf('number')
})

test('the same seed says the same things', async () => {
  const other = await startTestbed({ seed: 11 })
  for (const one of [bed, other]) {
    one.simulator.control.receive({ from: customer, type: 'text', text: { body: 'hi' } })
    await one.send({ type: 'text', text: { body: 'x' } })
    await one.pass(20_000)
  }
  expect(other.shop.posts.map((post) => post.raw)).toEqual(bed.shop.posts.map((post) => post.raw))
  await other.stop()
})
