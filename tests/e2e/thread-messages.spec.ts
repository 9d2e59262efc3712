import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { sampleFiles, type SampleFileName } from '#simulator/scenarios/sample-shop/assets.ts'
import { eventually } from '../support/eventually.ts'
import { serveShop } from '../support/served-shop.ts'
import { openThread, type ServedThread } from './thread-driver.ts'

let served: ServedThread
test.beforeAll(async () => { served = await serveShop() })
test.afterAll(() => served.close())

async function customerSendsFile(phone: string, name: SampleFileName, caption?: string): Promise<void> {
  const file = sampleFiles[name]
  const media = { bytes_base64: file.base64, mime_type: file.mimeType, ...(caption && { caption }), ...(file.kind === 'audio' && { voice: true }) }
  const [received] = served.shop.simulator.control.receive({ from: phone, type: file.kind, [file.kind]: media })
  const row = await served.shop.conversationWith(phone)
  await eventually(async () => (await served.shop.messagesOf(row)).find((message) => message.wamid === received?.id && message.media?.state === 'ready'))
}

test('ticks move in words, and a failure says why with a way out', async ({ page }) => {
  const { shop } = served
  const phone = '821022220001'
  await shop.customerWrites(phone, '영업하시나요?')
  shop.simulator.control.people({ phone, readsMessages: true })
  const row = await shop.conversationWith(phone)
  const thread = await openThread(page, served, row)
  await shop.ownerReplies(row, '네, 열 시부터예요')
  await expect(thread.message('네, 열 시부터예요').getByRole('img', { name: /^(읽음|도착함)$/ })).toBeVisible({ timeout: 15_000 })

  shop.simulator.control.people({ phone, isReachable: false })
  await shop.ownerReplies(row, '못 가는 답장')
  const failed = thread.message('못 가는 답장')
  await expect(failed.getByRole('img', { name: '보내지 못함' })).toBeVisible({ timeout: 15_000 })
  await expect(failed.getByText('보내지 못했어요')).toBeVisible()
  shop.simulator.control.people({ phone, isReachable: true })
  await failed.getByRole('button', { name: '다시 보내기' }).click()
  await expect(failed.getByRole('img', { name: /^(보냄|읽음|도착함)$/ })).toBeVisible({ timeout: 15_000 })
})

test('the picture viewer works with keys alone', async ({ page }) => {
  const phone = '821022220002'
  await customerSendsFile(phone, 'strawberry-cake', '이 케이크요')
  await customerSendsFile(phone, 'croissants')
  const thread = await openThread(page, served, await served.shop.conversationWith(phone))
  await thread.scroller.locator('article').last().focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: '사진 보기' })
  await expect(viewer.getByRole('status')).toHaveText('2장 중 1번째')
  await page.keyboard.press('ArrowRight')
  await expect(viewer.getByRole('status')).toHaveText('2장 중 2번째')
  await page.keyboard.press('+')
  await expect(viewer.getByRole('button', { name: '화면에 맞추기' })).toHaveText('150%')
  await page.keyboard.press('r')
  await expect(viewer.locator('img')).toHaveCSS('transform', /matrix\(0, 1\.5|matrix\(-?\d?\.?\d*e?-?\d*, 1\.5/)
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
})

test('a voice message shows its own waveform and remembers the place', async ({ page }) => {
  const phone = '821022220003'
  await customerSendsFile(phone, 'voice-ko')
  const thread = await openThread(page, served, await served.shop.conversationWith(phone))
  const bars = thread.scroller.getByRole('slider', { name: '재생 위치' }).locator('span')
  await expect(bars).toHaveCount(48)
  await expect.poll(async () => new Set(await bars.evaluateAll((all) => all.map((bar) => bar.style.height))).size).toBeGreaterThan(8)
  const slider = thread.scroller.getByRole('slider', { name: '재생 위치' })
  await thread.scroller.locator('article').last().focus()
  await slider.focus()
  await page.keyboard.press('End')
  const atEnd = await slider.getAttribute('aria-valuetext')
  await page.keyboard.press('Home')
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(atEnd)
})

test('right-to-left text stands on its own side, and links only go where they may', async ({ page }) => {
  const { shop } = served
  const phone = '821022220004'
  await shop.customerWrites(phone, 'مرحبا، السعر 32,000 KRW؟')
  await shop.customerWrites(phone, '여기요 https://example.kr/a 그리고 javascript:alert(1) <b>굵게?</b> *정말*')
  const thread = await openThread(page, served, await shop.conversationWith(phone))
  await expect(thread.message('مرحبا').locator('[dir="rtl"]').first()).toBeVisible()
  const message = thread.message('여기요')
  await expect(message.getByRole('link')).toHaveCount(1)
  await expect(message.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(message.getByText('<b>굵게?</b>')).toBeVisible()
  await expect(message.locator('strong')).toHaveText('정말')
})

test('everything about a message can be done with the keyboard', async ({ page }) => {
  const { shop } = served
  const phone = '821022220005'
  await shop.customerWrites(phone, '첫 메시지')
  const second = await shop.customerWrites(phone, '둘째 메시지')
  const thread = await openThread(page, served, await shop.conversationWith(phone))
  await thread.scroller.locator('article[tabindex="0"]').focus()
  await page.keyboard.press('Home')
  await expect(thread.message('첫 메시지')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(thread.message('둘째 메시지')).toBeFocused()
  await expect(thread.message('둘째 메시지')).toHaveAttribute('aria-label', /, 둘째 메시지, 오/)
  await page.keyboard.press('e')
  await page.getByRole('button', { name: '👍 공감 남기기' }).press('Enter')
  await expect.poll(async () => (await shop.client.messages.byIds({ messageIds: [second.id] }))[0]?.reactions.map((reaction) => reaction.emoji)).toEqual(['👍'])
  await shop.customerWrites(phone, '소리로 들려요')
  await expect(page.locator('[data-thread-announcer]')).toContainText('소리로 들려요')
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${theme}`, async ({ page }) => {
    const { shop } = served
    const phone = theme === 'light' ? '821022220006' : '821022220007'
    await shop.client.settings.update({ theme })
    await shop.customerWrites(phone, '*안녕하세요* https://example.kr')
    await customerSendsFile(phone, 'order-guide')
    await customerSendsFile(phone, 'macarons', '마카롱')
    const row = await shop.conversationWith(phone)
    await shop.ownerReplies(row, '네!')
    const thread = await openThread(page, served, row)
    await expect(thread.message('네!')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).include('[data-thread]').analyze()
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([])
  })
}
