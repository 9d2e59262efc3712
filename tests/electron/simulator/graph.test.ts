import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { account, customer, errorOf, fileOf, ShopReceiver, startTestbed, upload, type Item, type Testbed } from './support/testbed.ts'

let bed: Testbed
beforeEach(async () => {
  bed = await startTestbed()
})
afterEach(() => bed.stop())

const number = account.phoneNumberId
const minute = 60_000
const day = 24 * 60 * minute
const text = { messaging_product: 'whatsapp', to: `+${customer}`, type: 'text', text: { body: 'x' } }

describe('token and address', () => {
  const ask = async (path: string, token?: string) => {
    const response = await fetch(`${bed.simulator.url}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
    return { status: response.status, body: (await response.json()) as Item }
  }

  test('without a token 2500, with a wrong one 190', async () => {
    expect(await ask(`/v25.0/${number}`)).toMatchObject({ status: 400, body: { error: { code: 2500, type: 'OAuthException', message: expect.stringContaining('active access token') } } })
    expect(await ask(`/v25.0/${number}`, 'nonsense')).toMatchObject({ status: 401, body: { error: { code: 190, message: expect.stringContaining('Cannot parse access token') } } })
  })

  test.each([['expired', 401, 190, 463], ['revoked', 401, 190, 460], ['lacks-permission', 403, 10, undefined], ['lacks-asset', 403, 200, undefined]] as const)('a token that is %s', async (token, status, code, subcode) => {
    bed.simulator.control.behaviour({ token })
    const answer = await bed.graph('GET', number)
    expect([answer.status, errorOf(answer).code, errorOf(answer).error_subcode]).toEqual([status, code, subcode])
  })

  test('an unknown object is code 100 subcode 33, an unknown version and an unknown edge are unknown paths', async () => {
    expect(errorOf(await bed.graph('GET', '999'))).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException', message: expect.stringContaining("Object with ID '999' does not exist") })
    expect(errorOf(await ask('/v99.0/1', 'x'))).toMatchObject({ code: 2500, message: 'Unknown path components: /v99.0/1' })
    expect(errorOf(await bed.graph('GET', `${number}/nothing`))).toMatchObject({ code: 2500, message: 'Unknown path components: /nothing' })
  })

  test('an expired version answers as the oldest living one', async () => {
    const response = await fetch(`${bed.simulator.url}/v19.0/${number}`, { headers: { authorization: `Bearer ${account.token}` } })
    expect([response.status, response.headers.get('facebook-api-version')]).toEqual([200, 'v21.0'])
  })
})

describe('reads', () => {
  test('the number, by default and by fields', async () => {
    expect((await bed.graph('GET', number)).body).toMatchObject({ id: number, display_phone_number: '+82 25550142', verified_name: 'Simulated shop', quality_rating: 'GREEN' })
    const chosen = await bed.graph('GET', `${number}?fields=is_on_biz_app,status,throughput{level},whatsapp_business_manager_messaging_limit`)
    expect(chosen.body).toEqual({ id: number, is_on_biz_app: false, status: 'CONNECTED', throughput: { level: 'STANDARD' }, whatsapp_business_manager_messaging_limit: 'TIER_2K' })
    expect(errorOf(await bed.graph('GET', `${number}?fields=colour`))).toMatchObject({ code: 100, message: expect.stringContaining('nonexisting field (colour)') })
  })

  test('the numbers of the account, with usage headers', async () => {
    const answer = await bed.graph('GET', `${account.wabaId}/phone_numbers?fields=id,display_phone_number`)
    expect(answer.body).toMatchObject({ data: [{ id: number }], paging: { cursors: { before: expect.any(String), after: expect.any(String) } } })
    expect(JSON.parse(answer.headers.get('x-app-usage')!)).toHaveProperty('call_count')
    expect(JSON.parse(answer.headers.get('x-business-use-case-usage')!)).toHaveProperty([account.wabaId, 0, 'estimated_time_to_regain_access'], 0)
  })

  test('debug_token tells a good token from a bad one', async () => {
    const app = `${account.appId}|${account.appSecret}`
    expect((await bed.graph('GET', `debug_token?input_token=${account.token}`, undefined, { token: app })).body).toMatchObject({ data: { is_valid: true, expires_at: 0, scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'], granular_scopes: [{ target_ids: [account.wabaId] }, {}] } })
    expect((await bed.graph('GET', 'debug_token?input_token=other', undefined, { token: app })).body).toMatchObject({ data: { is_valid: false } })
  })

  test('templates are paged and filtered', async () => {
    const first = await bed.graph('GET', `${account.wabaId}/message_templates?limit=4&fields=name,status`)
    expect((first.body['data'] as Item[]).length).toBe(4)
    const { paging } = first.body as { paging: { cursors: { after: string }; next: string } }
    const second = await bed.graph('GET', `${account.wabaId}/message_templates?limit=4&after=${paging.cursors.after}`)
    expect((second.body['data'] as Item[])[0]!['name']).toBe('sign_in_code')
    expect((await bed.graph('GET', `${account.wabaId}/message_templates?status=PAUSED`)).body['data']).toMatchObject([{ name: 'old_news' }])
    expect(errorOf(await bed.graph('GET', `${account.wabaId}/message_templates?after=bad`)).code).toBe(131059)
  })

  test('a new template waits for its review', async () => {
    const created = await bed.graph('POST', `${account.wabaId}/message_templates`, { name: 'we_moved', language: 'ko', category: 'UTILITY', components: [{ type: 'BODY', text: '이사했어요' }] })
    expect(created.body).toMatchObject({ status: 'PENDING', category: 'UTILITY' })
    const send = () => bed.send({ type: 'template', template: { name: 'we_moved', language: { code: 'ko' } } })
    expect(errorOf(await send()).code).toBe(132001)
    bed.simulator.control.templates({ id: String(created.body['id']), status: 'APPROVED' })
    await bed.simulator.control.idle()
    expect(bed.shop.of('message_template_status_update')).toMatchObject([{ event: 'APPROVED', message_template_name: 'we_moved' }])
    expect((await send()).status).toBe(200)
  })

  test('the profile is written and read within its limits', async () => {
    const path = `${number}/whatsapp_business_profile`
    expect((await bed.graph('POST', path, { messaging_product: 'whatsapp', about: '빵집', vertical: 'RESTAURANT', websites: ['https://a.example'] })).body).toEqual({ success: true })
    expect((await bed.graph('GET', `${path}?fields=about,vertical,websites`)).body).toEqual({ data: [{ about: '빵집', vertical: 'RESTAURANT', websites: ['https://a.example'], messaging_product: 'whatsapp' }] })
    expect((await bed.graph('POST', path, { messaging_product: 'whatsapp', about: 'x'.repeat(140) })).status).toBe(400)
    expect((await bed.graph('POST', path, { messaging_product: 'whatsapp', websites: ['ftp://a'] })).status).toBe(400)
  })

  test('too many management calls are refused with 80007', async () => {
    bed.simulator.control.behaviour({ managementCallsPerHour: 2 })
    await bed.graph('GET', number)
    await bed.graph('GET', number)
    expect(errorOf(await bed.graph('GET', number)).code).toBe(80007)
    await bed.pass(60 * minute)
    expect((await bed.graph('GET', number)).status).toBe(200)
  })
})

describe('media', () => {
  const bytes = fileOf('image/jpeg', 5000)
  const read = async (id: string) => bed.graph('GET', id)

  test('goes up, is described and comes down with the same token', async () => {
    const { body } = await upload(bed, bytes, 'image/jpeg')
    const described = (await read(String(body['id']))).body
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
    expect(described).toMatchObject({ id: body['id'], messaging_product: 'whatsapp', mime_type: 'image/jpeg', file_size: 5000, sha256: digest })
    const down = await fetch(String(described['url']), { headers: { authorization: `Bearer ${account.token}` } })
    expect(Buffer.from(await down.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await fetch(String(described['url']))).status).toBe(401)
  })

  test('its address lives five minutes, the id thirty days', async () => {
    const { body } = await upload(bed, bytes, 'image/jpeg')
    const id = String(body['id'])
    const url = String((await read(id)).body['url'])
    const get = async (address: string) => (await fetch(address, { headers: { authorization: `Bearer ${account.token}` } })).status
    await bed.pass(5 * minute + 1000)
    expect(await get(url)).toBe(404)
    expect(await get(String((await read(id)).body['url']))).toBe(200)
    await bed.pass(30 * day)
    expect(errorOf(await read(id))).toMatchObject({ code: 100, error_subcode: 33 })
  })

  test('an id from a webhook lives seven days', async () => {
    bed.simulator.control.receive({ from: customer, type: 'image', image: { bytes_base64: bytes.toString('base64'), mime_type: 'image/jpeg' } })
    await bed.simulator.control.idle()
    const { id } = bed.shop.messages[0]!['image'] as { id: string }
    await bed.pass(7 * day - 1000)
    expect((await read(id)).status).toBe(200)
    await bed.pass(2000)
    expect((await read(id)).status).toBe(400)
  })

  test('is deleted, and belongs to one number', async () => {
    const id = String((await upload(bed, bytes, 'image/jpeg')).body['id'])
    expect((await bed.graph('GET', `${id}?phone_number_id=1`)).status).toBe(400)
    expect((await bed.graph('DELETE', id)).body).toEqual({ success: true })
    expect((await read(id)).status).toBe(400)
  })

  test.each([
    ['image/jpeg', 5 * 1024 * 1024], ['video/mp4', 16 * 1024 * 1024], ['audio/mpeg', 16 * 1024 * 1024], ['image/webp', 100 * 1024],
  ])('%s may have %i bytes and no more', async (mimeType, most) => {
    expect((await upload(bed, fileOf(mimeType, most), mimeType)).status).toBe(200)
    expect(errorOf(await upload(bed, fileOf(mimeType, most + 1), mimeType)).code).toBe(131053)
  })

  test('unsupported types and incomplete forms are refused', async () => {
    expect(errorOf(await upload(bed, Buffer.from('x'), 'application/zip'))).toMatchObject({ code: 100, message: expect.stringContaining("Received file of type 'application/zip'") })
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    expect(errorOf(await bed.graph('POST', `${number}/media`, form)).code).toBe(100)
  })
})

describe('callbacks', () => {
  test('without a subscription nothing is told', async () => {
    expect((await bed.graph('GET', `${account.wabaId}/subscribed_apps`)).body).toMatchObject({ data: [{ whatsapp_business_api_data: { id: account.appId } }] })
    await bed.graph('DELETE', `${account.wabaId}/subscribed_apps`)
    bed.simulator.control.receive({ from: customer, type: 'text', text: { body: 'lost' } })
    await bed.simulator.control.idle()
    expect([bed.shop.posts.length, bed.simulator.books().webhooks[0]!.state]).toEqual([0, 'no-receiver'])
    expect((await bed.graph('POST', `${account.wabaId}/subscribed_apps`)).body).toEqual({ success: true })
    bed.simulator.control.receive({ from: customer, type: 'text', text: { body: 'heard' } })
    await bed.simulator.control.idle()
    expect(bed.shop.posts.length).toBe(1)
  })

  test('the number overrides the account, after a handshake; account fields stay', async () => {
    const other = await ShopReceiver.start()
    const set = (uri: string, token = account.verifyToken) => bed.graph('POST', number, { webhook_configuration: { override_callback_uri: uri, verify_token: token } })
    expect(errorOf(await set(other.url, 'wrong'))).toMatchObject({ code: 2200, message: expect.stringContaining('403') })
    expect((await set(other.url)).body).toEqual({ success: true })
    expect((await bed.graph('GET', `${number}?fields=webhook_configuration`)).body).toMatchObject({ webhook_configuration: { phone_number: other.url, application: bed.shop.url } })
    bed.simulator.control.receive({ from: customer, type: 'text', text: { body: 'x' } })
    bed.simulator.control.changes({ field: 'account_alerts', value: {} })
    await bed.simulator.control.idle()
    expect([other.messages.length, other.of('account_alerts').length, bed.shop.of('account_alerts').length]).toEqual([1, 0, 1])
    await set('')
    bed.simulator.control.receive({ from: customer, type: 'text', text: { body: 'y' } })
    await bed.simulator.control.idle()
    expect([other.messages.length, bed.shop.messages.length]).toEqual([1, 1])
    other.stop()
  })
})

test('only people who wrote today can be blocked; the list says who is', async () => {
  bed.simulator.control.receive({ from: customer, type: 'text', text: { body: 'x' } })
  const answer = await bed.graph('POST', `${number}/block_users`, { messaging_product: 'whatsapp', block_users: [{ user: customer }, { user: '821000000099' }] })
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 139100 }, block_users: { added_users: [{ wa_id: customer }], failed_users: [{ input: '821000000099' }] } } })
  expect((await bed.graph('GET', `${number}/block_users`)).body['data']).toEqual([{ messaging_product: 'whatsapp', wa_id: customer }])
  await bed.graph('DELETE', `${number}/block_users`, { messaging_product: 'whatsapp', block_users: [{ user: customer }] })
  expect((await bed.graph('GET', `${number}/block_users`)).body['data']).toEqual([])
})

describe('the phone hands over its past', () => {
  const sync = (kind: string) => bed.graph('POST', `${number}/smb_app_data`, { messaging_product: 'whatsapp', sync_type: kind })
  const seconds = (ago: number) => String(Math.floor((bed.clock.nowMs() - ago) / 1000))

  test('contacts and history once, in phases and chunks', async () => {
    bed.simulator.control.behaviour({ isOnPhoneApp: true, onboardedAtMs: bed.clock.nowMs() })
    const thread = (index: number) => ({ to: `8210000002${String(index).padStart(2, '0')}`, name: `Saved ${index}`, messages: [100 * day, 30 * day, 60_000].map((ago, turn) => ({ id: `wamid.${index}-${turn}`, from: account.phoneNumberId, timestamp: seconds(ago), type: 'text', text: { body: 'x' } })) })
    bed.simulator.control.history({ threads: Array.from({ length: 12 }, (_, index) => thread(index)) })
    expect((await sync('smb_app_state_sync')).body).toMatchObject({ messaging_product: 'whatsapp', request_id: expect.any(String) })
    expect((await sync('history')).status).toBe(200)
    await bed.simulator.control.idle()
    expect((bed.shop.of('smb_app_state_sync')[0]!['state_sync'] as Item[]).length).toBe(12)
    const chunks = bed.shop.of('history').flatMap((value) => value['history'] as { metadata: { phase: number; progress: number }; threads: { messages: Item[] }[] }[])
    expect(new Set(chunks.map((chunk) => chunk.metadata.phase))).toEqual(new Set([0, 1, 2]))
    expect(Math.max(...chunks.map((chunk) => chunk.metadata.progress))).toBe(100)
    expect(chunks.flatMap((chunk) => chunk.threads.flatMap((one) => one.messages)).length).toBe(36)
    expect(errorOf(await sync('history')).code).toBe(2593107)
  })

  test('not later than a day, and not when declined', async () => {
    bed.simulator.control.behaviour({ isOnPhoneApp: true, onboardedAtMs: bed.clock.nowMs(), declinesHistory: true })
    expect((await sync('history')).status).toBe(200)
    await bed.simulator.control.idle()
    expect(bed.shop.of('history')).toMatchObject([{ history: [{ errors: [{ code: 2593109 }] }] }])
    await bed.pass(day + 1000)
    expect(errorOf(await sync('smb_app_state_sync')).code).toBe(2593108)
  })

  test('what the owner types on the phone is echoed', async () => {
    bed.simulator.control.echoes({ to: customer, type: 'text', text: { body: 'from the phone' } })
    await bed.simulator.control.idle()
    expect(bed.shop.of('smb_message_echoes')[0]).toMatchObject({ message_echoes: [{ from: '8225550142', to: customer, type: 'text', text: { body: 'from the phone' } }] })
  })
})

describe('faults on requests', () => {
  const accepted = () => bed.simulator.books().accepted.length
  const post = () => bed.graph('POST', `${number}/messages`, text)

  test('a bare 5xx, any code of the table, and only where and as often as asked', async () => {
    bed.simulator.control.addFaults([{ kind: 'http-error', status: 503, path: '/messages', count: 1 }, { kind: 'graph-error', code: 131016, path: '/messages', skip: 1, count: 1 }])
    const bare = await fetch(`${bed.simulator.url}/v25.0/${number}/messages`, { method: 'POST', body: JSON.stringify(text) })
    expect([bare.status, bare.headers.get('content-type')]).toEqual([503, 'text/html'])
    expect((await bed.graph('GET', number)).status).toBe(200)
    expect((await post()).status).toBe(200)
    const second = await post()
    expect([second.status, errorOf(second).code]).toEqual([500, 131016])
    expect((await post()).status).toBe(200)
    expect(accepted()).toBe(2)
  })

  test.each([['reset-before', 0], ['reset-after', 1]] as const)('%s accepting', async (kind, count) => {
    bed.simulator.control.addFaults({ kind, count: 1 })
    await expect(post()).rejects.toThrow('fetch failed')
    expect(accepted()).toBe(count)
  })

  test.each([['timeout-before', 0], ['timeout-after', 1]] as const)('%s accepting', async (kind, count) => {
    bed.simulator.control.addFaults({ kind, count: 1, delayMs: 30_000 })
    const hanging = expect(post()).rejects.toThrow('fetch failed')
    await expect.poll(() => bed.simulator.control.state().faults.length).toBe(0)
    await bed.pass(30_000)
    await hanging
    expect(accepted()).toBe(count)
  })

  test('an answer that cannot be read, after accepting', async () => {
    bed.simulator.control.addFaults({ kind: 'malformed-json', count: 1 })
    await expect(post()).rejects.toThrow(SyntaxError)
    expect(accepted()).toBe(1)
  })
})
