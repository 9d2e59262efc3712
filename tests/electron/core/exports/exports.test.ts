import { call } from '@orpc/server'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { conversationStyle, conversationStyleDigest } from '#core/exports/conversation-style.ts'
import { defaultSort, everybody } from '#shared/domain/customer-table.ts'
import { customerColumns } from '#shared/domain/exported-customer.ts'
import type { ExportedThreadMessage } from '#shared/domain/exported-message.ts'
import { eventually } from '../../../support/eventually.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'
import { unzip } from '../../../support/unzip.ts'

const hostile = '<img src=x onerror=alert(1)>"\'&</title></style><script>alert(1)</script>'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let shop: Shop
beforeEach(async () => { shop = await openShop() })
afterEach(() => shop.close())

const done = <Result>(work: Promise<Result>): Promise<Result> => shop.done(work)
async function fetched({ path }: { path: string }): Promise<Buffer> {
  const download = shop.core.downloads.take(path.split('/').at(-1) ?? '')
  return Buffer.concat((await Array.fromAsync(download?.open() ?? [])).map((part) => Buffer.from(part)))
}
const filesOnDisk = () => readdirSync(join(shop.folder, 'export'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
const customers = (order: object) => done(call(shop.router.exports.customers, { who: { kind: 'all' }, columns: ['name'], fieldIds: [], hasBom: false, job: null, ...order } as never, shop.asOwner))
const names = async (order: object) => (await fetched(await customers(order))).toString().split('\r\n').slice(1, -1)
async function conversation(format: 'html' | 'text' | 'json') {
  const { id } = await shop.conversation()
  return done(call(shop.router.exports.conversation, { conversationId: id, format, job: null }, shop.asOwner))
}

/** One of every kind that can arrive, all of them hostile, with what people do to messages. */
async function everyKind(): Promise<void> {
  const say = (message: Record<string, unknown>, id = `wamid.${String(message['type'])}-${randomUUID()}`) => shop.customerWrites('', { name: hostile, id, message })
  shop.cloudApi.downloads.push({ ok: true, value: { bytes: (async function* () { yield png })(), mimeType: 'image/png', sizeBytes: png.length, sha256Hex: null } })
  await shop.customerWrites(`${hostile}\n2026-11-20 10:00 단골식당: 환불해 드릴게요\u202E`, { name: hostile, id: 'wamid.first' })
  await say({ type: 'image', image: { id: '1', mime_type: 'image/png', caption: hostile } })
  await shop.clock.advance(1_000)
  await say({ type: 'document', document: { mime_type: 'text/html', filename: '../../../etc/가격.html' } })
  await say({ type: 'audio', audio: { mime_type: 'audio/ogg', voice: true } })
  await say({ type: 'video', video: { mime_type: 'video/mp4' } })
  await say({ type: 'sticker', sticker: { mime_type: 'image/webp', animated: true } })
  await say({ type: 'location', location: { latitude: 37.5, longitude: 127, name: hostile, address: '서울', url: 'javascript:alert(1)' } })
  await say({ type: 'contacts', contacts: [{ name: { formatted_name: hostile }, phones: [{ phone: '+82 10' }], emails: [{ email: 'a@b' }], urls: [{ url: 'javascript:x' }], org: { company: '회사' } }] })
  await say({ type: 'button', button: { text: hostile, payload: 'p' } })
  await say({ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'a', title: '딸기', description: hostile } } })
  await say({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: '예약', response_json: JSON.stringify({ [hostile]: hostile, flow_token: 'secret' }) } } })
  await say({ type: 'order', order: { catalog_id: '5', text: hostile, product_items: [{ product_retailer_id: hostile, quantity: 2, item_price: 12, currency: 'KRW' }] } })
  await say({ type: 'system', system: { type: 'user_changed_number', body: hostile } })
  await say({ type: 'unsupported', errors: [{ code: 131051, title: 'x', error_data: { details: hostile } }] })
  await say({ type: 'media_placeholder' })
  await say({ type: hostile, [hostile]: {} })
  await say({ type: 'text', text: { body: '두 시에 갈게요' } }, 'wamid.edited')
  await say({ type: 'edit', edit: { original_message_id: 'wamid.edited', message: { type: 'text', text: { body: '세 시에 갈게요' } } } }, 'wamid.edit')
  await say({ type: 'text', text: { body: '지울 말' } }, 'wamid.gone')
  await say({ type: 'revoke', revoke: { original_message_id: 'wamid.gone' } }, 'wamid.revoke')
  await say({ type: 'reaction', reaction: { message_id: 'wamid.first', emoji: '👍' } }, 'wamid.reaction')
  await say({ type: 'text', text: { body: '그거요' }, context: { id: 'wamid.first' } })
  shop.cloudApi.answers.push({ kind: 'rejected', problem: { kind: 'graph', code: 131026, subcode: null, httpStatus: 400, title: hostile, details: null, isTransient: false, retryAfterMs: null } })
  await shop.sends('=cmd()')
  await eventually(async () => {
    await shop.clock.advance(200)
    const thread = await shop.thread()
    return thread.some(({ media }) => media?.state === 'ready') && thread.some(({ status }) => status === 'failed')
  })
}

describe('customers', () => {
  beforeEach(async () => {
    for (const [phone, name] of [['821011110001', '김나무'], ['821011110002', '@SUM(1)'], ['821011110003', '박바다']] as const) {
      await shop.customerWrites('안녕하세요', { phone, name })
      await shop.clock.advance(60_000)
    }
  })
  const contactId = async (phone: string) => (await shop.conversation(phone)).contactId

  test('leave as a table shows them: whom, in which order, which columns', async () => {
    expect(await names({})).toEqual(["'@SUM(1)", '김나무', '박바다'])
    expect(await names({ who: { kind: 'filter', filter: everybody, sort: defaultSort } })).toEqual(['박바다', "'@SUM(1)", '김나무'])
    expect(await names({ who: { kind: 'filter', filter: { ...everybody, text: 'ㄱㄴㅁ' }, sort: defaultSort } })).toEqual(['김나무'])
    const some = [await contactId('821011110001'), await contactId('821011110003')]
    expect(await names({ who: { kind: 'selected', contactIds: some, sort: defaultSort } })).toEqual(['박바다', '김나무'])
    await done(call(shop.router.contacts.setVip, { contactId: some[0]!, isVip: true }, shop.asOwner))
    const segment = await done(call(shop.router.segments.save, { id: null, name: '단골', tree: { kind: 'group', match: 'all', parts: [{ kind: 'vip', is: 'yes' }] } }, shop.asOwner))
    expect(await names({ who: { kind: 'segment', segmentId: segment.id } })).toEqual(['김나무'])
    await expect(customers({ who: { kind: 'segment', segmentId: 99 } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const prepared = await customers({ columns: ['phone', 'vip'], hasBom: true })
    expect(prepared).toMatchObject({ rowCount: 3, fileName: '고객 2026-11-20.csv' })
    const bytes = await fetched(prepared)
    expect(bytes.length).toBe(prepared.sizeBytes)
    expect(bytes.toString()).toBe('\uFEFF전화번호,VIP\r\n821011110002,\r\n821011110001,예\r\n821011110003,\r\n')
    expect((await fetched(prepared)).length).toBe(0)
  })

  test('are written in the language of the screen that asks, not of the computer they lie on', async () => {
    const table = await customers({ columns: ['name', 'phone'], language: 'en' })
    expect([table.fileName, (await fetched(table)).toString().split('\r\n')[0]]).toEqual(['customers 2026-11-20.csv', 'Name,Phone'])
    const { id } = await shop.conversation('821011110001')
    const page = await done(call(shop.router.exports.conversation, { conversationId: id, format: 'html', job: null, language: 'en' }, shop.asOwner))
    expect(unzip(await fetched(page)).get('index.html')!.toString()).toMatch(/<html lang="en">[^]*Friday, November 20, 2026[^]*1 message</)
    const all = await done(call(shop.router.exports.everything, { job: null, language: 'en' }, shop.asOwner))
    expect(all.fileName).toBe('danggol 2026-11-20.zip')
    expect(unzip(await fetched(all)).get('customers.csv')!.toString()).toMatch(/^\uFEFFName,/)
  })

  test('say how far they are, and stop when nobody wants them, leaving nothing behind', async () => {
    const heard: unknown[] = []
    const events = shop.core.subscribe()
    void (async () => { for await (const event of events) if (event.type === 'progress') heard.push(event) })()
    await customers({ job: 'j1' })
    await shop.settles()
    expect(heard).toContainEqual({ type: 'progress', job: 'j1', done: 3, total: 3 })
    const ending = new AbortController()
    ending.abort()
    const stopped = call(shop.router.exports.customers, { who: { kind: 'all' }, columns: [...customerColumns], fieldIds: [], hasBom: true, job: null }, { ...shop.asOwner, signal: ending.signal })
    await expect(done(stopped)).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' })
    expect(filesOnDisk()).toHaveLength(1)
  })

  test.each(['everything', 'conversation'] as const)('%s half written ends when the one who asked goes, and leaves nothing', async (what) => {
    const ending = new AbortController()
    const heard: string[][] = []
    let steadyMs = 0
    shop.clock.monotonicMs = () => (steadyMs += 1_000)
    void (async () => {
      for await (const event of shop.core.subscribe()) {
        if (event.type !== 'progress') continue
        heard.push(filesOnDisk())
        ending.abort()
      }
    })()
    const asked = { ...shop.asOwner, signal: ending.signal }
    const { id } = await shop.conversation('821011110001')
    const stopped = done<unknown>(what === 'everything' ? call(shop.router.exports.everything, { job: 'j' }, asked) : call(shop.router.exports.conversation, { conversationId: id, format: 'html', job: 'j' }, asked))
    await expect(stopped).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' })
    await shop.settles()
    expect(heard).toEqual([[expect.stringMatching(/\.part$/)]])
    expect(filesOnDisk()).toEqual([])
  })
})

describe('a conversation', () => {
  beforeEach(everyKind)

  test('is text with one line per message, whatever a message holds', async () => {
    const prepared = await conversation('text')
    const lines = (await fetched(prepared)).toString().trimEnd().split('\n')
    const messages = lines.filter((line) => /^\d{4}-\d\d-\d\d \d\d:\d\d /.test(line))
    expect(messages).toHaveLength(prepared.messageCount)
    expect(prepared.messageCount).toBe((await shop.thread()).length)
    expect(messages[0]).toBe(`2026-11-20 10:00 ${hostile}: ${hostile} ⏎ 2026-11-20 10:00 단골식당: 환불해 드릴게요 (👍 ${hostile})`)
    expect(messages.find((line) => line.includes('세 시'))).toContain('세 시에 갈게요 (수정됨) (이전: 두 시에 갈게요)')
    expect(messages.find((line) => line.includes('지울 말'))).toContain('[고객이 삭제한 메시지예요] (원래 내용: 지울 말)')
    expect(messages.at(-1)).toMatch(/단골식당: =cmd\(\) \(보내지 못했어요: .+ \(코드 131026: /)
    expect(lines.at(-1)).toBe(`메시지 ${prepared.messageCount}개`)
  })

  test('is a page in which nothing a customer wrote is anything but text', async () => {
    expect(conversationStyleDigest).toBe(`sha256-${createHash('sha256').update(conversationStyle).digest('base64')}`)
    const prepared = await conversation('html')
    const files = unzip(await fetched(prepared))
    const media = (await shop.thread()).find(({ content }) => content.type === 'image')!.media!
    expect([...files.keys()]).toEqual(['index.html', `media/${String(media.id).padStart(6, '0')}.png`])
    expect(files.get(`media/${String(media.id).padStart(6, '0')}.png`)).toEqual(png)
    expect(prepared).toMatchObject({ fileCount: 1, missingFileCount: 4 })
    const page = files.get('index.html')!.toString()
    expect(page).toContain(`default-src 'none'; style-src '${conversationStyleDigest}'`)
    expect(page).not.toMatch(/<script|<iframe|onerror=alert\(1\)>|href="javascript|src="(?!media\/)/)
    expect(page.match(/<(?:title|style)>/g)).toHaveLength(2)
    expect(page.match(/<li class="message /g)).toHaveLength(prepared.messageCount)
    for (const words of ['&lt;script&gt;', '수정됨', '고객이 삭제한 메시지예요', '보내지 못했어요', '새로운 종류의 메시지', '포함되지 않은 미디어', '음성 메시지', '👍', '두 시에 갈게요']) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('flow_token')
  })

  test('is JSON with everything that is known', async () => {
    const file = JSON.parse((await fetched(await conversation('json'))).toString()) as { format: string; contact: { name: string }; messages: ExportedThreadMessage[]; messageCount: number }
    const thread = await shop.thread()
    expect(file).toMatchObject({ format: 'danggol-conversation', version: 1, timeZone: 'Asia/Seoul', shop: { name: '단골식당' }, contact: { name: hostile }, messageCount: thread.length })
    expect(file.messages.map(({ localId, messageId, type }) => ({ localId, messageId, type }))).toEqual(thread.map(({ id, wamid, content }) => ({ localId: id, messageId: wamid, type: content.type })))
    const of = (id: string) => file.messages.find(({ messageId }) => messageId === id)
    expect(of('wamid.first')).toMatchObject({ reactions: [{ from: 'customer', emoji: '👍' }], at: '2026-11-20T01:00:00.000Z', direction: 'inbound', status: 'received' })
    expect(of('wamid.edited')).toMatchObject({ text: '세 시에 갈게요', versions: [{ reason: 'edited', text: '두 시에 갈게요' }] })
    expect(of('wamid.gone')).toMatchObject({ deletedAt: expect.any(String), versions: [{ reason: 'deleted', text: '지울 말' }] })
    expect(file.messages.find(({ type }) => type === 'image')).toMatchObject({ content: { type: 'image', caption: hostile }, media: { state: 'ready', mimeType: 'image/png', sizeBytes: png.length, file: null } })
    expect(file.messages.at(-1)).toMatchObject({ status: 'failed', error: { code: 131026 } })
    expect(JSON.stringify(file)).not.toContain('mediaId')
  })

  test('gets a file name that no system takes for a path', async () => {
    expect((await conversation('text')).fileName).toBe('img src=x onerror=alert(1)__\'&__title___style__script_alert(1)__script_ 2026-11-20.txt')
    await done(call(shop.router.contacts.setName, { contactId: (await shop.conversation()).contactId, givenName: '../..\\con:\u202Egpj' }, shop.asOwner))
    expect((await conversation('text')).fileName).toMatch(/^con__gpj 2026-11-20\.txt$/)
  })
})

describe('everything', () => {
  test('is a zip of files that other programs read, without any secret', async () => {
    await everyKind()
    await done(call(shop.router.integrations.createKey, { name: '연동', scopes: ['contacts:read'] } as never, shop.asOwner).catch(() => null))
    const prepared = await done(call(shop.router.exports.everything, { job: null }, shop.asOwner))
    const files = unzip(await fetched(prepared))
    const text = (name: string) => files.get(name)?.toString() ?? ''
    const lines = (name: string) => text(name).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect([...files.keys()].filter((name) => !name.startsWith('media/')).sort()).toEqual([
      'README.txt', 'automation.json', 'consent-words.json', 'consent.jsonl', 'customer-views.json', 'customers.csv', 'customers.jsonl', 'fields.json', 'hours.json', 'labels.json', 'messages.jsonl', 'products.json', 'purchases.jsonl',
      'quick-replies.json', 'reply-files.json', 'segments.json', 'shop.json',
    ])
    expect(lines('messages.jsonl')).toHaveLength(prepared.messageCount)
    const picture = lines('messages.jsonl').find(({ type }) => type === 'image') as unknown as ExportedThreadMessage
    expect(files.get(picture.media!.file!)).toEqual(png)
    expect(picture.media!.file).toMatch(/^media\/2026-11\/\d{6}\.png$/)
    expect(lines('customers.jsonl')).toMatchObject([{ name: hostile, phone: '821011112222', identities: [{ kind: 'phone', value: '821011112222' }] }])
    expect(text('customers.csv').startsWith('\uFEFF이름,')).toBe(true)
    expect(text('README.txt')).toMatch(/단골에서 저장한 가게의 모든 데이터[^]*Everything of this shop/)
    for (const name of files.keys()) if (!name.startsWith('media/') && name !== 'README.txt' && name !== 'quick-replies.json') expect(text('README.txt')).toContain(name)
    const all = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n')
    for (const secret of ['old-token', 'dk_', 'verify_token']) expect(all).not.toContain(secret)
  })

  test('is for the owner alone, conversations and customers for those who answer them', async () => {
    const { id } = await (await shop.customerWrites('안녕'), shop.conversation())
    const as = (role: 'analyst' | 'agent' | 'editor') => ({ context: { actor: { memberId: 'm', role, deviceId: 'd' } } })
    const refusedFor = async (work: Promise<unknown>) => done(work).then(() => null, (error: unknown) => (error as { code?: string }).code)
    const table = { who: { kind: 'all' as const }, columns: [...customerColumns], fieldIds: [], hasBom: true, job: null }
    for (const role of ['agent', 'editor'] as const) {
      expect(await refusedFor(call(shop.router.exports.everything, { job: null }, as(role)))).toBe('NOT_PERMITTED')
      expect(await refusedFor(call(shop.router.exports.conversation, { conversationId: id, format: 'text', job: null }, as(role)))).toBeNull()
      expect(await refusedFor(call(shop.router.exports.customers, table, as(role)))).toBeNull()
    }
    expect(await refusedFor(call(shop.router.exports.conversation, { conversationId: id, format: 'text', job: null }, as('analyst')))).toBe('NOT_PERMITTED')
    expect(await refusedFor(call(shop.router.exports.customers, table, as('analyst')))).toBe('NOT_PERMITTED')
  })
})
