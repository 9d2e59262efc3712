import { expect, test } from '@playwright/test'
import { sampleFiles, type SampleFileName } from '#simulator/scenarios/sample-shop/assets.ts'
import { eventually } from '../support/eventually.ts'
import { serveShop } from '../support/served-shop.ts'
import { openThread, type ServedThread } from './thread-driver.ts'

let served: ServedThread
test.beforeAll(async () => { served = await serveShop() })
test.afterAll(() => served.close())

async function customerSendsFile(phone: string, name: SampleFileName): Promise<void> {
  const file = sampleFiles[name]
  const [received] = served.shop.simulator.control.receive({ from: phone, type: file.kind, [file.kind]: { bytes_base64: file.base64, mime_type: file.mimeType, ...(file.kind === 'audio' && { voice: true }) } })
  const row = await served.shop.conversationWith(phone)
  await eventually(async () => (await served.shop.messagesOf(row)).find((message) => message.wamid === received?.id && message.media?.state === 'ready'))
}

const unreadOf = async (phone: string) => (await served.shop.conversationWith(phone)).unreadCount

test('a short conversation is read as soon as it is opened and seen whole', async ({ page }) => {
  const [phone, other] = ['821033330001', '821033330002']
  await served.shop.customerWrites(other, '다른 손님이에요')
  await served.shop.customerWrites(phone, '짧은 대화 하나')
  await served.shop.customerWrites(phone, '그게 다예요')
  await openThread(page, served, await served.shop.conversationWith(other))
  expect(await unreadOf(phone)).toBe(2)
  await page.getByRole('option', { name: /그게 다예요/ }).click()
  await expect(page.getByRole('log').getByText('짧은 대화 하나')).toBeVisible()
  await expect.poll(() => unreadOf(phone)).toBe(0)
})

test('earlier wordings and the original of a deleted message are shown when asked for', async ({ page }) => {
  const { shop } = served
  const phone = '821033330003'
  const first = await shop.customerWrites(phone, '두 시에 갈게요')
  const second = await shop.customerWrites(phone, '지울 말이에요')
  shop.simulator.control.receive({ from: phone, type: 'edit', edit: { original_message_id: first.wamid!, message: { context: { id: 'M0' }, type: 'text', text: { body: '세 시에 갈게요' } } } })
  shop.simulator.control.receive({ from: phone, type: 'revoke', revoke: { original_message_id: second.wamid! } })
  const thread = await openThread(page, served, await shop.conversationWith(phone))
  const edited = thread.message('세 시에 갈게요')
  await edited.getByRole('button', { name: '수정됨' }).click()
  await expect(page.getByRole('dialog', { name: '이전 내용' })).toContainText('두 시에 갈게요')
  await page.keyboard.press('Escape')
  const deleted = thread.message('고객이 삭제한 메시지예요')
  await expect(deleted).not.toContainText('지울 말이에요')
  await deleted.getByRole('button', { name: '원래 내용 보기' }).click()
  await expect(deleted).toContainText('지울 말이에요')
})

test('the words of a message that could not be delivered are edited and sent again; the failed one stays', async ({ page }) => {
  const { shop } = served
  const phone = '821033330004'
  await shop.customerWrites(phone, '계세요?')
  shop.simulator.control.people({ phone, isReachable: false })
  const row = await shop.conversationWith(phone)
  const thread = await openThread(page, served, row)
  await shop.ownerReplies(row, '고쳐 보낼 말')
  const failed = thread.message('고쳐 보낼 말')
  await expect(failed.getByRole('img', { name: '보내지 못함' })).toBeVisible({ timeout: 15_000 })
  await expect(failed.getByRole('button', { name: '삭제', exact: true })).toHaveCount(0)
  await failed.getByRole('button', { name: '고쳐서 보내기' }).click()
  await expect(page.getByRole('textbox', { name: /메시지/ })).toHaveValue('고쳐 보낼 말')
  await expect(failed).toBeVisible()
})

test('any emoji can be a reaction', async ({ page }) => {
  const { shop } = served
  const phone = '821033330005'
  const message = await shop.customerWrites(phone, '딸기 좋아해요')
  const thread = await openThread(page, served, await shop.conversationWith(phone))
  await thread.message('딸기 좋아해요').focus()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: '이모지 더 보기' }).click()
  await page.getByPlaceholder('이모지 검색').fill('딸기')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await shop.client.messages.byIds({ messageIds: [message.id] }))[0]?.reactions.map((reaction) => reaction.emoji)).toEqual(['🍓'])
})

test('the viewer goes through the pictures of the whole chat', async ({ page }) => {
  const phone = '821033330006'
  await customerSendsFile(phone, 'strawberry-cake')
  const words = Array.from({ length: 90 }, (_unused, index) => ({ from: phone, type: 'text' as const, text: { body: `그 사이 ${index}` } }))
  served.shop.simulator.control.receive(words)
  const row = await served.shop.conversationWith(phone)
  await eventually(async () => (await served.shop.messagesOf(row)).length > 90)
  await customerSendsFile(phone, 'croissants')
  await served.shop.client.conversations.markRead({ conversationId: row.id })
  const thread = await openThread(page, served, row)
  await thread.scroller.getByRole('button', { name: /사진 크게 보기|사진 열기|사진/ }).last().click()
  const viewer = page.getByRole('dialog', { name: '사진 보기' })
  await expect(viewer.getByRole('status')).toHaveText('2장 중 2번째')
  await page.keyboard.press('ArrowLeft')
  await expect(viewer.getByRole('status')).toHaveText('2장 중 1번째')
  await expect(viewer.locator('img')).toBeVisible()
})

test('goes on with the next voice message', async ({ page }) => {
  const phone = '821033330007'
  await customerSendsFile(phone, 'voice-ko')
  await customerSendsFile(phone, 'voice-ko')
  const thread = await openThread(page, served, await served.shop.conversationWith(phone))
  const sliders = thread.scroller.getByRole('slider', { name: '재생 위치' })
  await expect(sliders).toHaveCount(2)
  await thread.scroller.getByRole('button', { name: '재생', exact: true }).first().click()
  await sliders.first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(thread.scroller.locator('article').last().locator('[data-voice="playing"]')).toBeVisible({ timeout: 12_000 })
})

test('goes to a day', async ({ page }) => {
  const { shop } = served
  const phone = '821033330008'
  const nowS = Math.floor(Date.now() / 1000)
  const days = 40
  shop.simulator.control.receive(Array.from({ length: days * 4 }, (_unused, index) => ({ from: phone, type: 'text' as const, text: { body: `${Math.floor(index / 4)}일째 ${index % 4}` }, timestamp: String(nowS - (days * 4 - index) * 6 * 3600) })))
  const row = await shop.conversationWith(phone)
  await eventually(async () => (await shop.messagesOf(row)).length >= days * 4)
  await shop.client.conversations.markRead({ conversationId: row.id })
  const thread = await openThread(page, served, row)
  const day = new Date((nowS - 30 * 24 * 3600) * 1000)
  const wanted = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(day)
  await page.getByRole('button', { name: '날짜로 이동' }).first().click()
  await page.getByLabel('날짜', { exact: true }).fill(wanted)
  await page.getByRole('button', { name: '이동', exact: true }).click()
  const [, month, date] = wanted.split('-').map(Number)
  await expect(thread.scroller.getByRole('heading', { name: new RegExp(`${month}월 ${date}일`) })).toBeInViewport()
})
