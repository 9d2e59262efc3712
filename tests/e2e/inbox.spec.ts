import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-shop.ts'

const phone = (index: number) => `8210555${String(index).padStart(5, '0')}`
const list = (page: Page) => page.getByRole('listbox', { name: '대화 목록' })
const rows = (page: Page) => list(page).getByRole('option')
const rowOf = (page: Page, words: string) => rows(page).filter({ hasText: words })
const filter = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) })

test('a new message lifts its conversation, counts and badge follow', async ({ shop, page, openApp }) => {
  await shop.customerWrites(phone(1), '첫째 손님이에요')
  await shop.customerWrites(phone(2), '둘째 손님이에요')
  await openApp()
  await expect(rows(page).first()).toContainText('둘째 손님이에요')
  await shop.customerWrites(phone(1), '케이크 예약할게요')
  await expect(rows(page).first()).toContainText('케이크 예약할게요')
  await expect(rows(page)).toHaveCount(2)
  await expect(filter(page, '안 읽음')).toHaveAccessibleName('안 읽음, 대화 2개')
  await expect(page).toHaveTitle(/^\(2\)/)
  await filter(page, '안 읽음').check()
  await expect(rows(page)).toHaveCount(2)
})

test('the opened conversation stays in the unread list until another is opened', async ({ shop, page, openApp }) => {
  for (const index of [1, 2, 3]) await shop.customerWrites(phone(index), `손님 ${index}`)
  await openApp()
  await filter(page, '안 읽음').check()
  await expect(rows(page)).toHaveCount(3)
  await rowOf(page, '손님 2').click()
  await shop.client.conversations.markRead({ conversationId: (await shop.conversationWith(phone(2))).id })
  await expect(filter(page, '안 읽음')).toHaveAccessibleName('안 읽음, 대화 2개')
  await expect(rowOf(page, '손님 2')).toBeVisible()
  await rowOf(page, '손님 3').click()
  await expect(rowOf(page, '손님 2')).toHaveCount(0)
})

test('pin, mute, archive and undo from the menu and by key', async ({ shop, page, openApp }) => {
  for (const index of [1, 2, 3]) await shop.customerWrites(phone(index), `손님 ${index}`)
  await openApp()
  await rowOf(page, '손님 1').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '맨 위에 고정' }).click()
  await expect(rows(page).first()).toContainText('손님 1')
  await rowOf(page, '손님 2').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '8시간 동안 알림 끄기' }).click()
  await expect(filter(page, '안 읽음')).toHaveAccessibleName('안 읽음, 대화 2개')
  await list(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('e')
  await expect(rows(page)).toHaveCount(2)
  await expect(rowOf(page, '손님 3')).toHaveCount(0)
  await page.getByRole('region', { name: '알림 메시지' }).getByText('보관했어요').locator('..').getByRole('button', { name: '되돌리기' }).click()
  await expect(rows(page)).toHaveCount(3)
  await expect(rows(page).first()).toContainText('손님 1')
})

test('works by keyboard alone, the focus stays while rows move', async ({ shop, page, openApp }) => {
  for (const index of [1, 2, 3, 4]) await shop.customerWrites(phone(index), `손님 ${index}`)
  await openApp()
  await expect(rows(page)).toHaveCount(4)
  await list(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  const activeText = async () => page.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')
  await expect.poll(activeText).toContain('손님 3')
  await shop.customerWrites(phone(1), '다시 왔어요')
  await expect(rows(page).first()).toContainText('다시 왔어요')
  await expect.poll(activeText).toContain('손님 3')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, '손님 3')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(rowOf(page, '손님 2')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+1')
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true')
})

test('a draft shows in its row', async ({ shop, page, openApp }) => {
  await shop.customerWrites(phone(1), '있나요?')
  const row = await shop.conversationWith(phone(1))
  await openApp()
  await expect(rows(page)).toHaveCount(1)
  await shop.client.drafts.save({ conversationId: row.id, text: '네, 있어요', attachmentIds: [], quotedMessageId: null })
  await expect(rows(page).first()).toContainText('작성 중: 네, 있어요')
  await filter(page, '작성 중').check()
  await expect(rows(page)).toHaveCount(1)
})

test('an empty list says the next step', async ({ page, openApp }) => {
  await openApp()
  await expect(page.getByText('아직 대화가 없어요')).toBeVisible()
  await expect(page.getByRole('button', { name: '샘플 가게 둘러보기' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the list and the panel, ${theme}`, async ({ shop, page, openApp }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    for (const index of [1, 2, 3]) await shop.customerWrites(phone(index), `손님 ${index}`)
    await shop.client.settings.update({ theme })
    await openApp()
    await rowOf(page, '손님 2').click()
    await expect(page.getByRole('heading', { name: '고객', exact: true })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const { violations } = await new AxeBuilder({ page }).include('#list').include('aside').analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })
}
