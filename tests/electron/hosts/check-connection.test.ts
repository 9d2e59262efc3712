import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { checkConnection } from '../../../electron/hosts/shop/check-connection.ts'

let close = () => {}
afterEach(() => close())

/** A Graph that answers only what it is given here; everything else is a bare 404. */
async function graphWith(answers: Readonly<Record<string, [number, unknown]>>): Promise<string> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/v\d+\.\d+/, '')
    const [status, body] = answers[`${request.method} ${path}`] ?? [404, 'not here']
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const number = [200, { display_phone_number: '+82 2 555 0142', verified_name: '밤톨' }] as [number, unknown]
const check = async (answers: Readonly<Record<string, [number, unknown]>>) => {
  const graphBase = await graphWith(answers)
  const { checks, isOk } = await checkConnection({ graphBase, token: 'T', phoneNumberId: '1', wabaId: '2', appSecret: 'S', verifyToken: 'V' }, { subscribes: true, receiver: { mode: 'own-address', state: 'down', url: null, problem: 'taken' } })
  return { isOk, outcomes: checks.map(({ outcome }) => outcome) }
}

it('goes on where Meta does not tell about a token or a list, as long as the number answers', async () => {
  expect(await check({ 'GET /1': number })).toEqual({ isOk: true, outcomes: ['skipped', 'ok', 'skipped', 'skipped', 'failed'] })
  expect(await check({ 'GET /debug_token': [400, { error: { code: 100, message: 'You must provide an app access token' } }], 'GET /1': number })).toMatchObject({ isOk: true })
})

it.each([
  ['a wrong token', { 'GET /debug_token': [401, { error: { code: 190, message: 'expired' } }], 'GET /1': number }],
  ['an invalid token', { 'GET /debug_token': [200, { data: { is_valid: false } }], 'GET /1': number }],
  ['an address that is no Graph', {}],
  ['a number of another account', { 'GET /1': number, 'GET /2/phone_numbers': [200, { data: [{ id: '9' }] }] }],
  ['an account without rights', { 'GET /1': number, 'GET /2/phone_numbers': [200, { data: [{ id: '1' }] }], 'POST /2/subscribed_apps': [403, { error: { code: 200, message: 'no' } }] }],
] as [string, Record<string, [number, unknown]>][])('refuses %s', async (_name, answers) => {
  expect((await check(answers)).isOk).toBe(false)
})
