import { ComposerDriver, expect, png, RunningShop } from './composer/open-shop.ts'
import { test } from '@playwright/test'

test('a draft with a file survives the restart of the app and is sent after it', async ({ page, browser }) => {
  test.slow()
  const shop = await RunningShop.open()
  try {
    const customer = shop.newCustomer()
    await shop.visit(page)
    const before = new ComposerDriver(page)
    await before.openConversation(customer)
    await before.attach({ name: '사진.png', mimeType: 'image/png', buffer: png })
    await expect(before.files).toHaveAttribute('data-state', 'staged')
    await before.field.pressSequentially('내일 드릴게요')
    await before.field.blur()
    await shop.restart()

    const later = await browser.newPage()
    await shop.visit(later)
    const after = new ComposerDriver(later)
    await expect(later.locator('[data-conversation]', { hasText: customer.name })).toContainText('내일 드릴게요')
    await after.openConversation(customer)
    await expect(after.field).toHaveValue('내일 드릴게요')
    await expect(after.files.locator('img')).toHaveJSProperty('naturalWidth', 1)
    await after.field.press('Enter')
    await expect.poll(() => shop.sentTo(customer).map(({ request }) => request['image'])).toMatchObject([{ caption: '내일 드릴게요' }])
    await later.close()
  } finally {
    await shop.close()
  }
})
