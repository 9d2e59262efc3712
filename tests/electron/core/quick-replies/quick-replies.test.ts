import { call } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import type { QuickReplyContent } from '#shared/domain/quick-reply.ts'
import { fillQuickReply } from '#shared/domain/quick-reply-fill.ts'
import { policyValue } from '#shared/policy/policy.ts'
import type { Shop } from '../../../support/open-shop.ts'
import { testShops } from '../../../support/test-shops.ts'

const shopWith = testShops()

const content: QuickReplyContent = { title: '배송', shortcut: '배송', body: '{name|고객님}, 내일 도착해요', choices: null }
const save = (shop: Shop, change: Partial<QuickReplyContent & { id: number; fileIds: number[] }> = {}) =>
  call(shop.router.quickReplies.save, { id: null, folderId: null, fileIds: [], ...content, ...change }, shop.asOwner)
const all = (shop: Shop) => call(shop.router.quickReplies.all, undefined, shop.asOwner)

describe('saving', () => {
  test.each<[string, Partial<QuickReplyContent>, string]>([
    ['a variable that can be empty and has no fallback', { body: '{name}님' }, 'variable-needs-fallback'],
    ['a variable nobody knows', { body: '{nmae|고객}' }, 'variable-unknown'],
    ['four buttons', { choices: { kind: 'buttons', titles: ['1', '2', '3', '4'] } }, 'too-many-buttons'],
    ['a button of 21 characters', { choices: { kind: 'buttons', titles: ['가'.repeat(21)] } }, 'field-too-long'],
    ['eleven rows', { choices: { kind: 'list', button: '고르기', rows: Array.from({ length: 11 }, (_, row) => ({ title: String(row), description: null })) } }, 'too-many-items'],
    ['a text too long for buttons', { body: '가'.repeat(1025), choices: { kind: 'buttons', titles: ['네'] } }, 'text-too-long'],
    ['the same button twice', { choices: { kind: 'buttons', titles: ['네', '네'] } }, 'choice-twice'],
    ['a variable among other words on a button', { choices: { kind: 'buttons', titles: ['{name|고객}님'] } }, 'choice-mixed'],
    ['nothing to say', { body: ' ' }, 'text-empty'],
    ['no name', { title: ' ' }, 'name-empty'],
    ['a shortcut of two words', { shortcut: '배송 안내' }, 'shortcut-sign'],
  ])('refuses %s', async (_what, change, reason) => {
    const shop = await shopWith()
    await expect(save(shop, change)).rejects.toMatchObject({ data: { reason } })
    expect((await all(shop)).replies).toEqual([])
  })

  test('gives a shortcut to one quick reply only, and lets it keep its own', async () => {
    const shop = await shopWith()
    const { id } = await save(shop, { shortcut: '/Ship' })
    await expect(save(shop, { shortcut: 'ship' })).rejects.toMatchObject({ data: { reason: 'shortcut-taken' } })
    expect(await save(shop, { id, shortcut: 'ship', body: '새 글' })).toMatchObject({ id, shortcut: 'ship', body: '새 글' })
  })

  test('stops at what the phone app can hold until the owner gives that up', async () => {
    const shop = await shopWith()
    await shop.store.setPolicyOverride('quick-replies.count', 1)
    await call(shop.router.settings.setPolicy, { key: 'quick-replies.count', value: 1 }, shop.asOwner)
    const { id } = await save(shop)
    await expect(save(shop, { shortcut: '' })).rejects.toMatchObject({ data: { reason: 'too-many-items', policyKey: 'quick-replies.count', params: { limit: 1 } } })
    await expect(call(shop.router.quickReplies.duplicate, { id, title: '둘' }, shop.asOwner)).rejects.toMatchObject({ data: { reason: 'too-many-items' } })
    await call(shop.router.settings.update, { phoneAppCompatible: false }, shop.asOwner)
    await save(shop, { shortcut: '' })
    expect((await all(shop)).replies).toHaveLength(2)
  })
})

test('knows the customer by name, and never by a number', async () => {
  const shop = await shopWith()
  await shop.customerWrites('안녕하세요', { name: '남궁민수' })
  const { id } = await shop.conversation()
  const values = async (conversationId: number) => (await call(shop.router.quickReplies.variables, { conversationId }, shop.asOwner)).values
  expect(await values(id)).toMatchObject({ name: '남궁민수', given_name: '민수' })
  const nameless = await shop.store.openByPhone('821099998888', shop.clock.nowMs())
  const reply = await save(shop)
  expect(fillQuickReply(reply, await values(nameless), policyValue)).toEqual({ text: '고객님, 내일 도착해요', missing: [], action: null })
})

test('fills in labels and own fields, and the editor offers them', async () => {
  const shop = await shopWith()
  await shop.customerWrites('안녕하세요')
  const { id: conversationId, contactId } = await shop.conversation()
  const label = await call(shop.router.labels.create, { name: '단골', color: 'green' }, shop.asOwner)
  await call(shop.router.labels.change, { contactIds: [contactId], add: [label.id], remove: [] }, shop.asOwner)
  const date = await call(shop.router.fields.create, { name: '생일', kind: 'date', choices: [], currency: null }, shop.asOwner)
  const money = await call(shop.router.fields.create, { name: '예약금', kind: 'money', choices: [], currency: null }, shop.asOwner)
  await call(shop.router.fields.setValue, { fieldId: date.id, contactId, value: '1990-05-03' }, shop.asOwner)
  await call(shop.router.fields.setValue, { fieldId: money.id, contactId, value: '12,000원' }, shop.asOwner)
  const { values, known } = await call(shop.router.quickReplies.variables, { conversationId }, shop.asOwner)
  expect(values).toMatchObject({ label: '단골', 'field.생일': '5월 3일', 'field.예약금': '₩12,000' })
  expect(known).toMatchObject({ 'field.생일': { canBeEmpty: true } })
  const reply = await save(shop, { body: '{field.생일|생일}에 {field.예약금|0원}을/를, {label|고객}님' })
  expect(fillQuickReply(reply, values, policyValue).text).toBe('5월 3일에 ₩12,000을, 단골님')
})

test('brings its files into the draft as copies', async () => {
  const shop = await shopWith()
  await shop.customerWrites('오시는 길 알려 주세요')
  const { id: conversationId } = await shop.conversation()
  const { mediaFiles } = shop.core.ports
  await mediaFiles.save('reply/1', (async function* () { yield new Uint8Array([1, 2, 3]) })(), 100)
  const file = await shop.store.addKeptFile({ type: 'image', mimeType: 'image/png', fileName: '지도.png', sizeBytes: 3, isVoice: false, key: 'reply/1', nowMs: shop.clock.nowMs() })
  const { id } = await save(shop, { fileIds: [file.id] })
  const [taken] = await call(shop.router.quickReplies.takeFiles, { id, conversationId }, shop.asOwner)
  expect(taken).toMatchObject({ conversationId, fileName: '지도.png', sizeBytes: 3 })
  await call(shop.router.drafts.removeAttachment, { attachmentId: taken!.id }, shop.asOwner)
  expect(await mediaFiles.open('reply/1')).toMatchObject({ sizeBytes: 3 })
})

test('refuses to send a place that nobody filled', async () => {
  const shop = await shopWith()
  await shop.customerWrites('안녕하세요')
  await expect(shop.sends('{name}님 안녕하세요')).rejects.toMatchObject({ data: { reason: 'variable-unfilled', params: { name: 'name' } } })
  await shop.sends('{공지} 내일 쉬어요')
  await shop.settles()
  expect(shop.cloudApi.sent).toHaveLength(1)
})

describe('files', () => {
  const exported = (shop: Shop, format: 'json' | 'csv') => call(shop.router.quickReplies.exportFile, { format }, shop.asOwner)
  const imported = (shop: Shop, format: 'json' | 'csv', text: string, isDryRun = false) => call(shop.router.quickReplies.importFile, { format, text, isDryRun }, shop.asOwner)

  test.each(['json', 'csv'] as const)('go out as %s and come back the same', async (format) => {
    const shop = await shopWith()
    const folder = await call(shop.router.quickReplies.saveFolder, { id: null, name: '배송, "특급"' }, shop.asOwner)
    await save(shop, { title: '=SUM(A1)', body: '@줄\n둘; "셋", 넷\t다섯', shortcut: '' })
    await save(shop, { title: "'-1", shortcut: '', choices: { kind: 'list', button: '고르기', rows: [{ title: '오전', description: '9시부터' }, { title: '오후', description: null }] } })
    const { id } = await save(shop, { choices: { kind: 'buttons', titles: ['네', '아니요'] } })
    await call(shop.router.quickReplies.arrange, { folderId: folder.id, ids: [id] }, shop.asOwner)
    const { text } = await exported(shop, format)
    expect(await imported(shop, format, text)).toEqual({ addedCount: 0, addedIds: [], sameCount: 3, bad: [] })

    const other = await shopWith()
    expect(await imported(other, format, text, true)).toMatchObject({ addedCount: 3, addedIds: [] })
    expect((await all(other)).replies).toEqual([])
    expect(await imported(other, format, text)).toMatchObject({ addedCount: 3, bad: [] })
    expect((await exported(other, format)).text).toBe(text)
  })

  test('neutralise what a spreadsheet would calculate', async () => {
    const shop = await shopWith()
    await save(shop, { title: '=HYPERLINK("http://x")', shortcut: '' })
    expect((await exported(shop, 'csv')).text).toContain(`"'=HYPERLINK`)
  })

  test('report each row that cannot be taken and take the others', async () => {
    const shop = await shopWith()
    await save(shop)
    const rows = ['title;text;shortcut', '배송;"{name|고객님}, 내일 도착해요";', '새것;안녕하세요;새것', ';제목이 없어요;', '글이 없어요;;', '변수;{nobody};', '겹침;다른 글;배송', '또;같은 단축어;새것']
    const report = await imported(shop, 'csv', rows.join('\n'))
    expect(report).toMatchObject({ addedCount: 1, sameCount: 1 })
    expect(report.bad.map(({ row, problem, refusal }) => [row, refusal?.reason ?? problem])).toEqual([
      [3, 'no-title'], [4, 'no-text'], [5, 'variable-unknown'], [6, 'shortcut-taken'], [7, 'shortcut-taken'],
    ])
    await call(shop.router.quickReplies.remove, { ids: report.addedIds }, shop.asOwner)
    expect((await all(shop)).replies).toHaveLength(1)
  })

  test.each([['csv', 'a,"b'], ['csv', 'name,phone\n1,2'], ['csv', '\0\0'], ['json', '{'], ['json', '{"quickReplies":3}']] as const)('are refused whole when they are no such %s: %j', async (format, text) => {
    const shop = await shopWith()
    await expect(imported(shop, format, text)).rejects.toMatchObject({ data: { reason: 'file-unreadable' } })
  })
})
