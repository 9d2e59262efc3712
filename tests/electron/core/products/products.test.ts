import { call } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { ProductAction } from '#shared/domain/message-content.ts'
import type { Price } from '#shared/domain/product.ts'
import { fridayAtTenMs, keyword, openAutomation } from '../../../support/automation.ts'
import { eventually } from '../../../support/eventually.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { startTestSimulator } from '../../../support/test-simulator.ts'
import { testShops } from '../../../support/test-shops.ts'

const shopWith = testShops()
const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const blank = { id: null, name: '몽블랑', price: { minor: 6500, currency: 'KRW' }, description: '밤 크림', link: '', retailerId: '', stockKey: '', stock: null, pictureId: null }
const save = (shop: Shop, change: Partial<Omit<typeof blank, 'id' | 'price' | 'stock' | 'pictureId'> & { price: Price | null; id: number | null; stock: string | null; pictureId: number | null }> = {}) => call(shop.router.products.save, { ...blank, ...change }, shop.asOwner)
const all = (shop: Shop) => call(shop.router.products.all, undefined, shop.asOwner)
const names = async (shop: Shop) => (await all(shop)).products.map(({ name }) => name)

describe('saving', () => {
  test.each<[string, Parameters<typeof save>[1], string]>([
    ['no name', { name: ' ' }, 'name-empty'],
    ['a name that is too long', { name: '가'.repeat(101) }, 'field-too-long'],
    ['a price below zero', { price: { minor: -1, currency: 'KRW' } }, 'value-invalid'],
    ['a link that is not encrypted', { link: 'http://shop.example/1' }, 'link-not-https'],
    ['a link that runs', { link: 'javascript:alert(1)' }, 'link-not-https'],
    ['an id too long for Meta', { retailerId: 'a'.repeat(101) }, 'field-too-long'],
    ['a value of the shop that cannot be named', { stockKey: '남은 수' }, 'stock-key'],
  ])('refuses %s', async (_what, change, reason) => {
    const shop = await shopWith()
    await expect(save(shop, change)).rejects.toMatchObject({ data: { reason } })
    expect(await names(shop)).toEqual([])
  })

  test('takes an id of Meta once, a picture only, and no more than the owner allows', async () => {
    const shop = await shopWith()
    const first = await save(shop, { retailerId: 'MB-01', link: 'https://shop.example/빵?a=1' })
    await expect(save(shop, { name: '둘', retailerId: ' MB-01 ' })).rejects.toMatchObject({ data: { reason: 'retailer-id-taken', params: { name: 'MB-01' } } })
    expect(await save(shop, { id: first.id, retailerId: 'MB-01', name: '밤 몽블랑' })).toMatchObject({ id: first.id, name: '밤 몽블랑' })
    const paper = await shop.store.addKeptFile({ type: 'document', mimeType: 'application/pdf', fileName: 'a.pdf', sizeBytes: 3, isVoice: false, key: 'reply/2', nowMs: 0 })
    await expect(save(shop, { id: first.id, retailerId: 'MB-01', pictureId: paper.id })).rejects.toMatchObject({ data: { reason: 'not-a-picture' } })
    await call(shop.router.settings.setPolicy, { key: 'products.count', value: 1 }, shop.asOwner)
    await expect(save(shop, { name: '둘' })).rejects.toMatchObject({ data: { reason: 'too-many-items', policyKey: 'products.count', params: { limit: 1 } } })
  })

  test('keeps their order, and brings deleted ones back to where they were', async () => {
    const shop = await shopWith()
    const [a, b, c] = [await save(shop, { name: '하나' }), await save(shop, { name: '둘' }), await save(shop, { name: '셋' })]
    await call(shop.router.products.arrange, { ids: [c.id, a.id, b.id] }, shop.asOwner)
    await call(shop.router.products.remove, { ids: [a.id] }, shop.asOwner)
    expect(await names(shop)).toEqual(['셋', '둘'])
    await call(shop.router.products.restore, { ids: [a.id] }, shop.asOwner)
    expect(await names(shop)).toEqual(['셋', '하나', '둘'])
  })
})

test('speak of the same stock as automatic replies, whoever feeds it', async () => {
  const { shop, automation } = await openAutomation()
  opened.push(shop)
  const { id } = await save(shop, { stockKey: 'montblanc', stock: ' 7 ' })
  await automation.add(keyword('몽블랑', '몽블랑 {shop.montblanc|0}개'))
  await shop.customerWrites('몽블랑', { phone: '821000000001' })
  expect(await automation.replies('821000000001')).toEqual(['몽블랑 7개'])
  await call(shop.router.automation.setVariables, { variables: [{ key: 'montblanc', value: '2' }] }, shop.asOwner)
  expect((await all(shop)).products[0]).toMatchObject({ stock: '2' })
  await save(shop, { id, stockKey: 'montblanc', stock: null })
  expect(await call(shop.router.automation.variables, undefined, shop.asOwner)).toMatchObject([{ key: 'montblanc', value: '2' }])
})

test('bring their picture into the draft, as a copy that can be left out there', async () => {
  const shop = await shopWith()
  await shop.customerWrites('몽블랑 있어요?')
  const { id: conversationId } = await shop.conversation()
  const { mediaFiles } = shop.core.ports
  await mediaFiles.save('reply/1', (async function* () { yield new Uint8Array([1, 2, 3]) })(), 100)
  const picture = await shop.store.addKeptFile({ type: 'image', mimeType: 'image/jpeg', fileName: '몽블랑.jpg', sizeBytes: 3, isVoice: false, key: 'reply/1', nowMs: shop.clock.nowMs() })
  const { id } = await save(shop, { pictureId: picture.id })
  const [taken] = await call(shop.router.products.takePicture, { id, conversationId }, shop.asOwner)
  expect(taken).toMatchObject({ conversationId, fileName: '몽블랑.jpg' })
  await call(shop.router.drafts.removeAttachment, { attachmentId: taken!.id }, shop.asOwner)
  expect(await mediaFiles.open('reply/1')).toMatchObject({ sizeBytes: 3 })
})

describe('a card of the catalogue', () => {
  const card: ProductAction = { kind: 'product', catalogId: '104', productRetailerId: 'MB-01', name: '몽블랑', price: { minor: 6500, currency: 'KRW' } }
  const content = { type: 'interactive' as const, header: '카드에는 없는 머리말', body: '오늘 나온 몽블랑이에요', footer: null, action: card }

  test('stays in the draft and goes to Meta as one, with its name and price kept here', async () => {
    const simulator = await startTestSimulator()
    opened.push({ close: () => simulator.stop() })
    const clock = new ManualClock(fridayAtTenMs)
    const shop = await shopWith({ clock, graphBase: `${simulator.url}/v25.0` })
    simulator.control.receive({ from: '821012345678', type: 'text', text: { body: '몽블랑 있어요?' }, profile: { name: '김민지' } })
    await shop.customerWrites('몽블랑 있어요?')
    const { id: conversationId } = await shop.conversation()
    const replies = { action: card, usedIds: [] }
    await call(shop.router.drafts.save, { conversationId, text: content.body, attachmentIds: [], quotedMessageId: null, replies }, shop.asOwner)
    expect(await call(shop.router.drafts.get, { conversationId }, shop.asOwner)).toMatchObject({ replies })
    const { id } = await call(shop.router.messages.send, { conversationId, requestId: randomUUID(), content, quotedMessageId: null }, shop.asOwner)
    await shop.settles()
    await eventually(async () => (await call(shop.router.messages.byIds, { messageIds: [id] }, shop.asOwner))[0]?.wamid)
    const [message] = await call(shop.router.messages.byIds, { messageIds: [id] }, shop.asOwner)
    expect(message).toMatchObject({ error: null, content: { action: card } })
    expect(simulator.books().accepted.map(({ request }) => request['interactive'])).toEqual([{ type: 'product', body: { text: content.body }, action: { catalog_id: '104', product_retailer_id: 'MB-01' } }])
  })

  test('needs a number of a catalogue that Meta could have given', async () => {
    const shop = await shopWith()
    const setCatalog = (catalogId: string | null) => call(shop.router.products.setCatalog, { catalogId }, shop.asOwner)
    await expect(setCatalog('my shop')).rejects.toMatchObject({ data: { reason: 'catalog-id' } })
    await expect(setCatalog('1'.repeat(65))).rejects.toMatchObject({ data: { reason: 'field-too-long', policyKey: 'interactive.catalog-id' } })
    await setCatalog(' 104 ')
    expect(await all(shop)).toMatchObject({ catalogId: '104' })
    await setCatalog('')
    expect(await all(shop)).toMatchObject({ catalogId: null })
  })
})

test('an exported conversation names what was ordered where the shop knows it', async () => {
  const shop = await shopWith()
  await save(shop, { retailerId: 'MB-01' })
  await shop.customerWrites('', { message: { type: 'order', order: { catalog_id: '5', product_items: [{ product_retailer_id: 'MB-01', quantity: 2, item_price: 6500, currency: 'KRW' }, { product_retailer_id: 'XX', quantity: 1, item_price: 1, currency: 'KRW' }] } } })
  const { id: conversationId } = await shop.conversation()
  const file = await shop.done(call(shop.router.exports.conversation, { conversationId, format: 'text', job: null }, shop.asOwner))
  const download = shop.core.downloads.take(file.path.split('/').at(-1) ?? '')
  const text = Buffer.concat((await Array.fromAsync(download?.open() ?? [])).map((part) => Buffer.from(part))).toString()
  expect(text).toContain('몽블랑 · 2')
  expect(text).toContain('XX · 1')
})

describe('files', () => {
  const imported = (shop: Shop, text: string, isDryRun = false) => call(shop.router.products.importFile, { text, isDryRun }, shop.asOwner)

  test('go out as a table and come back the same, formulas and cents included', async () => {
    const shop = await shopWith()
    await save(shop, { name: '=1+1', description: '줄\n둘, "셋"', link: 'https://shop.example/a', retailerId: 'A-1', stockKey: 'cake', stock: '3' })
    await save(shop, { name: 'Scone', price: { minor: 350, currency: 'EUR' } })
    await save(shop, { name: '시가', price: null })
    const { text } = await call(shop.router.products.exportFile, undefined, shop.asOwner)
    expect(text).toContain(`'=1+1,6500,KRW`)
    expect(text).toContain('Scone,3.50,EUR')
    expect(await imported(shop, text)).toEqual({ addedCount: 0, addedIds: [], sameCount: 3, bad: [] })
    const other = await shopWith()
    expect(await imported(other, text, true)).toMatchObject({ addedCount: 3, addedIds: [] })
    expect(await names(other)).toEqual([])
    expect(await imported(other, text)).toMatchObject({ addedCount: 3, bad: [] })
    expect((await call(other.router.products.exportFile, undefined, other.asOwner)).text).toBe(text)
  })

  test('report each row that cannot be taken, take the others, and overwrite no stock that is known', async () => {
    const shop = await shopWith()
    await call(shop.router.automation.setVariables, { variables: [{ key: '소금빵', value: '9' }] }, shop.asOwner)
    const report = await imported(shop, ['이름;가격;재고 변수;재고;링크', '소금빵;3,200원;소금빵;1;', ';100;;;', '크루아상;비쌈;;;', '식빵;;;;ftp://a.b', '마카롱;1800;마카롱;5;'].join('\n'))
    expect(report).toMatchObject({ addedCount: 2, sameCount: 0 })
    expect(report.bad.map(({ row, refusal }) => [row, refusal.reason])).toEqual([[2, 'name-empty'], [3, 'value-invalid'], [4, 'link-not-https']])
    expect((await all(shop)).products.map(({ name, price, stock }) => [name, price?.minor, stock])).toEqual([['소금빵', 3200, '9'], ['마카롱', 1800, '5']])
    await expect(imported(shop, 'a;b\n1;2')).rejects.toMatchObject({ data: { reason: 'products-unreadable' } })
  })
})
