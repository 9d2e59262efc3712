import { call } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localApiRoutes } from '#shared/contract/local-api.ts'
import { apiScopes } from '#shared/domain/integrations.ts'
import { openLocalApi, type ApiReply } from '../../../support/local-api.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'

let shop: Shop
beforeEach(async () => { shop = await openShop() })
afterEach(() => shop.close())

const documentation = readFileSync(new URL('../../../../docs/local-api.md', import.meta.url), 'utf8')
/** Programs find every code in the documentation. */
const refusal = ({ status, body }: ApiReply) => {
  if (body.error) expect(documentation).toMatch(new RegExp(`\\| [\\d, ]*${status}[^\\n]*\`${body.error.code}\``))
  return [status, body.error?.code, body.error?.policyKey ?? null]
}
const text = (to: object, change: object = {}) => ({ method: 'POST', body: { requestId: 'r1', to, text: '내일 도착해요', purpose: 'reply', ...change } })
const contactOf = async (phone: string) => (await shop.store.contactNamed({ phone, userId: null })) as number

describe('local API', () => {
  it('is off until the owner switches it on, and off again at once', async () => {
    expect((await call(shop.router.integrations.overview, undefined, shop.asOwner)).api).toMatchObject({ isEnabled: false, binding: 'loopback', status: { state: 'off', urls: [] } })
    const { ask, port } = await openLocalApi(shop)
    expect((await ask('/v1/labels')).status).toBe(200)
    const off = await call(shop.router.integrations.saveLocalApi, { isEnabled: false, port, binding: 'loopback' }, shop.asOwner)
    expect(off.api.status.state).toBe('off')
    await expect(ask('/v1/labels')).rejects.toThrow('ECONNREFUSED')
  })

  it('says when its port is taken', async () => {
    const { port } = await openLocalApi(shop)
    const other = await openShop()
    const { api } = await call(other.router.integrations.saveLocalApi, { isEnabled: true, port, binding: 'loopback' }, other.asOwner)
    expect(api.status).toEqual({ state: 'down', urls: [], problem: 'port-taken' })
    await other.close()
  })

  it('adds and changes contacts by phone or user id, with labels, fields, marks and consent', async () => {
    const { ask } = await openLocalApi(shop)
    const label = await call(shop.router.labels.create, { name: '단골', color: 'green' }, shop.asOwner)
    await call(shop.router.fields.create, { name: '생일', kind: 'date', choices: [], currency: null }, shop.asOwner)
    const body = { phone: '010-9876-5432', name: '김민지', note: '창가 자리', isVip: true, addLabels: ['단골'], fields: { 생일: '1990.5.3' }, consent: { kind: 'opt-in', evidence: '신청서', at: '2026-11-01T09:00:00+09:00' } }
    const first = await ask('/v1/contacts', { method: 'PUT', body })
    expect(first).toMatchObject({ status: 200, body: { isNew: true, isChanged: true } })
    expect((await ask('/v1/contacts', { method: 'PUT', body })).body).toMatchObject({ id: first.body['id'], isNew: false, isChanged: false })
    expect((await ask(`/v1/contacts/${String(first.body['id'])}`)).body).toMatchObject({
      name: '김민지', phone: '+821098765432', note: '창가 자리', isVip: true, labels: ['단골'], fields: { 생일: '1990-05-03' }, consent: { state: 'opted-in', since: '2026-11-01T00:00:00.000Z' }, canReplyUntil: null,
    })
    expect((await ask('/v1/contacts?phone=%2B821098765432')).body['items']).toMatchObject([{ id: first.body['id'] }])
    expect((await ask(`/v1/contacts/${String(first.body['id'])}/labels`, { method: 'POST', body: { remove: ['단골'] } })).body).toEqual({ isChanged: true })
    expect((await shop.store.labels()).find(({ id }) => id === label.id)?.contactCount).toBe(0)
    const byId = await ask('/v1/contacts', { method: 'PUT', body: { userId: 'KR.abc', name: 'Ana' } })
    expect(refusal(await ask('/v1/contacts', { method: 'PUT', body: { userId: 'KR.abc', phone: '+821098765432' } }))).toEqual([409, 'two-contacts', null])
    const page = (await ask('/v1/contacts?limit=1')).body
    expect(page).toMatchObject({ items: [{ id: first.body['id'] }], next: first.body['id'] })
    expect((await ask(`/v1/contacts?limit=1&after=${String(page['next'])}`)).body).toMatchObject({ items: [{ id: byId.body['id'], userId: 'KR.abc' }], next: null })
  })

  it('refuses what the shop does not know, and changes nothing then', async () => {
    const { ask } = await openLocalApi(shop)
    const put = (change: object) => ask('/v1/contacts', { method: 'PUT', body: { phone: '+821098765432', name: 'X', ...change } })
    expect(refusal(await put({ addLabels: ['없는 라벨'] }))).toEqual([409, 'label-unknown', null])
    expect((await put({ fields: { nothing: 1 } })).body.error).toEqual({ code: 'field-unknown', message: 'There is no field with the key nothing.', policyKey: null })
    expect(refusal(await put({ phone: '0000' }))).toEqual([409, 'phone-invalid', null])
    expect(refusal(await put({ unheardOf: true }))).toEqual([400, 'invalid', null])
    expect(refusal(await ask('/v1/contacts', { method: 'PUT', raw: '{' }))).toEqual([400, 'invalid', null])
    expect(refusal(await ask('/v1/contacts/99'))).toEqual([404, 'not-found', null])
    expect(await shop.store.contactIds(0, 10)).toEqual([])
  })

  it('makes labels within the cap of the shop', async () => {
    const { ask } = await openLocalApi(shop)
    const made = await ask('/v1/labels', { method: 'POST', body: { name: '신규' } })
    expect(made.status).toBe(200)
    expect(refusal(await ask('/v1/labels', { method: 'POST', body: { name: '신규' } }))).toEqual([409, 'name-taken', null])
    expect(refusal(await ask('/v1/labels', { method: 'POST', body: { name: '가'.repeat(21) } }))).toEqual([409, 'field-too-long', 'labels.name'])
  })

  it('sends once for one request id, and through the gate everybody passes', async () => {
    await shop.customerWrites('언제 와요?')
    const { ask } = await openLocalApi(shop)
    const to = { contactId: await contactOf('821011112222') }
    const [one, two] = await Promise.all([ask('/v1/messages', text(to)), ask('/v1/messages', text(to))])
    expect(one.body['id']).toBe(two.body['id'])
    await shop.settles()
    expect((await shop.thread()).filter(({ direction }) => direction === 'outbound')).toHaveLength(1)
    expect((await ask(`/v1/messages/${String(one.body['id'])}`)).body).toMatchObject({ status: 'accepted' })

    expect(refusal(await ask('/v1/messages', text(to, { requestId: 'r2', text: '가'.repeat(4097) })))).toEqual([409, 'text-too-long', 'text.body'])
    expect(refusal(await ask('/v1/messages', text(to, { requestId: 'r3', purpose: 'promotion' })))).toEqual([409, 'not-agreed', null])
    await ask('/v1/contacts', { method: 'PUT', body: { phone: '+821011112222', consent: { kind: 'opt-out', evidence: '전화' } } })
    expect(refusal(await ask('/v1/messages', text(to, { requestId: 'r4', purpose: 'automation' })))).toEqual([409, 'opted-out', null])
    await shop.clock.advance(25 * 3_600_000)
    expect(refusal(await ask('/v1/messages', text(to, { requestId: 'r5' })))).toEqual([409, 'window-closed', 'window.length'])
    await ask('/v1/contacts', { method: 'PUT', body: { phone: '+821098765432' } })
    expect(refusal(await ask('/v1/messages', text({ phone: '+821098765432' }, { requestId: 'r6' })))).toEqual([409, 'window-never-opened', 'window.length'])
    expect(shop.cloudApi.sent).toHaveLength(1)
  })

  it('counts what it sends by itself among the automatic messages of a day, however many ask at once', async () => {
    await shop.customerWrites('빵 나왔어요?')
    const { ask } = await openLocalApi(shop)
    const to = { contactId: await contactOf('821011112222') }
    const send = (requestId: string, purpose = 'automation') => ask('/v1/messages', text(to, { requestId, purpose }))
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((requestId) => send(requestId)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.filter(({ status }) => status !== 200).map(refusal)).toEqual(Array.from({ length: 2 }, () => [409, 'automatic-cap', 'automation.cap']))
    expect(await call(shop.router.automation.budget, { conversationId: (await shop.conversation()).id }, shop.asOwner)).toMatchObject({ used: 3, limit: 3 })
    expect((await send('f', 'reply')).status).toBe(200)
    await shop.clock.advance(23 * 3_600_000)
    expect((await send('g')).status).toBe(409)
  })

  it('lifts no opt-out with an opt-in that was not provably given later', async () => {
    const { ask } = await openLocalApi(shop)
    const put = async (kind: string, at?: string) => (await ask('/v1/contacts', { method: 'PUT', body: { phone: '+821098765432', consent: { kind, evidence: 'CRM', at } } })).body
    const state = async () => ((await ask('/v1/contacts?phone=%2B821098765432')).body['items'] as { consent: { state: string } }[])[0]?.consent.state
    const at = (hours: number) => new Date(shop.clock.nowMs() + hours * 3_600_000).toISOString()
    await put('opt-out', at(-2))
    expect(await put('opt-in')).toMatchObject({ isChanged: false, isOptOutKept: true })
    expect(await put('opt-in', at(-3))).toMatchObject({ isChanged: false, isOptOutKept: true })
    expect(await state()).toBe('opted-out')
    expect(await put('opt-in', at(-1))).toMatchObject({ isChanged: true, isOptOutKept: false })
    expect(await state()).toBe('opted-in')
  })

  it('describes every route in OpenAPI 3.1, made from what checks the requests', async () => {
    const { ask, port } = await openLocalApi(shop)
    const { body } = await ask('/v1/openapi.json', { key: null })
    const document = body as unknown as { openapi: string; servers: { url: string }[]; paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: { type?: string } }> }; parameters: { name: string }[]; responses: Record<string, { content: Record<string, { schema: object }> }> }>> }
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: `http://127.0.0.1:${port}` }] })
    for (const [name, route] of Object.entries(localApiRoutes)) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()]
      expect(operation?.operationId, name).toBe(name)
      expect(operation?.requestBody?.content['application/json']?.schema.type, name).toBe(route.body === null ? undefined : 'object')
      expect(operation?.parameters.some((parameter) => parameter.name === 'id'), name).toBe(route.path.includes('{id}'))
      expect(operation?.responses['200']?.content['application/json']?.schema, name).toMatchObject({ type: 'object' })
    }
    expect(Object.values(document.paths).flatMap((path) => Object.keys(path))).toHaveLength(Object.keys(localApiRoutes).length)
    expect(document.paths['/v1/contacts']?.['get']?.parameters.map((parameter) => parameter.name)).toEqual(['after', 'limit', 'phone', 'userId'])
  })
})

describe('local API under attack', () => {
  it('knows nobody without a key that is in use, and keeps no key', async () => {
    const { ask, key } = await openLocalApi(shop)
    for (const wrong of [null, '', 'x', key.slice(0, -1), `${key}x`, `dgl_${randomBytes(32).toString('base64url')}`]) expect(refusal(await ask('/v1/contacts', { key: wrong }))).toEqual([401, 'key', null])
    const [kept] = await shop.store.apiKeys()
    expect(JSON.stringify(kept)).not.toContain(key)
    expect(kept).toMatchObject({ hint: key.slice(-4), lastUsedAtMs: null })
    expect((await ask('/v1/contacts')).status).toBe(200)
    expect((await call(shop.router.integrations.overview, undefined, shop.asOwner)).keys).toEqual([{ id: kept!.id, name: '계산대', hint: key.slice(-4), scopes: expect.any(Array) as unknown, createdAtMs: expect.any(Number) as unknown, lastUsedAtMs: shop.clock.nowMs() }])
    await call(shop.router.integrations.revokeKey, { keyId: kept!.id }, shop.asOwner)
    expect((await ask('/v1/contacts')).status).toBe(401)
  })

  it('lets a key do what its scopes say and nothing else', async () => {
    const { ask, newKey } = await openLocalApi(shop)
    const id = String((await ask('/v1/contacts', { method: 'PUT', body: { phone: '+821098765432' } })).body['id'])
    await call(shop.router.labels.create, { name: '단골', color: 'green' }, shop.asOwner)
    for (const route of Object.values(localApiRoutes)) {
      const others = await newKey(apiScopes.filter((scope) => scope !== route.scope))
      expect(refusal(await ask(route.path.replace('{id}', id), { method: route.method, key: others, ...(route.body ? { body: {} } : {}) })), route.path).toEqual([403, 'scope-missing', null])
    }
    const writer = await newKey(['contacts:write'])
    expect(refusal(await ask('/v1/contacts', { method: 'PUT', key: writer, body: { phone: '+821098765432', addLabels: ['단골'] } }))).toEqual([403, 'scope-missing', null])
  })

  it('answers only to names of this computer, and no web page', async () => {
    const { ask, port } = await openLocalApi(shop)
    for (const host of ['evil.example', `evil.example:${port}`, `localhost:${port + 1}`, 'localhost', `127.0.0.1.evil.example:${port}`]) expect(refusal(await ask('/v1/labels', { headers: { host } }))).toEqual([421, 'host', null])
    for (const origin of ['https://evil.example', `http://127.0.0.1:${port}`, 'null']) expect(refusal(await ask('/v1/labels', { headers: { origin } }))).toEqual([403, 'origin', null])
    const preflight = await ask('/v1/contacts', { method: 'OPTIONS', key: null, headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' } })
    expect(preflight.status).toBe(403)
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await ask('/v1/labels', { headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  it('checks names in the network as well', async () => {
    const { ask, port } = await openLocalApi(shop, { binding: 'lan' })
    expect(refusal(await ask('/v1/labels', { headers: { host: `evil.example:${port}` } }))).toEqual([421, 'host', null])
    expect((await ask('/v1/labels')).status).toBe(200)
  })

  it('takes no body that is too large, of another type, or not wanted', async () => {
    const { ask } = await openLocalApi(shop)
    const large = JSON.stringify({ phone: '+821098765432', note: 'x'.repeat(70_000) })
    expect(refusal(await ask('/v1/contacts', { method: 'PUT', raw: large }))).toEqual([413, 'body-too-large', 'local-api.body'])
    expect(refusal(await ask('/v1/contacts', { method: 'PUT', raw: '{}', headers: { 'content-type': 'text/plain' } }))).toEqual([415, 'content-type', null])
    expect((await ask('/v1/contacts', { method: 'DELETE' })).status).toBe(405)
    for (const path of ['/v1/contacts/0', '/v1/contacts/1e3', '/v1/contacts/../labels/x', '/v1/nothing', '/', '/v1/contacts/9999999999999999']) expect((await ask(path)).status, path).toBe(404)
    expect(refusal(await ask('/v1/contacts?limit=100000'))).toEqual([400, 'invalid', null])
  })

  it('answers beside a hundred connections on which nobody speaks', async () => {
    const { ask, port } = await openLocalApi(shop)
    const silent = await Promise.all(Array.from({ length: 100 }, () => new Promise<Socket>((resolve) => { const socket = connect(port, '127.0.0.1', () => resolve(socket)) })))
    expect((await ask('/v1/labels')).status).toBe(200)
    for (const socket of silent) socket.destroy()
  })

  it('lets 100 updates a second pass and holds back what is more than allowed', async () => {
    const { ask } = await openLocalApi(shop)
    const put = (index: number) => ask('/v1/contacts', { method: 'PUT', body: { phone: `+8210987${10_000 + index}`, name: `손님 ${index}` } })
    const updates = await Promise.all(Array.from({ length: 100 }, (_unused, index) => put(index)))
    expect(updates.every(({ status }) => status === 200)).toBe(true)
    await call(shop.router.settings.setPolicy, { key: 'local-api.requests', value: 5 }, shop.asOwner)
    await shop.clock.advance(1_000)
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('/v1/labels')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(refusal(answers.find(({ status }) => status === 429)!)).toEqual([429, 'too-many-requests', 'local-api.requests'])
    await shop.clock.advance(1_000)
    expect((await ask('/v1/labels')).status).toBe(200)
    const strangers = await Promise.all(Array.from({ length: 30 }, () => ask('/v1/labels', { key: null })))
    expect(strangers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  })
})
