import { expect, test } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible, fontsOf, OpenApp } from '../support/open-app.ts'

test.describe.configure({ mode: 'serial' })

test.describe('the first screen', () => {
  let app: OpenApp
  test.beforeAll(async ({ browser }) => void (app = await OpenApp.open(browser)))
  test.afterAll(() => app.close())

  test('shows two doors, accessible in both themes, Korean drawn with the bundled font', async () => {
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('손님을 단골로')
    await expectAccessible(app.page)
    await app.page.evaluate(() => document.fonts.ready)
    const fonts = await fontsOf(app.page, 'h1')
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((font) => !font.isBundled)).toEqual([])
  })

  test('changes the language at once', async () => {
    await app.page.getByText('English').click()
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Turn customers into regulars')
    await expect(app.page.locator('html')).toHaveAttribute('lang', 'en')
    await app.page.getByText('한국어').click()
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('손님을 단골로')
  })

  test('guides through connecting and names what is missing before Meta is asked', async () => {
    await app.page.getByRole('button', { name: '번호 연결 시작' }).click()
    await app.page.getByRole('button', { name: '확인하고 연결' }).click()
    await expect(app.page.getByLabel('전화번호 ID')).toBeFocused()
    await expect(app.page.getByText('Meta에 확인하기 전에 4개 항목을 다시 봐 주세요.')).toBeVisible()
    await expectAccessible(app.page)
  })

  test('says at which step a connection fails and what to do next', async () => {
    await app.page.getByLabel('전화번호 ID').fill('106540352242922')
    await app.page.getByLabel('WhatsApp Business 계정 ID').fill('102290129340398')
    await app.page.getByLabel('액세스 토큰').fill('EAAB-not-a-real-token')
    await app.page.getByLabel('앱 시크릿').fill('0123456789abcdef')
    await app.page.getByText('고급', { exact: true }).click()
    await app.page.getByLabel('Graph API 주소').fill('http://127.0.0.1:9')
    await app.page.getByRole('button', { name: '확인만 하기' }).click()
    const failed = app.page.getByRole('listitem').filter({ hasText: '문제가 있어요' })
    await expect(failed).toHaveCount(1)
    await expect(failed).toContainText('액세스 토큰')
    await app.page.getByRole('button', { name: '뒤로' }).click()
  })

  test('opens the sample shop with one click, always marked, and leaves it again', async () => {
    await app.page.getByRole('button', { name: '샘플 가게 열기' }).click()
    const bar = app.page.getByRole('complementary', { name: '샘플 가게' })
    await expect(bar).toBeVisible({ timeout: 20_000 })
    await bar.getByRole('button', { name: '처음으로 되돌리기' }).click()
    await expect(app.page.getByRole('dialog')).toContainText('모두 지워지고 되돌릴 수 없어요')
    await expectAccessible(app.page)
    await app.page.keyboard.press('Escape')
    await bar.getByRole('button', { name: '나가기' }).click()
    await app.page.getByRole('dialog').getByRole('button', { name: '나가기' }).click()
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('손님을 단골로')
  })

  test('the page never broke its own content policy', () => {
    expect(app.complaints.filter((text) => /content security policy|refused to/i.test(text))).toEqual([])
  })
})

test.describe('a damaged database', () => {
  let app: OpenApp
  test.beforeAll(async ({ browser }) => {
    app = await OpenApp.open(browser, {
      prepare: (dataFolder) => {
        mkdirSync(dataFolder, { recursive: true })
        writeFileSync(join(dataFolder, 'danggol.db'), Buffer.alloc(65_536, 'not a database '))
      },
    })
  })
  test.afterAll(() => app.close())

  test('opens the recovery screen, keeps the file and can start fresh', async () => {
    await expect(app.page.getByRole('heading', { level: 1 })).toContainText(/손상되었어요|열지 못했어요/)
    await expectAccessible(app.page)
    await app.page.getByRole('button', { name: '새로 시작' }).click()
    await expect(app.page.getByRole('dialog')).toContainText('손상된 파일은 보관하고 아무것도 지우지 않아요')
    await app.page.getByRole('dialog').getByRole('button', { name: '새로 시작' }).click()
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('손님을 단골로')
  })
})
