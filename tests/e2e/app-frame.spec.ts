import { expect, test } from '@playwright/test'
import { expectAccessible, OpenApp } from '../support/open-app.ts'

test.describe.configure({ mode: 'serial' })

let app: OpenApp
test.beforeAll(async ({ browser }) => {
  app = await OpenApp.open(browser, { args: ['--demo'] })
  await expect(app.page.getByRole('navigation', { name: '메뉴' })).toBeVisible({ timeout: 20_000 })
})
test.afterAll(() => app.close())

const palette = () => app.page.getByRole('combobox', { name: '빠른 실행' })
const conversations = () => app.page.getByRole('region', { name: '대화 목록' }).getByRole('option')

test('landmarks, skip links and the unread count in the title', async () => {
  await expect(conversations().first()).toBeVisible()
  await expect(app.page.getByRole('main')).toBeVisible()
  await expect(app.page).toHaveTitle(/^\(\d+\) 단골$/)
  await app.page.locator('body').focus()
  await app.page.keyboard.press('Tab')
  await expect(app.page.getByRole('button', { name: '대화 목록으로 건너뛰기' })).toBeFocused()
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('listbox', { name: '대화 목록' })).toBeFocused()
  await expectAccessible(app.page)
})

test('the palette finds a customer and opens the conversation with one Enter', async () => {
  await app.page.keyboard.press('Control+k')
  await expect(palette()).toBeFocused()
  const first = app.page.getByRole('option', { selected: true }).first()
  await expect(first).toBeVisible()
  await expectAccessible(app.page, '[role=dialog]')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(palette()).toBeHidden()
  await expect(app.page.getByRole('region', { name: '대화', exact: true })).toBeVisible()
})

test('the palette runs a command found by its initial consonants', async () => {
  await app.page.keyboard.press('Control+k')
  await palette().fill('ㅅㅈㅇㄱ')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('heading', { name: '설정', level: 1 })).toBeVisible()
  await app.page.keyboard.press('Control+Shift+e')
})

test('a pasted number opens its chat', async () => {
  await app.page.keyboard.press('Control+k')
  await palette().fill('https://wa.me/821055500199?text=%EC%95%88%EB%85%95')
  await expect(app.page.getByRole('option').first()).toContainText('821055500199')
  await app.page.keyboard.press('Escape')
  await expect(palette()).toBeHidden()
})

test('shortcut help is searchable, and a shortcut works under a Korean layout', async () => {
  await app.page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', code: 'Slash', ctrlKey: true, bubbles: true, cancelable: true })))
  const help = app.page.getByRole('dialog', { name: '단축키' })
  await expect(help).toBeVisible()
  await help.getByRole('searchbox').fill('빠른')
  await expect(help.getByText('빠른 실행 열기')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await app.page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㅏ', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true })))
  await expect(palette()).toBeVisible()
  await app.page.keyboard.press('Escape')
})

test('below 1180 the customer panel waits until asked for, below 760 one pane shows at a time', async () => {
  await conversations().nth(1).click()
  await expect(app.page.getByRole('complementary', { name: '고객 정보' })).toBeVisible()
  await app.page.setViewportSize({ width: 960, height: 640 })
  await expect(app.page.getByRole('complementary', { name: '고객 정보' })).toBeHidden()
  await app.page.keyboard.press('Control+Shift+i')
  const drawer = app.page.getByRole('dialog', { name: '고객 정보' })
  await expect(drawer).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await app.page.setViewportSize({ width: 700, height: 900 })
  await expect(app.page.getByRole('region', { name: '대화 목록' })).toBeHidden()
  await app.page.getByRole('button', { name: '대화 목록', exact: true }).click()
  await expect(app.page.getByRole('region', { name: '대화 목록' })).toBeVisible()
  await app.page.setViewportSize({ width: 1440, height: 900 })
})

test('the list width moves by keyboard and is remembered', async () => {
  const divider = app.page.getByRole('separator', { name: '목록 너비' })
  await divider.focus()
  await app.page.keyboard.press('End')
  await expect(divider).toHaveAttribute('aria-valuenow', '380')
  await app.page.reload()
  await expect(divider).toHaveAttribute('aria-valuenow', '380')
})

test('pausing shows one banner with its way out', async () => {
  await app.page.keyboard.press('Control+k')
  await palette().fill('발송 멈추기')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByText('발송을 멈췄어요')).toBeVisible()
  await expectAccessible(app.page)
  await app.page.getByRole('button', { name: '발송 다시 시작' }).click()
  await expect(app.page.getByText('발송을 멈췄어요')).toBeHidden()
})

test('the page never broke its own content policy', () => {
  expect(app.complaints).toEqual([])
})
