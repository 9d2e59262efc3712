import { expect, test } from '@playwright/test'
import { expectAccessible, OpenApp } from '../support/open-app.ts'

test.describe.configure({ mode: 'serial' })

let app: OpenApp
const openSection = (name: string) => app.page.getByRole('navigation', { name: '설정' }).getByRole('button', { name, exact: true }).click()

test.beforeAll(async ({ browser }) => {
  app = await OpenApp.open(browser, { args: ['--demo'], context: { permissions: ['clipboard-read', 'clipboard-write'] } })
  await app.page.getByRole('button', { name: '설정' }).click({ timeout: 20_000 })
})
test.afterAll(() => app.close())

for (const section of ['번호와 상태', '알림', '언어', '화면', '글쓰기', '발송 규칙', '백업', '정보와 개인정보']) {
  test(`${section} is accessible in both themes`, async () => {
    await openSection(section)
    await expect(app.page.getByRole('heading', { name: section, level: 2 })).toBeVisible()
    await expect(app.page.getByRole('heading', { level: 2 })).toHaveCount(1)
    await expectAccessible(app.page, 'main')
  })
}

test('an own limit is kept, one looser than Meta is refused, the default comes back', async () => {
  await openSection('발송 규칙')
  const row = app.page.getByRole('row').filter({ hasText: '고객 한 명에게 보내는 간격' })
  await expect(row).toContainText('6초')
  await row.getByRole('button').click()
  const dialog = app.page.getByRole('dialog')
  await dialog.getByLabel('초').fill('3')
  await dialog.getByRole('button', { name: '저장' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('6초 이상이어야 해요.')
  await dialog.getByLabel('초').fill('10')
  await dialog.getByRole('button', { name: '저장' }).click()
  await expect(row).toContainText('10초')
  await app.page.reload()
  await openSection('발송 규칙')
  await expect(row).toContainText('10초')
  await row.getByRole('button').click()
  await dialog.getByRole('button', { name: '기본값 6초로' }).click()
  await expect(row).not.toContainText('10초')
})

test('a chosen theme is there before the first paint of the next start', async () => {
  await app.page.emulateMedia({ colorScheme: 'light' })
  await openSection('화면')
  await app.page.getByRole('radio', { name: '어둡게' }).check()
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await app.page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.body) return
      document.documentElement.dataset['atFirstPaint'] = document.documentElement.dataset['theme'] ?? 'none'
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await app.page.reload()
  await expect(app.page.locator('html')).toHaveAttribute('data-at-first-paint', 'dark')
  await openSection('화면')
  await app.page.getByRole('radio', { name: '컴퓨터와 같게' }).check()
})

test('200 % zoom keeps every control within reach', async () => {
  await openSection('화면')
  for (let press = 0; press < 10; press += 1) await app.page.keyboard.press('Control+=')
  await expect(app.page.getByText('200%')).toBeVisible()
  expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await app.page.keyboard.press('Control+0')
  await expect(app.page.getByText('100%', { exact: true })).toBeVisible()
})

test('backs up and copies diagnostics', async () => {
  await openSection('백업')
  await app.page.getByRole('button', { name: '지금 백업하기' }).click()
  await expect(app.page.getByText('백업했어요')).toBeVisible()
  await openSection('번호와 상태')
  await app.page.getByRole('button', { name: '진단 정보 복사' }).click()
  await expect(app.page.getByText('진단 정보를 복사했어요')).toBeVisible()
})

test('the language changes without a restart and stays', async () => {
  await openSection('언어')
  await app.page.getByRole('radio', { name: 'English' }).check()
  await expect(app.page.getByRole('heading', { name: 'Language', level: 2 })).toBeVisible()
  await app.page.reload()
  await expect(app.page.getByRole('button', { name: 'Settings' })).toBeVisible()
  await app.page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Language' }).click()
  await app.page.getByRole('radio', { name: '한국어' }).check()
  await expect(app.page.getByRole('heading', { name: '언어', level: 2 })).toBeVisible()
})

test('the page never broke its own content policy', () => {
  expect(app.complaints).toEqual([])
})
