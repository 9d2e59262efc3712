import { afterAll, beforeAll, expect, test } from 'vitest'
import { customer, startTestbed, type Item, type Testbed, type Value } from './support/testbed.ts'

let bed: Testbed
beforeAll(async () => {
  bed = await startTestbed()
})
afterAll(() => bed.stop())

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${bed.simulator.url}/_sim/${path}`, { method, ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
  return { status: response.status, body: (await response.json()) as Item }
}

const message = { from: customer, type: 'text', text: { body: 'x' } }

test.each([
  ['messages', { ...message, from: 'nobody' }, 'from'],
  ['messages', { from: customer }, 'type'],
  ['messages', { ...message, text: undefined }, 'text'],
  ['messages', { ...message, text: { body: 5 } }, 'text.body'],
  ['messages', { ...message, timestamp: 'yesterday' }, 'timestamp'],
  ['messages', [message, { ...message, from: true }], '1.from'],
  ['messages', '{"from":', 'body'],
  ['faults', { kind: 'explosion' }, 'kind'],
  ['faults', { kind: 'http-error', status: 200 }, 'status'],
  ['faults', { on: 'webhook', kind: 'batch', siz: 3 }, 'siz'],
  ['clock', {}, 'forwardMs'],
  ['clock', { forwardMs: -1 }, 'forwardMs'],
  ['clock', { forwardMs: 1, backMs: 1 }, 'backMs'],
  ['behaviour', { throughputPerSecond: 0 }, 'throughputPerSecond'],
  ['behaviour', { speed: 'high' }, 'speed'],
  ['people', { name: 'nobody' }, 'phone'],
  ['people', { phone: customer, persona: 'ghost' }, 'persona'],
  ['webhook', { url: 'nowhere' }, 'url'],
  ['webhook', { url: 'ftp://shop.example' }, 'url'],
  ['preferences', { phone: customer, value: 'pause' }, 'value'],
  ['preferences', { value: 'stop' }, 'phone'],
  ['account', { restriction_info: [] }, 'event'],
  ['quality', { qualityRating: 'BLUE' }, 'qualityRating'],
  ['templates', { id: '1689550002', quality: 'BLUE' }, 'quality'],
])('POST /_sim/%s refuses %j by the name of the field', async (path, body, field) => {
  const answer = await call('POST', path, body)
  expect(answer.status).toBe(400)
  expect((answer.body['error'] as Item)['field']).toBe(field)
})

test('unknown calls are 404', async () => {
  expect((await call('GET', 'nothing')).status).toBe(404)
  expect((await call('POST', 'statuses', { wamid: 'wamid.NONE', status: 'read' })).status).toBe(404)
})

test('a web page is turned away', async () => {
  const answer = await fetch(`${bed.simulator.url}/_sim/messages`, { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: JSON.stringify(message) })
  expect(answer.status).toBe(403)
})

test('one message or many, ids and times filled in or kept', async () => {
  const one = await call('POST', 'messages', message)
  const many = await call('POST', 'messages', [{ ...message, id: 'wamid.MINE', timestamp: '1700000000' }, message])
  expect([one.status, many.status]).toEqual([200, 200])
  const ids = (many.body['messages'] as Item[]).map((entry) => entry['id'])
  expect(ids[0]).toBe('wamid.MINE')
  await bed.simulator.control.idle()
  expect(bed.shop.messages.find((entry) => entry['id'] === 'wamid.MINE')).toMatchObject({ timestamp: '1700000000' })
  expect(bed.shop.messages.map((entry) => entry['id'])).toEqual(expect.arrayContaining([...ids, (one.body['messages'] as Item[])[0]!['id']]))
})

type Books = { accepted: Item[]; webhooks: (Item & { body: { entry: { changes: { value: Value }[] }[] } })[] }

test('the books as they stand have exactly the fields of a comparison', async () => {
  const [told] = (await call('POST', 'messages', message)).body['messages'] as [Item]
  const sent = await bed.send({ type: 'text', text: { body: 'booked' } })
  await bed.simulator.control.idle()
  const books = (await call('GET', 'books')).body as Books
  expect(Object.keys(books).sort()).toEqual(['accepted', 'webhooks'])
  expect(books.accepted.at(-1)).toEqual({ wamid: (sent.body['messages'] as Item[])[0]!['id'], to: `+${customer}`, type: 'text', at: bed.simulator.clock.nowMs(), request: { messaging_product: 'whatsapp', to: `+${customer}`, type: 'text', text: { body: 'booked' } } })
  const own = books.webhooks.find(({ body }) => body.entry[0]!.changes[0]!.value.messages?.[0]?.['id'] === told['id'])
  expect(own).toEqual({ at: expect.any(Number), status: 200, attempts: 1, body: expect.any(Object) })
})

/** What arrives at the shop for one thing told. */
async function toldOf(told: unknown): Promise<{ value: Value; message: Item }> {
  const answer = await call('POST', 'messages', told)
  expect(answer).toMatchObject({ status: 200, body: { messages: [{ isDelivered: true }] } })
  await bed.simulator.control.idle()
  const [{ id }] = answer.body['messages'] as [{ id: string }]
  const value = bed.shop.values.findLast((one) => one.messages?.some((arrived) => arrived['id'] === id))!
  return { value, message: value.messages![0]! }
}

const lenient: readonly (readonly [name: string, told: Item, message: Item])[] = [
  ['nobody named', { type: 'text', text: { body: 'x' } }, { from: '821000000001', type: 'text' }],
  ['no type', { from: customer, location: { latitude: 37.5, longitude: 127 } }, { type: 'location', location: { latitude: 37.5, longitude: 127 } }],
  ['a number for a sender', { ...message, from: Number(customer) }, { from: customer }],
  ['a user id for a sender', { ...message, from: 'KR.7F3K9' }, { from_user_id: 'KR.7F3K9' }],
  ['the list of a webhook', { messages: [message] }, { from: customer, text: { body: 'x' } }],
  ['a type not invented yet', { from: customer, type: 'hologram', hologram: { depth: 3 } }, { type: 'hologram', hologram: { depth: 3 } }],
  ['a property not invented yet', { ...message, mood: 'sunny' }, { text: { body: 'x' }, mood: 'sunny' }],
  ['an inner property not invented yet', { ...message, text: { body: 'x', weight: 700 } }, { text: { body: 'x', weight: 700 } }],
]
test.each(lenient)('a customer writes with %s', async (_name, told, expected) => {
  const { message: arrived } = await toldOf(told)
  expect(arrived).toMatchObject({ id: expect.stringMatching(/^wamid\./), timestamp: expect.stringMatching(/^\d{10}$/), ...expected })
  expect(Object.keys(arrived)).not.toContain('profile')
})

test('the profile of a webhook names the person', async () => {
  const { value } = await toldOf({ from: '821000000041', type: 'text', text: { body: 'x' }, contacts: [{ profile: { name: '김서연' }, wa_id: '821000000041' }] })
  expect(value.contacts).toMatchObject([{ profile: { name: '김서연' }, wa_id: '821000000041' }])
  expect(value.messages![0]).not.toHaveProperty('contacts')
})

test('a user id without a phone leaves the phone out everywhere', async () => {
  const { value, message: arrived } = await toldOf({ from_user_id: 'KR.HIDDEN77', type: 'text', text: { body: 'x' } })
  expect([value.contacts![0]!['wa_id'], arrived['from']]).toEqual([undefined, undefined])
})

test('the books are read in pages and can be shortened', async () => {
  await call('POST', 'messages', Array.from({ length: 20 }, () => message))
  await bed.simulator.control.idle()
  const whole = (await call('GET', 'books?since=1')).body as { accepted: Item[]; webhooks: Item[]; next: number }
  expect(whole.webhooks.length).toBeGreaterThanOrEqual(20)
  expect(whole.webhooks[0]).toMatchObject({ at: expect.any(Number), status: 200, attempts: 1, body: { object: 'whatsapp_business_account' } })
  const seen: unknown[] = []
  for (let since = 1; ; ) {
    const page = (await call('GET', `books?since=${since}&limit=7`)).body as typeof whole
    seen.push(...page.webhooks.map((entry) => entry['seq']))
    if (page.next === since) break
    since = page.next
  }
  expect(seen).toEqual(whole.webhooks.map((entry) => entry['seq']))
  await call('DELETE', `books?before=${whole.next}`)
  expect((await call('GET', 'books')).body).toEqual({ accepted: [], webhooks: [] })
  expect((await call('GET', 'books?since=x')).status).toBe(400)
})

test('statuses can be told by hand', async () => {
  await call('POST', 'behaviour', { hasAutomaticStatuses: false })
  await call('POST', 'messages', message)
  const sent = await bed.send({ type: 'text', text: { body: 'x' } })
  const [{ id }] = sent.body['messages'] as [{ id: string }]
  await call('POST', 'statuses', [{ wamid: id, status: 'read' }, { wamid: id, status: 'failed', code: 131049 }])
  await bed.simulator.control.idle()
  expect(bed.shop.statuses.filter((status) => status['id'] === id)).toMatchObject([{ status: 'read' }, { status: 'failed', errors: [{ code: 131049 }] }])
})
