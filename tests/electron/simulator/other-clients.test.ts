import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, customer, errorOf, fileOf, startTestbed, upload, type Item, type Testbed } from './support/testbed.ts'

/** What clients of every make send; none of them needs more than another base address. */
let bed: Testbed
beforeAll(async () => {
  bed = await startTestbed({ behaviour: { pairBurst: 1000 } })
})
afterAll(() => bed.stop())

const number = account.phoneNumberId
const bearer = { authorization: `Bearer ${account.token}` }
const json = { 'content-type': 'application/json' }
const text = { messaging_product: 'whatsapp', to: customer, type: 'text', text: { body: 'x' } }
const proof = (token: string) => createHmac('sha256', account.appSecret).update(token).digest('hex')
const appToken = `${account.appId}|${account.appSecret}`

async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: Item; headers: Headers }> {
  const response = await fetch(`${bed.simulator.url}${path}`, init)
  const answer = await response.text()
  return { status: response.status, body: answer === '' ? {} : (JSON.parse(answer) as Item), headers: response.headers }
}
const send = (init: RequestInit, query = '') => ask(`/v23.0/${number}/messages${query}`, { method: 'POST', ...init })
const form = (values: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}
const flat = { messaging_product: 'whatsapp', to: customer, type: 'text', text: '{"body":"x","preview_url":false}' }

test.each([['v18.0', 'v21.0'], ['v19.0', 'v21.0'], ['v20.0', 'v21.0'], ['v21.0', 'v21.0'], ['v22.0', 'v22.0'], ['v23.0', 'v23.0'], ['v24.0', 'v24.0'], ['v25.0', 'v25.0'], ['v26.0', 'v26.0']])('version %s answers as %s', async (asked, spoken) => {
  const answer = await ask(`/${asked}/${number}?fields=id`, { headers: bearer })
  expect([answer.body, answer.headers.get('facebook-api-version')]).toEqual([{ id: number }, spoken])
})

test('without a version the oldest living one answers; HEAD is asked like GET', async () => {
  expect((await ask(`/${number}?fields=id`, { headers: bearer })).headers.get('facebook-api-version')).toBe('v21.0')
  expect((await ask(`/v25.0/${number}`, { method: 'HEAD', headers: bearer })).status).toBe(200)
})

const sends: readonly (readonly [string, () => ReturnType<typeof ask>])[] = [
  ['JSON with a bearer token', () => send({ headers: { ...bearer, ...json }, body: JSON.stringify(text) })],
  ['a token in the address', () => send({ headers: json, body: JSON.stringify(text) }, `?access_token=${account.token}`)],
  ['a token in the JSON body', () => send({ headers: json, body: JSON.stringify({ ...text, access_token: account.token }) })],
  ['a form, objects as JSON, with the token in it', () => send({ body: new URLSearchParams({ ...flat, access_token: account.token }) })],
  ['a multipart form', () => send({ headers: bearer, body: form(flat) })],
  ['parameters in the address', () => send({ headers: { ...bearer, ...json }, body: JSON.stringify({ to: customer, text: { body: 'x' } }) }, '?messaging_product=whatsapp')],
  ['names of enumerations in capitals', () => send({ headers: { ...bearer, ...json }, body: JSON.stringify({ ...text, messaging_product: 'WHATSAPP', recipient_type: 'INDIVIDUAL', type: 'TEXT' }) })],
  ['a number for a recipient', () => send({ headers: { ...bearer, ...json }, body: JSON.stringify({ ...text, to: Number(customer) }) })],
  ['a right proof of the app secret', () => send({ headers: { ...bearer, ...json }, body: JSON.stringify(text) }, `?appsecret_proof=${proof(account.token)}`)],
]
test.each(sends)('a message sent with %s is accepted', async (_name, sendIt) => {
  const answer = await sendIt()
  expect(answer).toMatchObject({ status: 200, body: { contacts: [{ wa_id: customer }], messages: [{ id: expect.any(String) }] } })
  const booked = bed.simulator.books().accepted.at(-1)!
  expect(booked).toMatchObject({ type: 'text', request: { text: { body: 'x' } } })
  expect(JSON.stringify(booked)).not.toContain(account.token)
})

describe('who may do what', () => {
  test('a wrong proof of the app secret is refused', async () => {
    expect(errorOf(await ask(`/v25.0/${number}?appsecret_proof=bad`, { headers: bearer }))).toMatchObject({ code: 100, type: 'GraphMethodException', message: expect.stringContaining('appsecret_proof') })
  })

  test("the app's own token speaks for the app only", async () => {
    const headers = { authorization: `Bearer ${appToken}`, ...json }
    expect(await send({ headers, body: JSON.stringify(text) })).toMatchObject({ status: 403, body: { error: { code: 200 } } })
    expect((await ask(`/v25.0/${account.appId}/subscriptions`, { headers })).status).toBe(200)
    expect((await ask(`/v25.0/debug_token?input_token=${encodeURIComponent(appToken)}&access_token=${encodeURIComponent(appToken)}`)).body).toMatchObject({ data: { type: 'APP', is_valid: true } })
  })
})

test('the address of the next page works as it stands', async () => {
  const names: unknown[] = []
  for (let next: string | undefined = `${bed.simulator.url}/v24.0/${account.wabaId}/message_templates?limit=4&fields=name`; next !== undefined;) {
    expect(next).toContain('/v24.0/')
    const { data, paging } = (await (await fetch(next, { headers: bearer })).json()) as { data: Item[]; paging: { next?: string } }
    names.push(...data.map((template) => template['id']))
    next = paging.next
  }
  expect([names.length, new Set(names).size]).toEqual([10, 10])
})

describe('files', () => {
  const picture = '\u00ff\u00d8\u00ff\u00e0 picture'
  const part = (head: string, content: string) => `--xx\r\n${head}\r\n\r\n${content}\r\n`
  const product = part('Content-Disposition: form-data; name="messaging_product"', 'whatsapp')
  const post = (body: string, boundary = 'xx', query = '') =>
    ask(`/v25.0/${number}/media${query}`, { method: 'POST', headers: { ...bearer, 'content-type': `multipart/form-data; boundary=${boundary}` }, body: Buffer.from(`${body}--xx--\r\n`, 'latin1') })

  test.each([
    ['as browsers write it', product + part('Content-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg', picture)],
    ['with the file name first', product + part('Content-Disposition: form-data; filename="a.jpg"; name="file"\r\nContent-Type: image/jpeg', picture)],
    ['without quotes', part('Content-Disposition: form-data; name=messaging_product', 'whatsapp') + part('content-type: image/jpeg\r\ncontent-disposition: form-data; name=file; filename=a.jpg', picture)],
    ['with an extended file name', product + part("Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%ED%95%9C.jpg\r\nContent-Type: image/jpeg", picture)],
    ['without a file name', product + part('Content-Disposition: form-data; name="file"\r\nContent-Type: image/jpeg', picture)],
    ['with the type in a part of its own', product + part('Content-Disposition: form-data; name="type"', 'image/jpeg') + part('Content-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: application/octet-stream', picture)],
    ['after a preamble', `To whom it may concern\r\n${product}${part('Content-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg', picture)}`],
    ['with the boundary inside the file', product + part('Content-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg', `${picture}--xx \r\n -xx`)],
  ])('a form %s keeps every byte', async (_name, body) => {
    const { body: { id } } = await post(body)
    const described = (await ask(`/v25.0/${String(id)}`, { headers: bearer })).body
    const bytes = Buffer.from(await (await fetch(String(described['url']), { headers: { authorization: `bearer ${account.token}` } })).arrayBuffer()).toString('latin1')
    expect(bytes).toBe(body.slice(body.lastIndexOf('\r\n\r\n') + 4, -2))
    expect(bytes.startsWith(picture)).toBe(true)
  })

  test('a quoted boundary, and the product in the address', async () => {
    expect((await post(part('Content-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg', picture), '"xx"', '?messaging_product=whatsapp')).status).toBe(200)
  })

  test('words in the place of the file are none', async () => {
    expect(errorOf(await post(product + part('Content-Disposition: form-data; name="file"', 'a.jpg'))).message).toBe('(#100) The parameter file is required.')
  })

  test('a file of another number is not deleted', async () => {
    const { body } = await upload(bed, fileOf('image/jpeg'), 'image/jpeg')
    expect((await bed.graph('DELETE', `${String(body['id'])}?phone_number_id=1`)).status).toBe(400)
    expect((await bed.graph('DELETE', `${String(body['id'])}?phone_number_id=${number}`)).body).toEqual({ success: true })
  })

  test('downloads fail as they are told to', async () => {
    const { body } = await upload(bed, fileOf('image/jpeg', 4000), 'image/jpeg')
    const url = String((await bed.graph('GET', String(body['id']))).body['url'])
    bed.simulator.control.addFaults([{ kind: 'http-error', status: 503, path: '/attachments/', count: 1 }, { kind: 'reset-after', path: '/attachments/', count: 1 }])
    const get = async () => (await fetch(url, { headers: bearer })).arrayBuffer().then((bytes) => bytes.byteLength)
    expect((await fetch(url, { headers: bearer })).status).toBe(503)
    await expect(get()).rejects.toThrow('terminated')
    expect(await get()).toBe(4000)
  })
})

const notCovered: readonly (readonly [method: string, path: string, code: number, message: string])[] = [
  ...['groups', 'calls', 'marketing_messages', 'message_qrdls', 'whatsapp_commerce_settings', 'username', 'settings', 'request_code', 'verify_code', 'message_history', 'conversational_automation'].map((edge) => ['POST', `${number}/${edge}`, 2500, `Unknown path components: /${edge}`] as const),
  ['POST', `${account.appId}/uploads`, 2500, 'Unknown path components: /uploads'],
  ['POST', '1689550002', 100, "Unsupported post request. Object with ID '1689550002'"],
  ['POST', 'upload:MTph', 100, "Unsupported post request. Object with ID 'upload:MTph'"],
  ['GET', 'oauth/access_token?code=x', 100, "Unsupported get request. Object with ID 'oauth'"],
  ['GET', `${account.wabaId}?fields=analytics.start(1).end(2).granularity(DAY)`, 100, '(#100) Tried accessing nonexisting field (analytics)'],
]
test.each(notCovered)('%s %s is not there: %i', async (method, path, code, message) => {
  const answer = await bed.graph(method, path, method === 'POST' ? {} : undefined)
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toMatchObject({ code, message: expect.stringContaining(message) })
})
