import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, png, test } from './composer/open-shop.ts'

test('Ctrl+Enter mode: Enter breaks the line, Ctrl+Enter sends, the field says so', async ({ composer, shop, page }) => {
  const customer = shop.newCustomer()
  await composer.openConversation(customer)
  await expect(composer.region).toContainText('Enter 보내기')
  await chooseCtrlEnter(page, true)
  await expect(composer.region).toContainText('Ctrl + Enter 보내기')
  await composer.field.pressSequentially('첫 줄')
  await composer.field.press('Enter')
  await composer.field.pressSequentially('둘째 줄')
  await expect(composer.field).toHaveValue('첫 줄\n둘째 줄')
  expect(shop.textsTo(customer)).toEqual([])
  await composer.composeAndEnter(['ㄲ', '끝'], 2)
  await expect.poll(() => shop.textsTo(customer)).toEqual(['첫 줄\n둘째 줄끝'])
  await chooseCtrlEnter(page, false)
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme`, async ({ composer, shop, page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme })
    const customer = shop.newCustomer(21 * 3_600_000)
    await composer.openConversation(customer)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await composer.attach({ name: '사진.png', mimeType: 'image/png', buffer: png }, { name: '가격표.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
    await composer.field.pressSequentially('*특가* `A-1`')
    await composer.attach({ name: '장부.hwp', mimeType: '', buffer: Buffer.from('x') })
    await composer.region.getByText('왜 그런가요?').or(composer.region.getByRole('alert')).first().waitFor()
    expect(await violations(page, 'section[aria-label="답장"]')).toEqual([])
    await composer.button('이모지').click()
    await page.getByRole('gridcell').first().waitFor()
    expect(await violations(page, '[role="dialog"]')).toEqual([])
    await page.keyboard.press('Escape')
    await composer.openConversation(shop.newCustomer(30 * 3_600_000))
    await composer.region.getByRole('heading', { name: '응답 가능 시간이 지났어요' }).waitFor()
    expect(await violations(page, 'section[aria-label="답장"]')).toEqual([])
  })
}

async function violations(page: Page, selector: string) {
  const { violations: found } = await new AxeBuilder({ page }).include(selector).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

async function chooseCtrlEnter(page: Page, isWanted: boolean): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: '글쓰기' }).click()
  await page.getByRole('radio', { name: isWanted ? /^Ctrl/ : /^Enter/ }).check()
  await page.keyboard.press('Control+Shift+E')
}
