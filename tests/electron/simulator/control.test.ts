import { afterAll, beforeAll, expect, test } from 'vitest'
import { customer, startTestbed, type Item, type Testbed } from './support/testbed.ts'

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
  ['messages', { ...message, from: undefined }, 'from'],
  ['messages', { ...message, from: 'nobody' }, 'from'],
  ['messages', { ...message, type: 'txt' }, 'type'],
  ['messages', { ...message, text: undefined }, 'text'],
  ['messages', { ...message, text: { body: 5 } }, 'text.body'],
  ['messages', { ...message, timestamp: 'yesterday' }, 'timestamp'],
  ['messages', { ...message, fast: true }, 'fast'],
  ['messages', [message, { ...message, colour: 1 }], '1.colour'],
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

test('the books are read in pages and can be shortened', async () => {
  await call('POST', 'messages', Array.from({ length: 20 }, () => message))
  await bed.simulator.control.idle()
  const whole = (await call('GET', 'books')).body as { accepted: Item[]; webhooks: Item[]; next: number }
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
  expect((await call('GET', 'books')).body).toMatchObject({ accepted: [], webhooks: [] })
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
