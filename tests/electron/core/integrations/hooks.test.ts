import { call } from '@orpc/server'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAllowedAddress } from '#adapters/local-api/reachable-address.ts'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { hookAddressProblem, hookEvents, type Hook } from '#shared/domain/integrations.ts'
import { eventually } from '../../../support/eventually.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openShop, type Shop } from '../../../support/open-shop.ts'

type News = { id: string; type: string; at: string; data: Record<string, unknown> }
let shop: Shop
let program: Server
let url: string
let heard: { news: News; headers: IncomingMessage['headers']; body: string }[] = []
let status = 200

beforeEach(async () => {
  heard = []
  status = 200
  program = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      heard.push({ news: JSON.parse(body) as News, headers: request.headers, body })
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => { program.listen(0, '127.0.0.1', resolve) })
  url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`
  shop = await openShop()
})
afterEach(async () => {
  await shop.close()
  program.closeAllConnections()
  await new Promise((resolve) => { program.close(resolve) })
})

const add = async (change: { url?: string; allowsLan?: boolean; events?: Hook['events'] } = {}) => call(shop.router.integrations.saveHook, { hookId: null, name: 'CRM', url, events: [...hookEvents], allowsLan: false, ...change }, shop.asOwner)
const hook = async (): Promise<Hook> => (await call(shop.router.integrations.overview, undefined, shop.asOwner)).hooks[0]!
const told = (type: string) => eventually(() => Promise.resolve(heard.find(({ news }) => news.type === type)))
const attempted = (count: number) => eventually(() => Promise.resolve(heard.length >= count))
const settled = (isSo: (now: Hook) => boolean) => eventually(async () => { const now = await hook(); return isSo(now) ? now : null })

describe('webhooks out', () => {
  it('tell of messages, statuses, contacts, labels and opt-outs, signed over time and bytes', async () => {
    const { secret } = await add()
    await shop.customerWrites('예약할게요')
    const { news, headers, body } = await told('message.received')
    expect(news.data).toMatchObject({ text: '예약할게요', type: 'text', phone: '+821011112222', name: '김민지' })
    expect(headers['x-danggol-signature']).toBe(`sha256=${createHmac('sha256', secret!).update(`${headers['x-danggol-timestamp'] as string}.${body}`).digest('hex')}`)
    expect(headers['x-danggol-delivery']).toBe(news.id)
    const { contactId, id } = await shop.conversation()
    await call(shop.router.contacts.setNote, { contactId, note: '창가' }, shop.asOwner)
    await told('contact.changed')
    const label = await call(shop.router.labels.create, { name: '단골', color: 'green' }, shop.asOwner)
    await call(shop.router.labels.change, { contactIds: [contactId], add: [label.id], remove: [] }, shop.asOwner)
    expect((await told('label.set')).news.data).toMatchObject({ contactId, label: '단골' })
    const message = await shop.sends('네')
    await shop.settles()
    await shop.reports('delivered', { wamid: (await shop.message(message.id)).wamid! })
    expect((await told('message.status')).news.data).toMatchObject({ messageId: message.id, status: 'delivered', contactId })
    await call(shop.router.consent.record, { contactId, kind: 'opt-out', evidence: '전화' }, shop.asOwner)
    expect((await told('contact.opted-out')).news.data).toMatchObject({ contactId })
    expect(new Set(heard.map((each) => each.news.id)).size).toBe(heard.length)
    expect(id).toBeGreaterThan(0)
    expect(await settled(({ waitingCount }) => waitingCount === 0)).toMatchObject({ failure: null, state: 'active' })
  })

  it('tell only what was asked for, and nothing that imported history brings', async () => {
    await add({ events: ['label.set'] })
    await shop.customerWrites('안녕하세요')
    expect(await hook()).toMatchObject({ waitingCount: 0 })
    expect(heard).toEqual([])
  })

  it('try again later and later, and pause with the reason after a day', async () => {
    await add({ events: ['message.received'] })
    status = 503
    await shop.customerWrites('하나')
    await attempted(1)
    expect(await settled(({ failure }) => failure !== null)).toMatchObject({ waitingCount: 1, failure: { problem: 'refused', code: 503 }, state: 'active' })
    await shop.clock.advance(4_000)
    expect(heard).toHaveLength(1)
    await shop.clock.advance(2_000)
    await attempted(2)
    for (let hour = 0; hour < 30 && (await hook()).state === 'active'; hour += 1) {
      const before = heard.length
      await shop.clock.advance(3_700_000)
      await attempted(before + 1)
      await shop.settles()
    }
    expect(await settled(({ state }) => state === 'paused')).toMatchObject({ waitingCount: 1, failure: { problem: 'refused', code: 503 } })
    const tries = heard.length
    await shop.customerWrites('듣지 않음', { id: 'wamid.unheard' })
    await shop.clock.advance(7_200_000)
    expect(heard).toHaveLength(tries)
    status = 200
    await call(shop.router.integrations.resumeHook, { hookId: (await hook()).id }, shop.asOwner)
    await attempted(tries + 1)
    expect(await settled(({ waitingCount }) => waitingCount === 0)).toMatchObject({ state: 'active', failure: null })
    expect(heard.at(-1)?.news.data).toMatchObject({ text: '하나' })
  })

  it('wait through a restart and are told then', async () => {
    const clock = new ManualClock()
    const store = openMemoryStore(clock)
    const secretsFolder = mkdtempSync(join(tmpdir(), 'danggol-hooks-'))
    const first = await openShop({ clock, secretsFolder, store: { ...store, close: () => Promise.resolve() } })
    await call(first.router.integrations.saveHook, { hookId: null, name: 'CRM', url, events: ['message.received'], allowsLan: false }, first.asOwner)
    status = 500
    await first.customerWrites('다시 켜도 와야 해요')
    await attempted(1)
    await first.close()
    expect((await store.hooks())[0]).toMatchObject({ waitingCount: 1 })
    status = 200
    const second = await openShop({ clock, secretsFolder, store })
    await second.clock.advance(60_000)
    await attempted(2)
    expect(heard.map(({ news }) => [news.id, news.data['text']])).toEqual(Array.from({ length: 2 }, () => [heard[0]!.news.id, '다시 켜도 와야 해요']))
    await eventually(async () => (await store.hooks())[0]?.waitingCount === 0)
    await second.close()
    rmSync(secretsFolder, { recursive: true, force: true })
  })

  it('follow no redirect, and test says what is wrong', async () => {
    const { hookId } = await add()
    expect(await call(shop.router.integrations.testHook, { hookId }, shop.asOwner)).toBeNull()
    status = 302
    expect(await call(shop.router.integrations.testHook, { hookId }, shop.asOwner)).toEqual({ problem: 'redirect', code: 302 })
    expect(heard).toHaveLength(2)
  })
})

describe('webhooks out under attack', () => {
  it.each(['ftp://example.com', 'http://example.com', 'http://192.168.0.1/', 'https://user:pass@example.com', 'javascript:alert(1)', 'http://localhost@evil.example/', 'http://localhost\\@evil.example/', 'http://localhost.evil.example/', 'https://', 'http://127.0.0.2/'])('refuses the address %s', async (wrong) => {
    expect(hookAddressProblem(wrong)).not.toBeNull()
    await expect(add({ url: wrong })).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'hook-address' } })
  })

  it.each(['https://10.0.0.1/', 'https://127.0.0.1.nip.invalid/', 'https://[::1]:1/x', 'https://169.254.169.254/latest', 'https://[::ffff:10.0.0.1]/', 'https://0.0.0.0/', 'https://2130706433/'])('never reaches %s', async (address) => {
    const { hookId } = await add({ url: address })
    expect((await call(shop.router.integrations.testHook, { hookId }, shop.asOwner))?.problem).toMatch(/^(?:private-address|unreachable)$/)
    expect(heard).toEqual([])
  })

  it('tells addresses apart: this computer, this network, the internet', () => {
    const reach = (address: string, host: string, allowsLan = false) => isAllowedAddress(address, { host, allowsLan })
    expect(['8.8.8.8', '2606:4700::1111'].every((address) => reach(address, 'example.com'))).toBe(true)
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '169.254.169.254', '0.0.0.0', 'fe80::1', '64:ff9b::a00:1', 'nonsense'].some((address) => reach(address, 'example.com', true))).toBe(false)
    expect(['10.1.2.3', '172.16.0.1', '192.168.0.9', 'fd00::1'].map((address) => [reach(address, 'example.com'), reach(address, 'example.com', true)])).toEqual(Array.from({ length: 4 }, () => [false, true]))
    expect([reach('127.0.0.1', 'localhost'), reach('8.8.8.8', 'localhost')]).toEqual([true, false])
  })
})
