import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createCloudApi } from '#adapters/cloud-api/create-cloud-api.ts'
import type { CloudApi, SendContent } from '#core/ports/cloud-api.ts'
import { wamid } from '#shared/domain/ids.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void
let close = () => {}
let seen: { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }[] = []

async function api(answer: Answer): Promise<CloudApi> {
  seen = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      answer(request, response, Buffer.concat(chunks))
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return at(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}
const at = (graphBase: string) => createCloudApi({ graphBase, phoneNumberId: '110', wabaId: '102', token: () => 'invented-token', requestTimeoutMs: () => 300 })
afterEach(() => close())

const json = (status: number, body: unknown): Answer => (_request, response) => void response.writeHead(status).end(JSON.stringify(body))
const text = { type: 'text', body: '네', previewUrl: false } as const
const send = (cloud: CloudApi, content: SendContent = text) =>
  cloud.send({ clientReference: 'row-1', to: { phone: '821000000001', userId: null }, quotedWamid: null, content })

describe('what became of a send', () => {
  const graphError = { error: { message: '(#131056) pair rate', type: 'OAuthException', code: 131056, error_data: { details: 'slow down' } } }
  const outcomes: [string, Answer, unknown][] = [
    ['accepted with an id', json(200, { contacts: [{ wa_id: '821000000001' }], messages: [{ id: 'wamid.A' }] }), { kind: 'accepted', wamid: 'wamid.A', waId: '821000000001' }],
    ['an error of Meta', json(400, graphError), { kind: 'rejected', problem: { kind: 'graph', code: 131056, details: 'slow down', isTransient: false } }],
    ['an error of Meta with 5xx', json(500, { error: { code: 131000, message: 'x' } }), { kind: 'rejected', problem: { code: 131000, isTransient: true } }],
    ['an error of Meta inside a 200', json(200, graphError), { kind: 'rejected' }],
    ['5xx without Meta', (_q, r) => void r.writeHead(502).end('<html>'), { kind: 'unknown' }],
    ['503 without Meta', (_q, r) => void r.writeHead(503).end('busy'), { kind: 'rejected', problem: { isTransient: true } }],
    ['200 that is not JSON', (_q, r) => void r.writeHead(200).end('{"messages":[{"id":'), { kind: 'unknown' }],
    ['200 without an id', json(200, { messages: [] }), { kind: 'unknown' }],
    ['a reset', (q) => void q.socket.destroy(), { kind: 'unknown' }],
    ['no answer in time', () => {}, { kind: 'unknown' }],
    ['a redirect', (_q, r) => void r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), { kind: 'unknown' }],
  ]
  it.each(outcomes)('%s', async (_name, answer, expected) => {
    expect(await send(await api(answer))).toMatchObject(expected as object)
  })

  it('nothing was sent when nobody listens', async () => {
    expect(await send(at('http://127.0.0.1:1'))).toMatchObject({ kind: 'rejected', problem: { kind: 'connection' } })
    expect(await send(at('http://127.0.0.1:9'))).toMatchObject({ kind: 'rejected', problem: { kind: 'connection' } })
    expect(await send(at('http://no-such-host.invalid'))).toMatchObject({ kind: 'rejected', problem: { kind: 'connection' } })
  })
})

describe('wire form', () => {
  const accept = json(200, { messages: [{ id: 'wamid.A' }] })
  const bodyOf = async (content: SendContent) => {
    await send(await api(accept), content)
    close()
    return JSON.parse(seen[0]!.body.toString()) as Record<string, unknown>
  }

  it('carries token, version, reference and E.164 address', async () => {
    expect(await bodyOf(text)).toEqual({ messaging_product: 'whatsapp', recipient_type: 'individual', to: '+821000000001', biz_opaque_callback_data: 'row-1', type: 'text', text: { body: '네', preview_url: false } })
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/v26.0/110/messages', headers: { authorization: 'Bearer invented-token' } })
  })

  it('addresses a person without a phone by the user id, and quotes', async () => {
    const cloud = await api(accept)
    await cloud.send({ clientReference: 'r', to: { phone: null, userId: 'CH.7f3K' }, quotedWamid: wamid('wamid.Q'), content: text })
    const body = JSON.parse(seen[0]!.body.toString()) as Record<string, unknown>
    expect(body).toMatchObject({ recipient: 'CH.7f3K', context: { message_id: 'wamid.Q' } })
    expect(body).not.toHaveProperty('to')
  })

  it.each<[SendContent, unknown]>([
    [{ type: 'audio', wireId: '9', caption: 'dropped', fileName: null, isVoice: true }, { audio: { id: '9', voice: true } }],
    [{ type: 'document', wireId: '9', caption: null, fileName: '견적서.pdf', isVoice: false }, { document: { id: '9', filename: '견적서.pdf' } }],
    [{ type: 'location', latitude: 1, longitude: 2, name: null, address: null }, { location: { latitude: 1, longitude: 2 } }],
    [{ type: 'interactive', header: 'H', body: 'B', footer: null, action: { kind: 'buttons', buttons: [{ id: 'a', title: 'A' }] } }, { interactive: { type: 'button', header: { type: 'text', text: 'H' }, body: { text: 'B' }, action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'A' } }] } } }],
    [{ type: 'interactive', header: null, body: 'B', footer: 'F', action: { kind: 'cta_url', displayText: 'Open', url: 'https://shop.example' } }, { interactive: { type: 'cta_url', footer: { text: 'F' }, action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://shop.example' } } } }],
    [{ type: 'interactive', header: null, body: 'B', footer: 'F', action: { kind: 'product', catalogId: '104', productRetailerId: 'MB-01', name: 'Mont Blanc', price: null } }, { interactive: { type: 'product', footer: { text: 'F' }, action: { catalog_id: '104', product_retailer_id: 'MB-01' } } }],
    [{ type: 'template', name: 'order_ready', language: 'ko', components: [] }, { template: { name: 'order_ready', language: { code: 'ko' } } }],
    [{ type: 'reaction', targetWamid: wamid('wamid.IN'), emoji: '' }, { reaction: { message_id: 'wamid.IN', emoji: '' } }],
  ])('%j', async (content, expected) => {
    expect(await bodyOf(content)).toMatchObject(expected as object)
  })
})

describe('media', () => {
  it('uploads as a stream with a known length', async () => {
    const cloud = await api(json(200, { id: '9001' }))
    const bytes = Buffer.from('PNG bytes')
    const result = await cloud.uploadMedia({ mimeType: 'image/png', fileName: 'a"b.png', sizeBytes: bytes.length, open: async () => (async function* () { yield bytes })() })
    expect(result).toEqual({ ok: true, value: { wireId: '9001' } })
    expect(Number(seen[0]!.headers['content-length'])).toBe(seen[0]!.body.length)
    expect(seen[0]!.body.toString()).toMatch(/name="messaging_product"\r\n\r\nwhatsapp[\s\S]*filename="a_b\.png"\r\nContent-Type: image\/png\r\n\r\nPNG bytes/)
  })

  it('downloads with the token', async () => {
    let url = ''
    const answer: Answer = (request, response) => {
      url = `http://${request.headers.host}/file`
      if (request.url === '/file') response.writeHead(200).end('bytes')
      else json(200, { url, mime_type: 'image/jpeg', file_size: 5 })(request, response, Buffer.alloc(0))
    }
    const cloud = await api(answer)
    const found = await cloud.downloadMedia('7001')
    expect(found.ok && (await Array.fromAsync(found.value.bytes)).map((chunk) => Buffer.from(chunk).toString()).join('')).toBe('bytes')
    expect(seen.at(-1)!.headers.authorization).toBe('Bearer invented-token')
  })

  it.each(['http://localhost:PORT/file', 'http://127.0.0.1:1/file', 'https://lookaside.fbsbx.com:8443/file', 'http://lookaside.fbsbx.com/file', 'https://evilfbsbx.com/', 'https://lookaside.fbsbx.com.evil.example/', 'https://lookaside.fbsbx.com@evil.example/', 'file:///etc/passwd', 'data:text/plain,x'])('asks nothing of %s, which is not the host it was given', async (address) => {
    const cloud = await api((request, response, body) => json(200, { url: address.replace('PORT', String(request.socket.localPort)) })(request, response, body))
    expect(await cloud.downloadMedia('7001')).toMatchObject({ ok: false, error: { title: expect.stringMatching(/unexpected address/) as string } })
    expect(seen).toHaveLength(1)
  })

  it('leaves the token behind when the file has moved to another host', async () => {
    const cloud = await api((request, response, body) => {
      const port = request.socket.localPort
      if (request.url === '/moved') return void response.writeHead(200).end('bytes')
      if (request.url === '/file') return void response.writeHead(302, { location: `http://localhost:${port}/moved` }).end()
      return json(200, { url: `http://127.0.0.1:${port}/file` })(request, response, body)
    })
    const found = await cloud.downloadMedia('7001')
    expect(found.ok && (await Array.fromAsync(found.value.bytes)).length).toBe(1)
    expect(seen.map(({ url, headers }) => [url.split('?')[0], headers.authorization])).toEqual([
      [expect.stringContaining('/7001') as string, 'Bearer invented-token'], ['/file', 'Bearer invented-token'], ['/moved', undefined],
    ])
  })
})

it('reads number, token and blocked people', async () => {
  const cloud = await api((request, response, body) => {
    if (request.url?.includes('debug_token')) return json(200, { data: { is_valid: true, expires_at: 0, scopes: ['whatsapp_business_messaging'] } })(request, response, body)
    if (request.url?.includes('block_users')) return json(200, { data: [{ block_users: [{ wa_id: '8210' }] }, { user_id: 'CH.1' }] })(request, response, body)
    return json(200, { display_phone_number: '+41 44', verified_name: 'ACME', quality_rating: 'GREEN', throughput: { level: 'HIGH' }, whatsapp_business_manager_messaging_limit: 'TIER_2K', is_on_biz_app: true })(request, response, body)
  })
  expect(await cloud.readNumber()).toMatchObject({ ok: true, value: { verifiedName: 'ACME', throughputLevel: 'HIGH', messagingLimitTier: 'TIER_2K', isOnPhoneApp: true } })
  expect(await cloud.readToken()).toEqual({ ok: true, value: { isValid: true, scopes: ['whatsapp_business_messaging'], expiresAtMs: null } })
  expect(await cloud.listBlocked()).toEqual({ ok: true, value: [{ phone: '8210', userId: null }, { phone: null, userId: 'CH.1' }] })
})
