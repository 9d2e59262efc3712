import { call } from '@orpc/server'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { StoreDamaged, StoreUnavailable, type Store } from '#core/ports/store/store.ts'
import type { AppEvent } from '#shared/contract/events.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { sampleAccount, type Shop } from '../../../support/open-shop.ts'
import { testShops } from '../../../support/test-shops.ts'
import { phoneNumberId } from '../../../support/webhook-bodies.ts'

const shopWith = testShops()

/** The store with some verbs replaced. */
const storeWith = (store: Store, verbs: Partial<Store>): Store => new Proxy(store, { get: (target, name) => Reflect.get(name in verbs ? verbs : target, name) })
const health = (shop: Shop) => call(shop.router.account.health, undefined, shop.asOwner)
const texts = async (shop: Shop, phone?: string) => (await shop.thread(phone)).map(({ content }) => (content.type === 'text' ? content.body : content.type))

test('a customer writes: the thread, the list, the badge and a notification have it', async () => {
  const shop = await shopWith()
  await shop.customerWrites('케이크 있나요?\n딸기로요', { name: '김민지' })
  await shop.clock.advance(500)
  expect(await texts(shop)).toEqual(['케이크 있나요?\n딸기로요'])
  expect(await shop.conversation()).toMatchObject({ contactName: '김민지', unreadCount: 1 })
  expect(shop.badge.count).toBe(1)
  expect(shop.notifications).toMatchObject([{ title: '김민지', body: '케이크 있나요?', isSilent: false }])
})

describe('an answer from the phone', () => {
  const phone = '821011112222'
  const seconds = (ms: number) => String(Math.floor(ms / 1000))
  const answersFromPhone = (shop: Shop, atMs: number) => shop.delivers({ message_echoes: [{ from: '41440001122', to: phone, id: `wamid.E${atMs}`, timestamp: seconds(atMs), type: 'text', text: { body: '네!' } }] }, 'smb_message_echoes')
  const unread = async (shop: Shop) => (await shop.conversation()).unreadCount

  test('means that what came before was read, whichever is told first; what came after stays unread', async () => {
    const shop = await shopWith()
    const now = shop.clock.nowMs()
    await shop.customerWrites('있나요?', { atMs: now - 60_000 })
    await shop.clock.advance(500)
    expect([await unread(shop), shop.badge.count]).toEqual([1, 1])
    await answersFromPhone(shop, now - 30_000)
    await shop.clock.advance(500)
    expect([await unread(shop), shop.badge.count]).toEqual([0, 0])
    await shop.customerWrites('아까 것도요', { atMs: now - 40_000 })
    await shop.customerWrites('고마워요', { atMs: now - 10_000 })
    await shop.clock.advance(500)
    expect(await unread(shop)).toBe(1)
    expect((await shop.thread()).map(({ status }) => status)).toEqual(['received', 'received', 'delivered', 'received'])
  })
})

test('deliveries that come together share one transaction, and each is on disk when it resolves', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  const groups: number[] = []
  const shop = await shopWith({ clock, store: storeWith(memory, { appendJournal: (deliveries) => (groups.push(deliveries.length), memory.appendJournal(deliveries)) }) })
  await Promise.all(Array.from({ length: 40 }, (_unused, index) => shop.delivers({ messages: [{ from: '821011112222', id: `wamid.${index}`, timestamp: '1789000000', type: 'text', text: { body: `${index}` } }] })))
  expect(groups).toEqual([40])
})

test('a delivery that cannot be written is refused, so that Meta sends it again', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  let isFull = true
  const shop = await shopWith({ clock, store: storeWith(memory, { appendJournal: (deliveries) => (isFull ? Promise.reject(new StoreUnavailable('disk-full', null)) : memory.appendJournal(deliveries)) }) })
  await expect(shop.customerWrites('안녕하세요')).rejects.toThrow('disk-full')
  expect((await health(shop)).store.state).toBe('disk-full')
  isFull = false
  await shop.customerWrites('안녕하세요')
  expect((await health(shop)).store.state).toBe('ok')
  expect(await texts(shop)).toEqual(['안녕하세요'])
})

test('what was journalled before a crash is projected at the next start', async () => {
  const shop = await shopWith({ isStarted: false })
  await shop.store.saveAccount(sampleAccount)
  await shop.delivers({ contacts: [{ profile: { name: '김민지' }, wa_id: '821011112222' }], messages: [{ from: '821011112222', id: 'wamid.A', timestamp: '1789000000', type: 'text', text: { body: '아직 있나요?' } }] })
  expect(await shop.store.pendingJournalCount()).toBe(1)
  const again = await shopWith({ store: shop.store, clock: shop.clock })
  expect(await texts(again)).toEqual(['아직 있나요?'])
})

test('a body that is no webhook is kept, counted and shown in health', async () => {
  const shop = await shopWith()
  const body = new TextEncoder().encode('{"object":')
  await shop.core.journal(body, createHash('sha256').update(body).digest())
  await shop.customerWrites('안녕하세요')
  expect((await health(shop)).receiver).toMatchObject({ unreadableCount: 1, pendingCount: 0 })
  expect(await texts(shop)).toEqual(['안녕하세요'])
})

test('a delivery that the store cannot digest stands alone as unreadable and holds up nothing', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  const shop = await shopWith({
    clock,
    store: storeWith(memory, {
      project: (deliveries, context) => (deliveries.some(({ outcome }) => outcome.ok && JSON.stringify(outcome.events).includes('poison')) ? Promise.reject(new Error('cannot digest')) : memory.project(deliveries, context)),
    }),
  })
  await Promise.all(Array.from({ length: 30 }, (_unused, index) => shop.delivers({ contacts: [{ profile: { name: '김민지' }, wa_id: '821011112222' }], messages: [{ from: '821011112222', id: `wamid.${index}`, timestamp: `${1789000000 + index}`, type: 'text', text: { body: index === 13 ? 'poison' : `${index}` } }] })))
  await shop.clock.advance(1_000)
  expect(await texts(shop)).toEqual(Array.from({ length: 30 }, (_unused, index) => `${index}`).filter((body) => body !== '13'))
  expect((await memory.unreadableJournal(10)).map(({ problem }) => problem)).toEqual(['1/1: cannot digest'])
  expect(await memory.pendingJournalCount()).toBe(0)
})

test('of a delivery with many updates only what cannot be applied stays behind, and health counts the delivery', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  const shop = await shopWith({
    clock,
    store: storeWith(memory, {
      project: (deliveries, context) => (deliveries.some(({ outcome }) => outcome.ok && JSON.stringify(outcome.events).includes('poison')) ? Promise.reject(new Error('cannot digest')) : memory.project(deliveries, context)),
    }),
  })
  await shop.delivers({
    contacts: [{ profile: { name: '김민지' }, wa_id: '821011112222' }],
    messages: Array.from({ length: 9 }, (_unused, index) => ({ from: '821011112222', id: `wamid.${index}`, timestamp: `${1789000000 + index}`, type: 'text', text: { body: index % 4 === 3 ? 'poison' : `${index}` } })),
  })
  await shop.clock.advance(1_000)
  expect(await texts(shop)).toEqual(['0', '1', '2', '4', '5', '6', '8'])
  expect((await memory.unreadableJournal(10)).map(({ problem }) => problem)).toEqual(['2/9: cannot digest'])
  expect((await health(shop)).receiver).toMatchObject({ unreadableCount: 1, pendingCount: 0 })
})

test('a decoder that stumbles over a body holds nothing up', async () => {
  const shop = await shopWith({ decoder: (decoder) => ({ decode: (body, receivedAtMs) => {
    if (new TextDecoder().decode(body).includes('stumble')) throw new Error('decoder stumbled')
    return decoder.decode(body, receivedAtMs)
  } }) })
  await shop.customerWrites('stumble')
  await shop.customerWrites('안녕하세요')
  expect(await texts(shop)).toEqual(['안녕하세요'])
  expect((await health(shop)).receiver).toMatchObject({ unreadableCount: 1, pendingCount: 0 })
})

describe('old conversations from the phone', () => {
  const chunk = (progress: number) => ({ history: [{ metadata: { phase: 0, chunk_order: 1, progress }, threads: [] }] })

  test('show in health how far they are, in whatever order the chunks come', async () => {
    const shop = await shopWith()
    expect((await health(shop)).historySync).toBeNull()
    for (const [progress, state] of [[55, { state: 'running', progress: 55 }], [20, { state: 'running', progress: 55 }], [100, { state: 'done', progress: 100 }], [70, { state: 'done', progress: 100 }]] as const) {
      await shop.delivers(chunk(progress), 'history')
      await shop.settles()
      expect((await health(shop)).historySync).toEqual(state)
    }
  })

  test('that were not shared (2593109) are said so', async () => {
    const shop = await shopWith()
    await shop.delivers({ history: [{ errors: [{ code: 2593109, title: 'History sync is turned off', message: 'History sync is turned off' }] }] }, 'history')
    await shop.settles()
    expect((await health(shop)).historySync).toEqual({ state: 'declined', progress: 0 })
  })
})

test('while the database cannot be written nothing is lost, health says so, and it goes on afterwards', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  let isFull = false
  const shop = await shopWith({ clock, store: storeWith(memory, { project: (deliveries, context) => (isFull ? Promise.reject(new StoreUnavailable('disk-full', null)) : memory.project(deliveries, context)) }) })
  isFull = true
  await shop.customerWrites('안녕하세요')
  await shop.clock.advance(5_000)
  expect((await health(shop)).store.state).toBe('disk-full')
  isFull = false
  await shop.clock.advance(40_000)
  expect((await health(shop)).store.state).toBe('ok')
  expect(await texts(shop)).toEqual(['안녕하세요'])
})

test('an outcome that cannot be written says so in health, waits, and is written once there is room', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  let isFull = true
  const shop = await shopWith({ clock, store: storeWith(memory, { recordOutcomes: (outcomes) => (isFull ? Promise.reject(new StoreUnavailable('disk-full', null)) : memory.recordOutcomes(outcomes)) }) })
  await shop.customerWrites('안녕하세요')
  const message = await shop.sends('네')
  await shop.clock.advance(3_000)
  expect((await health(shop)).store.state).toBe('disk-full')
  expect((await shop.message(message.id)).status).toBe('sending')
  isFull = false
  await shop.clock.advance(3_000)
  expect((await health(shop)).store.state).toBe('ok')
  expect((await shop.message(message.id)).status).toBe('accepted')
  expect(shop.cloudApi.sent).toHaveLength(1)
})

test('with a damaged database writing ends, health says so and stays with it, and what arrives is not acknowledged', async () => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  let isDamaged = false
  let writeCount = 0
  const damaged = () => {
    writeCount += 1
    return Promise.reject(new StoreDamaged(new Error('database disk image is malformed')))
  }
  const shop = await shopWith({ clock, store: storeWith(memory, {
    project: (deliveries, context) => (isDamaged ? damaged() : memory.project(deliveries, context)),
    appendJournal: (deliveries) => (isDamaged ? damaged() : memory.appendJournal(deliveries)),
    claim: (claims) => (isDamaged ? damaged() : memory.claim(claims)),
  }) })
  await shop.customerWrites('안녕하세요')
  const pending = shop.delivers({ messages: [{ from: '821011112222', id: 'wamid.Q', timestamp: '1789000000', type: 'text', text: { body: '질문' } }] })
  await pending
  isDamaged = true
  await shop.sends('네')
  await shop.clock.advance(60_000)
  expect((await health(shop)).store.state).toBe('damaged')
  expect(shop.cloudApi.sent).toHaveLength(0)
  expect(writeCount).toBeLessThanOrEqual(2)
  await expect(shop.customerWrites('또 왔어요')).rejects.toThrow(StoreDamaged)
})

describe('statuses in any order', () => {
  const permutations = <Item>(items: readonly Item[]): Item[][] => (items.length <= 1 ? [[...items]] : items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest])))
  const rank = ['sent', 'delivered', 'read', 'played', 'failed']

  test('never move backwards, and the reason of a failure is kept: all orders of all five', async () => {
    const shop = await shopWith({ account: { throughputPerSecond: 1000 } })
    const orders = permutations(rank)
    await shop.customerWrites('안녕하세요')
    const { id } = await shop.conversation()
    for (const [index, order] of orders.entries()) {
      const wamid = `wamid.P${index}`
      const message = await shop.store.enqueue({ conversationId: id, clientReference: `order-${index}` as never, origin: 'person', content: { type: 'text', body: `${index}`, previewUrl: false }, quotedMessageId: null, nowMs: shop.clock.nowMs() })
      await shop.store.claim([{ messageId: message.id, atMs: shop.clock.nowMs(), isBusinessInitiated: false }])
      await shop.store.recordOutcomes([{ kind: 'accepted', messageId: message.id, wamid: wamid as never, waId: null, userId: null, atMs: shop.clock.nowMs() }])
      let highest = -1
      for (const status of order) {
        await shop.delivers({ statuses: [{ id: wamid, status, timestamp: '1789000100', recipient_id: '821011112222', ...(status === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}) }] })
        await shop.clock.advance(1)
        highest = Math.max(highest, rank.indexOf(status))
        expect(rank.indexOf((await shop.message(message.id)).status), order.join()).toBe(highest)
      }
      expect((await shop.message(message.id)).error?.code, order.join()).toBe(131026)
    }
  })
})

describe('notifications', () => {
  const change = (shop: Shop, notifications: object) => call(shop.router.settings.update, { notifications: { isEnabled: true, showsContent: true, playsSound: true, quietFromMinute: null, quietToMinute: null, ...notifications } }, shop.asOwner)

  test('say nothing of the content when the owner wants it hidden', async () => {
    const shop = await shopWith()
    await change(shop, { showsContent: false, playsSound: false })
    await shop.customerWrites('비밀이에요')
    expect(shop.notifications).toMatchObject([{ title: '단골', body: '새 메시지가 왔어요', isSilent: true }])
  })

  test('stay away for muted chats, in quiet hours and when switched off', async () => {
    const shop = await shopWith()
    await shop.customerWrites('하나')
    await call(shop.router.conversations.setMuted, { conversationId: (await shop.conversation()).id, untilMs: Number.MAX_SAFE_INTEGER }, shop.asOwner)
    await shop.customerWrites('둘')
    const now = new Date(shop.clock.nowMs())
    const minute = now.getHours() * 60 + now.getMinutes()
    await change(shop, { quietFromMinute: (minute + 1439) % 1440, quietToMinute: (minute + 10) % 1440 })
    await shop.customerWrites('셋', { phone: '821033334444' })
    await change(shop, { isEnabled: false })
    await shop.customerWrites('넷', { phone: '821033334444' })
    expect(shop.notifications).toHaveLength(1)
  })
})

test('a flood reaches the screens as few events, each row once', async () => {
  const shop = await shopWith()
  const events: AppEvent[] = []
  const subscription = shop.core.subscribe()
  void (async () => {
    for await (const event of subscription) events.push(event)
  })()
  await Promise.all(Array.from({ length: 1_000 }, (_unused, index) => shop.delivers({
    contacts: [{ profile: { name: '손님' }, wa_id: `8210${10_000_000 + (index % 50)}` }],
    messages: [{ from: `8210${10_000_000 + (index % 50)}`, id: `wamid.F${index}`, timestamp: '1789000000', type: 'text', text: { body: `${index}` } }],
  })))
  await shop.clock.advance(2_000)
  const changed = events.filter((event) => event.type === 'changed')
  expect(changed.length).toBeLessThanOrEqual(20)
  expect(new Set(changed.flatMap((event) => event.messages.map(({ messageId }) => messageId))).size).toBe(1_000)
  for (const event of changed) expect(new Set(event.conversationIds).size).toBe(event.conversationIds.length)
})

test('a message without any sender is kept and counted', async () => {
  const shop = await shopWith()
  await shop.delivers({ messages: [{ id: 'wamid.X', timestamp: '1789000000', type: 'text', text: { body: '누구일까요' } }] })
  await shop.settles()
  expect((await health(shop)).receiver).toMatchObject({ unknownTypeCount: 1, otherNumbers: null })
})

test('the number of another account is not mixed into this inbox, and health names it', async () => {
  const shop = await shopWith()
  await shop.delivers({ metadata: { display_phone_number: '1', phone_number_id: `${phoneNumberId}9` }, messages: [{ from: '821011112222', id: 'wamid.X', timestamp: '1789000000', type: 'text', text: { body: '다른 가게' } }] })
  await shop.clock.advance(500)
  expect(await shop.store.conversationByPhone('821011112222')).toBeNull()
  expect((await health(shop)).receiver).toMatchObject({ unknownTypeCount: 0, otherNumbers: { phoneNumberIds: [`${phoneNumberId}9`], messageCount: 1 } })
})
