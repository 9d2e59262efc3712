import { expect, test } from '../support/screens/test.ts'

/** A shop that nobody has written to yet. */
test.use({ app: {} })

test('a customer writes, the owner answers in Korean with the keyboard alone, and the ticks move', async ({ shop, open }) => {
  const { page, inbox, composer } = await open()
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  const customer = await shop.newCustomer('내일 딸기 케이크 있어요?')
  await expect(inbox.rows.first()).toContainText('내일 딸기 케이크 있어요?')

  await page.locator('body').press('Tab')
  await expect(page.getByRole('button', { name: '대화 목록으로 건너뛰기' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(inbox.list).toBeFocused()
  await page.keyboard.press('Home')
  await expect.poll(() => inbox.activeWords()).toContain('내일 딸기 케이크 있어요?')
  await page.keyboard.press('Enter')
  const thread = page.getByRole('log')
  await expect(thread.getByText('내일 딸기 케이크 있어요?')).toBeVisible()

  await page.keyboard.press('r')
  await expect(composer.field).toBeFocused()
  await page.keyboard.insertText('네, 오전 10시부터 있어')
  await composer.composeAndEnter(['ㅇ', '요'])
  await expect.poll(() => shop.textsTo(customer)).toEqual(['네, 오전 10시부터 있어요'])
  await expect(composer.field).toHaveValue('')
  await expect(composer.field).toBeFocused()
  const reply = thread.getByRole('article').filter({ hasText: '네, 오전 10시부터 있어요' })
  await expect(reply).toHaveCount(1)
  await expect(reply.locator('[data-status]')).toHaveAttribute('data-status', 'read')
  expect(shop.sentTo(customer)).toHaveLength(1)
})
