import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { attachmentHeaders } from '#shared/contract/http.ts'
import type { Refusal } from '#shared/contract/base.ts'
import type { Attachment } from '#shared/domain/message.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage } from '#shared/locales/translate.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { describeRefusal } from '../../../renderer/client/refusals.ts'
import { eventually } from '../../support/eventually.ts'
import { ensureBuilt } from '../../support/built-app.ts'
import { RunningShop, type Customer } from '../../support/running-shop.ts'

let shop: RunningShop
let customer: Customer
let origin: string
let cookie: string

beforeAll(async () => {
  ensureBuilt()
  shop = await RunningShop.open()
  customer = await shop.newCustomer()
  const link = await shop.link()
  origin = new URL(link).origin
  cookie = (await fetch(link, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
}, 120_000)
afterAll(() => shop.close())

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC', 'base64')
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers: { cookie, ...headers } })
const uploadHeaders = (name: string) => ({ cookie, origin, [attachmentHeaders.conversationId]: String(customer.row.id), [attachmentHeaders.fileName]: encodeURIComponent(name) })
const put = (name: string, body: Uint8Array<ArrayBuffer>, change: Record<string, string> = {}) =>
  fetch(`${origin}/attachments`, { method: 'PUT', body, headers: { ...uploadHeaders(name), ...change } })
const stage = async (name: string, body: Uint8Array<ArrayBuffer>) => {
  const answer = await put(name, body)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Attachment
}
const storedFiles = () => readdirSync(join(shop.dataFolder, 'media'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

describe('the file of a message', () => {
  async function customerSends(mimeType: string, bytes: Buffer, fileName: string): Promise<number> {
    const { id } = await shop.customerSends(customer, { type: 'document', document: { bytes_base64: bytes.toString('base64'), mime_type: mimeType, filename: fileName } })
    return (await shop.messageWhen(id, (message) => message.media?.state === 'ready')).media!.id
  }

  test('a page of HTML or a drawing that can run script only ever downloads, as plain bytes', async () => {
    for (const [mimeType, text] of [['text/html', '<script>alert(1)</script>'], ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>']] as const) {
      const answer = await get(`/media/${await customerSends(mimeType, Buffer.from(text), '가격.html')}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^(?:application\/octet-stream|text\/plain)/)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await answer.text()).toBe(text)
    }
  })

  test('parts are served as asked for, and nothing outside the file', async () => {
    const id = await customerSends('application/pdf', Buffer.from('%PDF-1.4 0123456789'), '안내.pdf')
    const part = await get(`/media/${id}`, { range: 'bytes=9-12' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 9-12/19', '0123'])
    expect((await get(`/media/${id}`, { range: 'bytes=19-' })).status).toBe(416)
    expect((await get('/media/999999')).status).toBe(404)
    expect((await get(`/media/${id}`)).headers.get('content-disposition')).toContain(`filename*=UTF-8''%EC%95%88%EB%82%B4.pdf`)
  })

  test('without this session nobody gets it, nor does another site that has it', async () => {
    const id = await customerSends('application/pdf', Buffer.from('%PDF-1.4 secret'), 'a.pdf')
    expect((await fetch(`${origin}/media/${id}`)).status).toBe(401)
    expect((await fetch(`${origin}/media/${id}`, { headers: { cookie: cookie.replace(/=.*/, `=${'A'.repeat(43)}`) } })).status).toBe(401)
    expect((await get(`/media/${id}`, { origin: 'http://evil.example' })).status).toBe(403)
  })
})

describe('a file to be sent', () => {
  test('a picture is kept under its own name and shown again', async () => {
    const staged = await stage('../../etc/\u202Egnp.사진\u0000.png', png)
    expect(['/', '\\', '\0'].filter((sign) => staged.fileName.includes(sign))).toEqual([])
    const answer = await get(`/attachments/${staged.id}`)
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(['image/png', 'inline'])
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
  })

  test('a file of a quick reply is judged the same and needs no conversation', async () => {
    const send = (name: string, body: Buffer) => fetch(`${origin}/kept-files`, { method: 'PUT', headers: { cookie, origin, [attachmentHeaders.fileName]: encodeURIComponent(name) }, body: new Uint8Array(body) })
    const kept = (await (await send('약도.png', png)).json()) as { id: number; type: string; fileName: string }
    expect(kept).toMatchObject({ type: 'image', fileName: '약도.png' })
    expect(Buffer.from(await (await get(`/kept-files/${kept.id}`)).arrayBuffer())).toEqual(png)
    const before = storedFiles()
    expect(await (await send('x.exe', Buffer.from('MZ\u0000\u0001\u0002binary'))).json()).toMatchObject({ reason: 'file-type' })
    expect(storedFiles()).toBe(before)
  })

  test('what is empty, of no sendable kind or too large is refused and leaves nothing', async () => {
    const before = storedFiles()
    expect((await put('빈.txt', new Uint8Array())).status).toBe(409)
    expect(await (await put('x.exe', Buffer.from('MZ\u0000\u0001\u0002binary'))).json()).toMatchObject({ reason: 'file-type' })
    const large = await put('큰.png', Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]))
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ reason: 'file-too-large', policyKey: 'media.image.size' })
    expect((await put('a.png', png, { [attachmentHeaders.conversationId]: '999999' })).status).toBe(404)
    expect(storedFiles()).toBe(before)
  })

  test('an upload broken off half-way leaves nothing', async () => {
    const before = storedFiles()
    const upload = request(`${origin}/attachments`, { method: 'PUT', headers: { ...uploadHeaders('half.png'), 'content-length': '1000000' } })
    upload.on('error', () => {})
    upload.write(png)
    await eventually(async () => storedFiles() > before)
    upload.destroy(new Error('gone'))
    await eventually(async () => storedFiles() === before)
    expect((await shop.client.drafts.get({ conversationId: customer.row.id }))?.attachments ?? []).toEqual([])
  })
})

describe('a table of customers', () => {
  const importHeaders = (name: string) => ({ cookie, origin, [attachmentHeaders.fileName]: encodeURIComponent(name) })
  const putTable = (name: string, body: Uint8Array<ArrayBuffer>, change: Record<string, string> = {}) => fetch(`${origin}/import-files`, { method: 'PUT', body, headers: { ...importHeaders(name), ...change } })
  const table = new TextEncoder().encode('이름,전화\n김민지,010-1111-2222\n이서준,없음\n')
  const plan = { columns: ['name' as const, 'phone' as const], hasHeader: true, country: 'KR', currency: 'KRW', known: 'keep' as const }
  const badRowsPath = async () => {
    const { fileId } = (await (await putTable('고객.csv', table)).json()) as { fileId: string }
    await shop.client.imports.check({ fileId, plan, job: null })
    return (await shop.client.imports.badRows({ fileId, language: 'ko' })).path
  }

  test('keeps a hostile name as a name only; what is empty, of another site or without a session is refused and leaves nothing', async () => {
    const answer = await putTable('../../etc/\u202Evsc.고객\u0000\\x.csv', table)
    const staged = (await answer.json()) as { fileId: string; fileName: string; sizeBytes: number }
    expect([answer.status, staged.sizeBytes]).toEqual([200, table.byteLength])
    expect(['/', '\\', '\0', '\u202E'].filter((sign) => staged.fileName.includes(sign))).toEqual([])
    await shop.client.imports.discard({ fileId: staged.fileId })
    const before = storedFiles()
    expect((await putTable('빈.csv', new Uint8Array())).status).toBe(409)
    expect((await putTable('a.csv', table, { cookie: '' })).status).toBe(401)
    expect((await putTable('a.csv', table, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await get('/import-files')).status).toBe(405)
    expect(storedFiles()).toBe(before)
  })

  test('broken off half-way leaves nothing', async () => {
    const before = storedFiles()
    const sent = request(`${origin}/import-files`, { method: 'PUT', headers: { ...importHeaders('half.csv'), 'content-length': '1000000' } })
    sent.on('error', () => {})
    sent.write(Buffer.from(table))
    await eventually(async () => storedFiles() > before)
    sent.destroy(new Error('gone'))
    await eventually(async () => storedFiles() === before)
  })

  test('too large, announced or not, is refused with what to do and leaves nothing', async () => {
    const before = storedFiles()
    const limitBytes = policyValue('imports.size')
    const body = new Uint8Array(limitBytes + 1)
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    const heads = { host: new URL(origin).host, ...importHeaders('긴.csv'), 'content-length': body.byteLength }
    socket.write(`PUT /import-files HTTP/1.1\r\n${Object.entries(heads).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    const hasAllLeft = new Promise((resolve) => { socket.on('error', resolve).write(body, (error) => resolve(error ?? true)) })
    let announced = ''
    socket.on('data', (part) => { announced += part.toString() })
    expect(await hasAllLeft, 'a browser looks at the answer only then').toBe(true)
    await eventually(async () => announced.includes('}'))
    socket.destroy()
    const chunked = request(`${origin}/import-files`, { method: 'PUT', agent: false, headers: importHeaders('긴.csv') })
    chunked.on('error', () => {}).end(body)
    const [unannounced] = (await once(chunked, 'response')) as [IncomingMessage]
    for (const answer of [{ status: Number(announced.split(' ')[1]), text: announced.slice(announced.indexOf('{'), announced.lastIndexOf('}') + 1) }, { status: unannounced.statusCode, text: await text(unannounced) }]) {
      expect(answer.status).toBe(413)
      const refusal = JSON.parse(answer.text) as Refusal
      expect(refusal).toEqual({ reason: 'table-too-large', policyKey: 'imports.size', params: { limitBytes } })
      expect(describeRefusal((key, values) => formatMessage('ko', ko[key], values), refusal)).toBe('가져오기에는 파일이 너무 커요. 100MB 이하로 나눠서 차례로 가져와 주세요.')
    }
    expect(storedFiles()).toBe(before)
  })

  test('gives its rows left out once, whole, to this session only', async () => {
    const path = await badRowsPath()
    expect((await fetch(`${origin}${path}`)).status).toBe(401)
    expect((await get(path, { origin: 'http://evil.example' })).status).toBe(403)
    const answer = await get(path, { range: 'bytes=0-3' })
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/octet-stream', 'no-store'])
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(await answer.text()).toContain('3,전화번호가 아니에요: 없음,이서준,없음')
    expect((await get(path)).status).toBe(404)
    expect((await get('/downloads/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})
